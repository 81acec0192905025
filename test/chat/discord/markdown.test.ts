import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownLine, markdownLines } from '#chat/discord/markdown.ts';
import { code, group, link, person, type Span, strong, text } from '#core/reply.ts';
import { asShown, visible } from './as-shown.ts';
import { hostile, hostileLine } from './hostile.ts';

const written = (...spans: Span[]): string => markdownLine(spans);
/** What a reader sees, piece by piece, with the markup that it stands in. */
const shown = (...spans: Span[]): [string, string][] =>
  asShown(written(...spans)).map((one) => [one.in.join(' '), one.text]);

const SHELF = path.join(import.meta.dirname, '..', '..', '..', 'corpus', 'articles');
const sentences = readdirSync(SHELF)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => readFileSync(path.join(SHELF, name), 'utf8').split('\n'))
  .filter((line) => line.trim());

describe('text on Discord', () => {
  it('is never markup, whatever it holds, and loses no character', () => {
    fc.assert(
      fc.property(hostileLine, (words) => {
        expect(shown(text(words))).toEqual(words ? [['', words.toWellFormed()]] : []);
      }),
      { numRuns: 500 },
    );
  });

  it('is never markup on any line of several', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const lines = markdownLines([text(words)]);
        expect(asShown(lines.join('\n')).map((one) => one.in)).toEqual(words ? [[]] : []);
        expect(visible(lines.join('\n'))).toBe(words.toWellFormed().replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 300 },
    );
  });

  it('is what it was meant to be wherever it stands between other kinds', () => {
    const kinds = fc.constantFrom('text', 'strong', 'code');
    const span = fc.record({ kind: kinds, text: hostileLine });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans: Span[]) => {
        const pieces = asShown(markdownLine(spans));
        expect(pieces.map((one) => one.text).join('')).toBe(spans.map((one) => one.text.toWellFormed()).join(''));
        for (const one of pieces) expect(['', 'strong', 'code']).toContain(one.in.join(' '));
      }),
      { numRuns: 500 },
    );
  });

  it('links lead where they are meant to and nowhere else, whatever their words hold', () => {
    const address = 'https://reading.example/room_(2)';
    fc.assert(
      fc.property(hostileLine, hostileLine, hostileLine, (before, words, after) => {
        const source = written(text(before), link(words, address), text(after));
        const pieces = asShown(source);
        const linked = pieces.filter((one) => one.in.length > 0);
        expect(linked.map((one) => one.in.join(' '))).toEqual(['link']);
        expect(source.split('https://reading.example/room_%282%29')).toHaveLength(2);
        expect(pieces.map((one) => one.text).join('')).toContain(words.toWellFormed());
        expect(pieces[0]?.text.startsWith(before.toWellFormed()) || !before).toBe(true);
        expect(visible(source).endsWith(after.toWellFormed())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of every sentence of the shelf is exactly the sentence', () => {
    expect(sentences.length).toBeGreaterThan(100);
    for (const one of sentences) expect(shown(text(one))).toEqual([['', one]]);
  });

  it('holds no backslash in prose that needs none', () => {
    const prose = [
      '短缺才是老师：没有芯片的人，先学会了省着用（2023—2024年）。“少就是多”，他说。',
      'A well-known trade-off – 3.5 percent (or so) – isn’t news; see section 2.1, e.g. at 12:30.',
      '芯片#1号、50%的份额、A股/B股、甲+乙、1.5倍、~表示约数'.replace('~', '～'),
      'Who wrote 100-200 words @home?',
    ];
    for (const one of prose) expect(written(text(one))).toBe(one);
    const littered = sentences.filter(
      (one) => !/[\\*_~|`<[\]#@:>]|^\s*(?:[-+]|\d+\.)/.test(one) && written(text(one)) !== one,
    );
    expect(littered).toEqual([]);
  });
});

describe('neighbours', () => {
  it('are escaped as what they read as together', () => {
    expect(written(text('@'), text('everyone'))).toBe('\\@everyone');
    expect(written(text('['), text('x]'), text('(y)'))).toBe('\\[x\\]\\(y)');
    expect(shown(text('@'), code('everyone`'), code('a``b'))).toEqual([['', '@everyone`a``b']]);
  });
});

describe('what each kind becomes', () => {
  it.each([
    ['1. first', '1\\. first'],
    ['- point', '\\- point'],
    ['  # title', '  \\# title'],
    ['-# small', '\\-# small'],
    ['> said', '\\> said'],
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['<@123456789012345678>', '\\<@123456789012345678>'],
    ['<t:1700000000:R>', '\\<t\\:1700000000:R>'],
    ['see https://evil.example/，然后', 'see https\\://evil.example/，然后'],
    [':smile: at 12:30:45', '\\:smile: at 12\\:30:45'],
    ['[here](https://evil.example)', '\\[here\\]\\(https\\://evil.example)'],
    ['C:\\new', 'C:\\\\new'],
    ['snake_case * 2 ~~x~~ ||y|| `z`', 'snake\\_case \\* 2 \\~\\~x\\~\\~ \\|\\|y\\|\\| \\`z\\`'],
  ])('%s', (words, source) => expect(written(text(words))).toBe(source));

  it('a highlight is bold, also when it begins like a list, and neighbours become one', () => {
    expect(written(text('夜里'), strong('图书馆'), text('也开着'))).toBe('夜里**图书馆**也开着');
    expect(written(strong('a'), strong('*b'))).toBe('**a\\*b**');
    expect(written(text('x'), strong('1. y'))).toBe('x**1\\. y**');
    expect(written(strong(' '))).toBe(' ');
  });

  it('code is as it is, between marks that it does not hold', () => {
    expect(written(code('chip-controls:12'))).toBe('`chip-controls:12`');
    expect(written(code('a*b\\_<@1>'))).toBe('`a*b\\_<@1>`');
    expect(written(code('a`b'))).toBe('``a`b``');
    expect(written(code('`a`'))).toBe('`` `a` ``');
    expect(written(code('a`b``c'))).toBe('a\\`b\\`\\`c');
    expect(written(code('a'), code('b'))).toBe('`ab`');
    expect(written(link('x', 'https://x.example/'), code('](y)'))).toBe('[x](https://x.example/)\\]\\(y)');
  });

  it('a link leads to a web page, or is plain text', () => {
    expect(written(link('Read it', 'https://x.example/a b'))).toBe('[Read it](https://x.example/a%20b)');
    expect(written(link('[sic] note', 'https://x.example/'))).toBe('[\\[sic\\] note](https://x.example/)');
    for (const bad of [
      'javascript:alert(1)',
      'discord://x',
      '/a/b',
      'data:text/html,x',
      'https://bank.example@evil.example/',
      'https://:bank.example@evil.example/',
      'https://[::1]/a',
      'https:x',
      '',
    ])
      expect(written(link('Read it', bad)), bad).toBe('Read it');
  });

  it('an address as its own words is clickable as it stands, and no other address hides behind one', () => {
    expect(written(link('https://x.example/a_b', 'https://x.example/a_b'))).toBe('<https://x.example/a_b>');
    expect(written(link('http://x.example', 'http://x.example'))).toBe('<http://x.example>');
    expect(written(link('https://bank.example', 'https://evil.example/'))).toBe(
      'https\\://bank.example <https://evil.example/>',
    );
    expect(written(link('', 'https://x.example/'))).toBe('<https://x.example/>');
  });

  it('a person is shown by name where Discord knows them', () => {
    expect(written(person('123456789012345678', 'Ana'))).toBe('<@123456789012345678>');
    expect(written(person('U02ABC', 'Ana_B'))).toBe('Ana\\_B');
  });

  it('so is a role', () => {
    expect(written(group('123456789012345678', 'readers'))).toBe('<@&123456789012345678>');
    expect(written(group('S02ABC', 'read_ers'))).toBe('@read\\_ers');
  });
});
