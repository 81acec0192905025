import { describe, expect, it } from 'vitest';
import { withoutQuestionWords } from '#library/search/questions.ts';

describe('question words', () => {
  it.each(['how many', 'how much', 'how long', 'how old'])('are left out as a whole: %s', (asking) => {
    const { text, isQuestion } = withoutQuestionWords(`${asking} are the ships?`);
    expect(text.trim()).toBe('are the ships?');
    expect(isQuestion).toBe(true);
  });
});
