import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { completionAt, formatLine, parseLine, usage } from '#chat/shared/command-line.ts';
import type { Option } from '#core/command.ts';
import type { UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { command, commands, language } from './commands.ts';

const about = { words: { en: '', zh: '' }, required: false };
const id: Option = { ...about, kind: 'text', name: 'id', chinese: '编号' };
const text: Option = { ...about, kind: 'pasted', name: 'text', chinese: '正文' };
const store = command('store', { ...about, kind: 'file', name: 'file', chinese: '文件' }, text, id, language);
const note = command('memo', { ...about, kind: 'text', name: 'words', chinese: '词句' }, text);
const all = [store, note, ...commands];
const ESSAY = '# On tides\n\nThe sea   comes "in: twice" a day --and\r\n\tgoes.\n';

describe('what is pasted below the line', () => {
  test.each([
    [`/store\n${ESSAY}`, { text: ESSAY }],
    [`/store id:tides lang:en\n${ESSAY}`, { id: 'tides', lang: 'en', text: ESSAY }],
    [`/store id:tides\r\n\r\n${ESSAY}`, { id: 'tides', text: `\r\n${ESSAY}` }],
    [`/store 编号：tides\n\n${ESSAY}`, { id: 'tides', text: `\n${ESSAY}` }],
    ['/store id:\ntides', { id: '', text: 'tides' }],
    ['/store id:"a\nb"', { id: '"a', text: 'b"' }],
    ['/store id:tides\n \n\t', { id: 'tides' }],
    ['/memo “late\nferry” in the rain', { words: '“late', text: 'ferry” in the rain' }],
    ['/memo late id:\nferry', { words: 'late id:', text: 'ferry' }],
  ])('is taken as it stands: %j', (line, args) => expect(parseLine(line, all).args).toEqual(args));

  it('is taken as a whole, however long the line above it is', () => {
    const long = ESSAY.repeat(2_000);
    expect(parseLine(`/store id:tides\n${long}`, all).args).toEqual({ id: 'tides', text: long });
    expect(parseLine(`/memo ${'late '.repeat(3_000)}\n${long}`, all).args.text).toBe(long);
  });

  it('belongs to a text that goes on over lines where a command takes none', () => {
    expect(parseLine('/quote late\nferry in:harbour', all).args).toEqual({ words: 'late\nferry', in: 'harbour' });
  });

  it('is named as unknown on the line itself, where it is none', () => {
    expect(() => parseLine('/store The sea', all)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ kind: 'unknown-option', command: '/store', option: 'The' }),
      } satisfies Partial<UserError>),
    );
  });

  it('is completed nowhere', () => {
    const line = '/store id:x\n/quote in:';
    expect(completionAt(line, line.length, all)).toEqual({ kind: 'none', from: line.length, to: line.length });
    expect(completionAt('/store l', 8, all)).toMatchObject({ kind: 'option', options: [language] });
  });

  it('stands last in how the command is typed', () => {
    const say = sayIn('en', (words) => words);
    expect(usage(store, say, 'en')).toBe('/store [+ file] [id:…] [lang:en|zh-Hant] [⏎ text]');
  });

  it('is written as it is read, whatever stands in it', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((value) => !/[\r\n]/.test(value));
    const pasted = fc
      .array(fc.constantFrom('\n', '\r\n', ' ', '"', '--', 'id:x', '/store', '潮', 'sea'), { maxLength: 10 })
      .map((bits) => bits.join(''))
      .filter((value) => value.trim() !== '');
    const trimmed = line.map((value) => value.trim()).filter((value) => value !== '');
    const given = fc.record({ text: pasted, id: line, lang: line }, { requiredKeys: [] });
    const same = (path: string, args: Args) => {
      expect(parseLine(formatLine([path], args, all), all).args).toEqual(args);
    };
    fc.assert(fc.property(given, (args) => same('store', args)));
    const noted = fc.record({ text: pasted, words: trimmed }, { requiredKeys: [] });
    fc.assert(fc.property(noted, (args) => same('memo', args)));
  });

  it('is never mixed with another value that has line breaks: those become blanks', () => {
    const line = formatLine(['store'], { id: 'a\r\nb', text: 'c\nd' }, all);
    expect(parseLine(line, all).args).toEqual({ id: 'a b', text: 'c\nd' });
  });
});
