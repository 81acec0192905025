import { describe, expect, it } from 'vitest';
import { readTextDraft } from '../../../src/library/ingest/read-draft.ts';
import { passages } from '../drafts.ts';
import { CHINESE_PROSE, ENGLISH_PROSE } from '../prose.ts';

const read = (text: string, language?: 'en' | 'zh') =>
  readTextDraft({ name: 'x.txt', bytes: Buffer.from(text), ...(language && { language }) });
const en = ['The night ferry', 'It left without us, and nobody waved from the deck.', 'We walked home in the rain.'];
const zh = ['夜航的渡船', '它没有等我们，甲板上也没有人挥手。', '我们冒雨走回家。'];

describe('a text in English and Chinese', () => {
  for (const [how, text] of [
    ['paragraph by paragraph', en.map((one, at) => `${one}\n\n${zh[at]}`).join('\n\n')],
    ['line by line', en.map((one, at) => `${one}\n${zh[at]}`).join('\n\n')],
    ['the Chinese first', en.map((one, at) => `${zh[at]}\n${one}`).join('\n\n')],
    ['one after the other', [...en, ...zh].join('\n\n')],
    ['beside each other', en.map((one, at) => `${one} / ${zh[at]}`).join('\n\n')],
  ] as const) {
    it(`${how} is told, and each language can be taken by itself`, () => {
      expect(read(text).warnings?.[0]?.zh).toContain('edition-of');
      const [english, chinese] = [read(text, 'en'), read(text, 'zh')];
      expect(passages(english)).toEqual(en);
      expect(passages(chinese)).toEqual(zh);
      expect([english.meta.title, chinese.meta.title]).toEqual([en[0], zh[0]]);
      expect(english.warnings).toBeUndefined();
    });
  }

  it('is not what has a quotation in the other, or names', () => {
    const chinese = CHINESE_PROSE.map((one) => one.join('')).join('\n\n');
    expect(read(`${chinese}\n\n“You count what is there,” he used to say.\n\n${chinese}`).warnings).toBeUndefined();
    const english = ENGLISH_PROSE.map((one) => one.join(' ')).join('\n\n');
    expect(read(`${english}\n\n有多少就数多少。\n\nOsei (老欧) said so.`).warnings).toBeUndefined();
    expect(passages(read(`${english}\n\n有多少就数多少。`, 'en'))).toContain('有多少就数多少。');
  });
});
