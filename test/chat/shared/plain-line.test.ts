import { describe, expect, it, test } from 'vitest';
import { formatLine, parseLine } from '#chat/shared/command-line.ts';
import { commands as shipped } from '#commands';
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

  test.each([
    '/parley only-me quote the late ferry',
    '/parley only me quote: the late ferry',
    '/parley (only-me) quote the late ferry',
    '/parley `only-me` quote the late ferry',
    '/parley --only-me quote the late ferry',
    '/parley Only-Me /quote the late ferry',
    '/parley, only-me: quote the late ferry',
    '/parley 仅自己 引用 the late ferry',
    '/parley 仅自己，引用 the late ferry',
    '/parley 仅自己引用 the late ferry',
    '/parley 僅自己 引用 the late ferry',
    '/parley 悄悄 引用 the late ferry',
    '/parley private quote the late ferry',
  ])('in private where that stands before the command: %s', (line) => {
    expect(parseLine(line, shipped)).toEqual({ ...FERRY, args: { ...FERRY.args, 'only-me': true } });
  });

  it('and a mark before a command that has none is left out', () => {
    expect(parseLine('/parley only-me help', shipped)).toEqual({ path: ['parley', 'help'], args: {} });
  });

  test.each([
    ['查找', 'quote'],
    ['/找一下', 'quote'],
    ['搜', 'quote'],
    ['出处', 'quote'],
    ['话题', 'camps'],
    ['觀點', 'camps'],
    ['问题', 'prompt'],
    ['討論', 'prompt'],
  ])('by a name that people guess: %s', (name, command) => {
    const { path, args } = parseLine(`/parley ${name} 短缺`, shipped);
    expect([path, Object.values(args)]).toEqual([[command], ['短缺']]);
  });

  test.each(['/help', '/帮助', '/parley 怎么用', '/说明'])('help without the name of Parley: %s', (line) =>
    expect(parseLine(line, shipped).path).toEqual(['parley', 'help']),
  );

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
