import { describe, expect, it, test } from 'vitest';
import { formatLine, parseLine } from '#chat/shared/command-line.ts';
import { problemOf } from '../../commands/house.ts';
import { commands } from './commands.ts';

const FERRY = { path: ['quote'], args: { words: 'the late ferry' } };

describe('a command is read as people write it', () => {
  test.each([
    '/parley /quote the late ferry',
    '/parley ／quote the late ferry',
    '/parley quote: the late ferry',
    '/parley Quote the late ferry',
    '/parley QUOTE，the late ferry',
    '/parley parley quote the late ferry',
    '/parley /parley /quote the late ferry',
    '/quote /quote the late ferry',
    '/quote `/quote the late ferry`',
    '/note /quote the late ferry',
    '/parley :mag: quote the late ferry',
    '/parley 🔎 quote the late ferry',
    '/parley `/quote the late ferry`',
    '`/quote the late ferry`',
    '**/quote the late ferry**',
    '“/quote the late ferry”',
    '/parley **quote** the late ferry',
    '/parley `/quote` the late ferry',
    '/parley *quote the late ferry*',
    '/parley, please quote the late ferry',
    '/parley: 请引用 the late ferry',
    '/parley\u00a0quote\u00a0the late ferry',
    '/parley\nquote the late ferry',
    '/quote: the late ferry',
    '/引用：the late ferry',
  ])('%s', (line) => expect(parseLine(line, commands)).toEqual(FERRY));

  test.each([
    '/parley',
    '/parley hi',
    '/parley Hello!',
    '/parley ?',
    '/parley thanks',
    '/parley 你好',
    '/parley help me',
    '/parley what can you do?',
  ])('who only greets gets help: %s', (line) => expect(parseLine(line, commands).path).toEqual(['parley', 'help']));

  it('and what stands in a text stays there', () => {
    expect(parseLine('/quote quote of the day', commands).args).toEqual({ words: 'quote of the day' });
    expect(parseLine('/quote "/quote x"', commands).args).toEqual({ words: '"/quote x"' });
    expect(parseLine('/quote /a/harbour/12', commands).args).toEqual({ words: '/a/harbour/12' });
    expect(parseLine('/parley settings language:en', commands).args).toEqual({ language: 'en' });
  });

  it('and a text that begins as a command is written so that it stays a text', () => {
    const line = formatLine(['quote'], { words: '/quote x' }, commands);
    expect(parseLine(line, commands)).toEqual({ path: ['quote'], args: { words: '/quote x' } });
  });

  it('and what is none is named as it was typed', async () => {
    const wrong = async (line: string) => problemOf(async () => parseLine(line, commands));
    expect(await wrong('/parley sing')).toEqual({ kind: 'unknown-command', typed: '/parley sing' });
    expect(await wrong('/parley please sing')).toEqual({ kind: 'unknown-command', typed: '/parley please' });
  });
});
