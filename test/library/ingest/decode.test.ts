import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { decode } from '../../../src/library/ingest/decode.ts';
import { CHINESE_PROSE, ENGLISH_PROSE, TRADITIONAL_PROSE } from '../prose.ts';
import { encode } from './encode.ts';

const simplified = CHINESE_PROSE.flat().join('');
const traditional = TRADITIONAL_PROSE.flat().join('');
const english = ENGLISH_PROSE.flat().join('\n');
// A short notice: a title and one sentence.
const SHORT = 60;
const excerpts = (text: string) => fc.nat(text.length - SHORT).map((start) => text.slice(start, start + SHORT));

describe('the encoding of a file is recognised', () => {
  for (const [what, text, encoding] of [
    ['simplified Chinese in GB18030', simplified, 'gb18030'],
    ['traditional Chinese in GB18030', traditional, 'gb18030'],
    ['traditional Chinese in Big5', traditional, 'big5'],
    ['Chinese in UTF-16, small end first', simplified, 'utf-16le'],
    ['Chinese in UTF-16, big end first', traditional, 'utf-16be'],
    ['English in UTF-16, small end first', english, 'utf-16le'],
    ['English in UTF-16, big end first', english, 'utf-16be'],
  ] as const) {
    it(`${what}, from sixty characters on`, () => {
      fc.assert(
        fc.property(excerpts(text), (excerpt) => {
          expect(decode('a', encode(excerpt, encoding))).toEqual({ text: excerpt, encoding });
        }),
      );
    });
  }

  it('UTF-8 with and without its mark, and the mark is no text', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '\ufeff'), excerpts(simplified), (mark, excerpt) => {
        expect(decode('a', Buffer.from(mark + excerpt))).toEqual({ text: excerpt, encoding: 'utf-8' });
      }),
    );
  });

  it('UTF-16 by its mark, however short', () => {
    expect(decode('a', encode('\ufeffé', 'utf-16le'))).toEqual({ text: 'é', encoding: 'utf-16le' });
    expect(decode('a', encode('\ufeffé', 'utf-16be'))).toEqual({ text: 'é', encoding: 'utf-16be' });
  });

  it('English with curly quotes and French with accents as old Windows wrote them', () => {
    for (const text of ['“We lost,” she said. It wasn’t so – not yet…', 'Le café où l’été s’achève, à la fenêtre.']) {
      expect(decode('a', encode(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252' });
    }
  });

  it('Chinese among much English is still Chinese', () => {
    const text = `${english} The old word for it, 港口, is on the gate, next to 水坝 and 博物馆.`;
    expect(decode('a', encode(text, 'gb18030')).text).toBe(text);
  });
});

describe('what reads like no text is refused', () => {
  const outcomeOf = (bytes: Uint8Array) => {
    try {
      return decode('harbour.txt', bytes);
    } catch (error) {
      if (error instanceof UserError) return error.problem;
      throw error;
    }
  };

  it('Japanese in Shift_JIS is not taken for Chinese', () => {
    const bytes = Buffer.from('8d608cfb82c982cd8e6c8f5c907a82cc914482aa82a082c182bd814282bb82ea82c882cc82c9', 'hex');
    expect(new TextDecoder('shift_jis').decode(bytes)).toContain('港口には');
    expect(outcomeOf(bytes)).toMatchObject({ kind: 'file-encoding', name: 'harbour.txt' });
  });

  it('a mark that the rest does not keep names the encoding that was tried', () => {
    expect(outcomeOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).toEqual({
      kind: 'file-encoding',
      name: 'harbour.txt',
      tried: ['utf-8'],
    });
  });

  it('whatever the bytes, there is a text that holds all of them, or a user error with the file’s name', () => {
    const torn = fc
      .tuple(excerpts(simplified), fc.nat(SHORT), fc.uint8Array({ maxLength: 3 }))
      .map(([text, at, bytes]) => {
        const whole = encode(text, 'gb18030');
        return Uint8Array.from([...whole.subarray(0, at), ...bytes, ...whole.subarray(at)]);
      });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((text) => Buffer.from(text)),
      torn,
    );
    fc.assert(
      fc.property(bytes, (some) => {
        const read = outcomeOf(some);
        if ('kind' in read) expect(read).toMatchObject({ kind: 'file-encoding', name: 'harbour.txt' });
        else expect(new TextDecoder(read.encoding, { fatal: true }).decode(some)).toBe(read.text);
      }),
    );
  });
});
