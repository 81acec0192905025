import { describe, expect, it } from 'vitest';
import { withoutQuestionWords } from '#library/search/questions.ts';

describe('question words', () => {
  it.each(['how many', 'how much', 'how long', 'how old'])('are left out as a whole: %s', (asking) => {
    const { text, isQuestion } = withoutQuestionWords(`${asking} are the ships?`);
    expect(text.trim()).toBe('are the ships?');
    expect(isQuestion).toBe(true);
  });
});

describe('what people say around the words that they remember', () => {
  it.each([
    ['请问有没有人记得那句关于热线的话', '热线'],
    ['我记得有一句讲短缺是老师来着', '有一句讲短缺是老师'],
    ['谁还记得关不掉的系统那段', '关不掉的系统'],
    ['帮我找一下互联速度那句', '互联速度'],
    ['短缺送来了客户是谁说的', '短缺送来了客户'],
  ])('is left out: %s', (typed, text) => expect(withoutQuestionWords(typed).text.trim()).toBe(text));

  it.each(['有人正在受害', '会谈没有留下共同文字', '找到第二家供应商'])('and not where it is theirs: %s', (typed) =>
    expect(withoutQuestionWords(typed).text.trim()).toBe(typed),
  );
});
