import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSentences } from '../../../src/library/ingest/sentences.ts';
import { anyCharacter } from '../../any-character.ts';
import { CHINESE } from './golden-chinese.ts';
import { ENGLISH } from './golden-english.ts';

const cut = (text: string) => cutSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('English sentences are cut right', () => {
  for (const [promise, marked] of ENGLISH) {
    // A forgotten space is the point of some cases.
    const glue = promise.startsWith('a forgotten space') ? '' : ' ';
    it(promise, () => expect(cut(marked.replaceAll('|', glue))).toEqual(marked.split('|')));
  }
});

describe('Chinese sentences are cut right', () => {
  for (const [promise, marked] of CHINESE) {
    it(promise, () => expect(cut(marked.replaceAll('|', ''))).toEqual(marked.split('|')));
    it(`${promise}, with spaces between`, () => expect(cut(marked.replaceAll('|', ' '))).toEqual(marked.split('|')));
  }
});

const MARKS = [
  ...'。！？；，：…—“”‘’「」『』（）()[]《》"\'.!?,;:-*#@ \n\t',
  '……',
  '——',
  '。”',
  '.”',
  '" ',
  'https://a.b/c.d ',
];
const WORDS = [
  'Dr',
  'U.S',
  'e.g',
  'No',
  'He',
  'the',
  'ran',
  '3',
  '5%',
  '桥',
  '修好了',
  '他说',
  '的',
  '𠮷',
  'é',
  '👩‍👩‍👧',
  '\u202e',
  '\u0301',
  '\ud800',
];
const hostile = fc.array(fc.constantFrom(...MARKS, ...WORDS), { maxLength: 60 }).map((parts) => parts.join(''));

describe('whatever stands in a paragraph', () => {
  it('its sentences are trimmed, in order, and together all that is not blank', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: anyCharacter })), fc.nat(5), (paragraph, offset) => {
        const text = `${'x'.repeat(offset)}${paragraph}y`;
        const ranges = cutSentences(text, offset, text.length - 1);
        let at = offset;
        for (const { start, end } of ranges) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          at = end;
        }
        expect(text.slice(at, -1).trim()).toBe('');
      }),
      { numRuns: 150 },
    );
  });

  it('a sentence alone is cut no further, and one sentence a line is not joined', () => {
    for (const [, marked] of [...CHINESE, ...ENGLISH]) {
      for (const sentence of marked.split('|')) expect(cut(sentence)).toEqual([sentence]);
    }
  });

  const long = 100_000;
  for (const [what, text] of Object.entries({
    'a word': 'a'.repeat(long),
    stops: '.'.repeat(long),
    'Chinese stops with blanks': '。 '.repeat(long),
    'stops with blanks': '. '.repeat(long),
    'opening marks': '“「（"('.repeat(long / 5),
    'closing marks': '。”」）"'.repeat(long / 5),
    'empty brackets': '(a)'.repeat(long),
    'straight marks': '"a '.repeat(long),
    apostrophes: "‘a. s’ b' ".repeat(long / 10),
    'letters with points': 'U.'.repeat(long),
    addresses: 'https://a.b/'.repeat(long / 10),
    'points behind an address': `https://a${'.'.repeat(long)}`,
    blanks: `a.${' '.repeat(long)}b${'\n'.repeat(long)}”`,
  })) {
    it(`a hundred thousand of ${what} are cut in good time`, () => expect(cut(text).length).toBeGreaterThan(0));
  }
});
