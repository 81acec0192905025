import fc from 'fast-check';
import iconv from 'iconv-lite';
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
          expect(decode('a', encode(excerpt, encoding))).toEqual({ text: excerpt, encoding, warnings: [] });
        }),
      );
    });
  }

  it('UTF-8 with and without its mark, and the mark is no text', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '\ufeff'), excerpts(simplified), (mark, excerpt) => {
        expect(decode('a', Buffer.from(mark + excerpt))).toEqual({ text: excerpt, encoding: 'utf-8', warnings: [] });
      }),
    );
  });

  it('UTF-16 by its mark, however short', () => {
    expect(decode('a', encode('\ufeffé', 'utf-16le'))).toMatchObject({ text: 'é', encoding: 'utf-16le' });
    expect(decode('a', encode('\ufeffé', 'utf-16be'))).toMatchObject({ text: 'é', encoding: 'utf-16be' });
  });

  it('English with curly quotes and French with accents as old Windows wrote them', () => {
    for (const text of ['“We lost,” she said. It wasn’t so – not yet…', 'Le café où l’été s’achève, à la fenêtre.']) {
      expect(decode('a', encode(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252', warnings: [] });
    }
  });

  it('Chinese among much English is still Chinese', () => {
    const text = `${english} The old word for it, 港口, is on the gate, next to 水坝 and 博物馆.`;
    expect(decode('a', encode(text, 'gb18030')).text).toBe(text);
  });
});

describe('a text with a fault is read, and its fault is told', () => {
  const warningsOf = (bytes: Uint8Array) => decode('harbour.txt', bytes).warnings.map(({ en }) => en);
  const withByte = (bytes: Uint8Array, at: number) =>
    Uint8Array.from([...bytes.subarray(0, at), 0xff, ...bytes.subarray(at)]);
  const lines = `${CHINESE_PROSE.map((one) => one.join('')).join('\n')}\n`;

  it('one bad byte becomes �, and its line is named', () => {
    const second = Buffer.from(lines).indexOf('\n') + 1;
    const read = decode('harbour.txt', withByte(Buffer.from(lines), second));
    expect(read.text).toBe(lines.replace('\n', '\n\ufffd'));
    expect(read.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('line 2')]);
    expect(read.warnings.map(({ zh }) => zh)).toEqual([expect.stringContaining('第 2 行')]);
  });

  it('so it is in GB18030, in Big5, and in English that has no other character beyond ASCII', () => {
    for (const [bytes, encoding] of [
      [encode(lines, 'gb18030'), 'gb18030'],
      [encode(traditional, 'big5'), 'big5'],
      [Buffer.from('The keeper counted the boats every evening, and nobody asked him why.'), 'utf-8'],
    ] as const) {
      const read = decode('harbour.txt', withByte(bytes, 20));
      expect(read.encoding).toBe(encoding);
      expect(read.text).toContain('\ufffd');
      expect(read.warnings).toHaveLength(1);
    }
  });

  it('a file that is cut inside its last character loses only that', () => {
    for (const [bytes, end] of [
      [Buffer.from(simplified), 1],
      [Buffer.from(simplified), 2],
      [encode(simplified, 'gb18030'), 1],
      [encode(simplified, 'utf-16le'), 1],
    ] as const) {
      const read = decode('harbour.txt', bytes.subarray(0, -end));
      expect(read.text).toBe(simplified.slice(0, -1));
      expect(read.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('middle of a character')]);
    }
  });

  it('a missing byte that shifts a line of GB18030 is told with the line', () => {
    const long = `${lines}他们请来的工程师说水坝能把冰挡在外面把鱼留在里面两年就能修好\n${lines}`;
    const bytes = encode(long, 'gb18030');
    const at = encode(lines, 'gb18030').length;
    const shifted = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    expect(warningsOf(shifted)[0]).toMatch(/ine 4/);
  });

  it('what was read in a wrong encoding and saved is restored, and that is told', () => {
    const french = 'Le café où l’été s’achève, à la fenêtre.';
    const wrong = (bytes: Uint8Array, encoding: string) => Buffer.from(new TextDecoder(encoding).decode(bytes));
    for (const [bytes, text] of [
      [wrong(Buffer.from(french), 'windows-1252'), french],
      [wrong(Buffer.from(simplified), 'windows-1252'), simplified],
      [wrong(encode(simplified, 'gb18030'), 'windows-1252'), simplified],
    ] as const) {
      const read = decode('harbour.txt', bytes);
      expect(read.text).toBe(text);
      expect(read.warnings).toHaveLength(1);
    }
  });

  it('a trace of a wrong encoding in a text that is right elsewhere is named', () => {
    expect(warningsOf(Buffer.from('港口很大。\nIt wasnâ€™t so.'))[0]).toContain('Line 2');
    expect(warningsOf(Buffer.from('港口很大。\n锟斤拷'))[0]).toContain('Line 2');
  });

  it('one Chinese word among much English is guessed, and that is told', () => {
    const text = 'The keeper said nothing. The word for spring is 春 in Chinese, and it is short.';
    const read = decode('harbour.txt', encode(text, 'gb18030'));
    expect(read.text).toBe(text);
    expect(read.warnings[0]?.en).toContain('春');
    const water = 'The word is 水.';
    expect(decode('harbour.txt', encode(water, 'gb18030'))).toMatchObject({ text: water, encoding: 'gb18030' });
  });
});

describe('what old programs wrote is read as they meant it', () => {
  it('English of an old Macintosh', () => {
    const text = 'The café opened early. “It’s naïve,” she said – but it worked.';
    expect(decode('a', iconv.encode(text, 'macintosh'))).toEqual({ text, encoding: 'macintosh', warnings: [] });
  });

  it('Cantonese of Hong Kong in Big5, without private characters', () => {
    for (const text of ['佢哋喺邊度？阿婆話佢唔知。', '佢哋嘅嘢喺邊度？阿婆唔知，佢哋咁夜都未返屋企。'])
      expect(decode('a', iconv.encode(text, 'big5hkscs'))).toEqual({ text, encoding: 'big5', warnings: [] });
  });

  it('quotation marks that were saved as control characters', () => {
    expect(decode('a', Buffer.from('She said \u0093hello\u0094\u0085 He left.')).text).toBe(
      'She said “hello”… He left.',
    );
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

  it('Japanese, Korean and Russian are named, and not taken for Chinese or English', () => {
    for (const [encoding, language, text] of [
      ['shift_jis', 'Japanese', '港口には四十隻の船が停まっていた。'],
      ['euc-jp', 'Japanese', 'やがて寒い年が続き、船は九隻になり、四隻になった。'],
      ['euc-kr', 'Korean', '그 뒤로 추운 해가 이어졌고 배는 아홉 척이 되었다.'],
      ['windows-1251', 'Russian', 'Потом пришли холодные годы, и лодок осталось девять.'],
      ['koi8-r', 'Russian', 'Потом пришли холодные годы, и лодок осталось девять.'],
    ] as const) {
      expect(outcomeOf(iconv.encode(text, encoding))).toMatchObject({
        kind: 'file-encoding',
        name: 'harbour.txt',
        looksLike: { encoding, language: { en: language } },
      });
    }
  });

  it('so are letters of a mainframe, and bytes without any sense', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').map((one, at) => [one, 0x81 + at + Math.floor(at / 9) * 7]);
    const table = new Map<string, number>([...(letters as [string, number][]), [' ', 0x40], ['.', 0x4b]]);
    const mainframe = Uint8Array.from(english.toLowerCase(), (one) => table.get(one) ?? 0x6f);
    expect(outcomeOf(mainframe)).toMatchObject({ kind: 'file-encoding' });
    const noise = Uint8Array.from({ length: 900 }, (_, at) => 32 + ((at * at * 31 + at * 7919) % 224));
    expect(outcomeOf(noise)).toMatchObject({ kind: 'file-encoding' });
  });

  it('UTF-8 that was opened as GB18030 and saved has lost characters: the original is asked for', () => {
    const lost = new TextDecoder('gb18030').decode(Buffer.from(simplified));
    expect(outcomeOf(Buffer.from(lost))).toEqual({ kind: 'file-garbled', name: 'harbour.txt', readAs: 'gb18030' });
  });

  it('a mark that the rest does not keep names the encoding that was tried', () => {
    expect(outcomeOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).toEqual({
      kind: 'file-encoding',
      name: 'harbour.txt',
      tried: ['utf-8'],
    });
  });

  it('whatever the bytes, there is a text that holds all of them, or a warning, or a user error with the file’s name', () => {
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
        else if (!read.warnings.length && read.encoding !== 'big5')
          expect(new TextDecoder(read.encoding, { fatal: true }).decode(some)).toBe(read.text);
      }),
    );
  });
});
