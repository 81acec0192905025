import { expect, it } from 'vitest';
import { cut, flatten } from '#library/search/units.ts';

it('two texts are the same word for word, whatever blanks and marks stand between and around the words', () => {
  const flat = (text: string) => flatten(cut(text));
  expect(flat('the ferry was late')).toBe('the ferry was late');
  expect(flat('  “the ferry … was—late!”')).toBe('the ferry was late');
  expect(flat('渡船 ferry 晚了, again')).toBe('渡船ferry晚了again');
  expect(flat('')).toBe('');
});
