import { expect, it } from 'vitest';
import { placeWords } from '../../../src/features/quote/place-words.ts';

it('a quotation says on which page, or when, it stood', () => {
  expect(placeWords([{ place: { page: 12 } }])).toEqual({ en: 'p.\u00a012', zh: '第 12 页' });
  expect(placeWords([{ place: { page: 12 } }, { place: { page: 13 } }])).toEqual({
    en: 'pp.\u00a012–13',
    zh: '第 12–13 页',
  });
  expect(placeWords([{ place: { time: 754_900 } }])).toEqual({ en: '12:34', zh: '12:34' });
  expect(placeWords([{ place: { time: 3_723_000 } }])).toEqual({ en: '1:02:03', zh: '1:02:03' });
  expect(placeWords([{}])).toBeUndefined();
});
