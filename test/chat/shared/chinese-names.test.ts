import { describe, expect, it, test } from 'vitest';
import { completionAt, formatLine, parseLine } from '#chat/shared/command-line.ts';
import type { Args } from '#core/request.ts';
import { add, command, commands, quote } from './commands.ts';

describe('commands and options answer to their Chinese names', () => {
  test.each<[string, string, Args]>([
    ['/引用 短缺 文章:harbour', 'quote', { words: '短缺', in: 'harbour' }],
    ['／引用　短缺　文章：harbour　仅自己', 'quote', { words: '短缺', in: 'harbour', 'only-me': true }],
    ['/parley 引用 短缺 语言:en', 'quote', { words: '短缺', lang: 'en' }],
    ['/引用 短缺 語言:en 僅自己', 'quote', { words: '短缺', lang: 'en', 'only-me': true }],
    ['/quote 短缺 仅自己：否', 'quote', { words: '短缺', 'only-me': false }],
    ['/引用 ferry in:harbour', 'quote', { words: 'ferry', in: 'harbour' }],
    ['/引用 词句：渡船', 'quote', { words: '渡船' }],
    ['/引用 --语言 en 渡船', 'quote', { words: '渡船', lang: 'en' }],
    ['/parley 文章 列表', 'parley article list', {}],
    ['/parley 文章 详情 harbour 整篇', 'parley article show', { article: 'harbour', whole: true }],
    ['/parley article 详情 harbour', 'parley article show', { article: 'harbour' }],
    ['/parley 设置 语言:en', 'parley settings', { language: 'en' }],
    ['/parley 設定 语言:en', 'parley settings', { language: 'en' }],
    ['/parley 帮助', 'parley help', {}],
  ])('%s', (line, path, args) => expect(parseLine(line, commands)).toEqual({ path: path.split(' '), args }));

  test.each([
    ['/引用短缺才是老师', '短缺才是老师'],
    ['/引用文章的开头', '文章的开头'],
    ['/引用“短缺” 才是', '“短缺” 才是'],
    ['/parley引用短缺', '短缺'],
  ])('also without a blank after them: %s', (line, words) =>
    expect(parseLine(line, commands)).toEqual({ path: ['quote'], args: { words } }),
  );

  it('but a word of a text is no option, and quoted it never is', () => {
    expect(parseLine('/引用 这篇文章 语言 平实', commands).args).toEqual({ words: '这篇文章 语言 平实' });
    expect(parseLine('/引用 “文章:harbour”', commands).args).toEqual({ words: '“文章:harbour”' });
  });

  it('and what is written back has the names that help shows', () => {
    expect(formatLine(['quote'], { words: '文章:a', in: 'b' }, commands)).toBe('/quote in:b -- 文章:a');
  });
});

describe('completion goes on in Chinese', () => {
  const offered = (line: string) => {
    const found = completionAt(line, line.length, [{ ...quote, ...command('quote', ...suggesting) }, ...others]);
    if (found.kind === 'command') return found.commands.map(({ path }) => path.join(' '));
    if (found.kind === 'option') return found.options.map(({ name }) => name);
    return found.kind === 'value' ? [`${found.option.name} = ${found.typed}`, line.slice(found.from, found.to)] : [];
  };
  const [words, ...rest] = quote.options;
  const suggesting = words?.kind === 'text' ? [{ ...words, suggests: true } as const, ...rest] : [];
  const others = commands.filter((one) => one !== quote);

  test.each([
    ['/引', ['quote']],
    ['/parley 文', ['parley article list', 'parley article show', 'parley article add']],
    ['/parley 文章 添', ['parley article add']],
    ['/parley 設', ['parley settings']],
    ['/列', ['parley article list']],
    ['/引用 短缺 文', ['in']],
    ['/引用 短缺 僅', ['only-me']],
    ['/引用 短缺 文章:ha', ['in = ha', 'ha']],
  ])('%s', (line, expected) => expect(offered(line)).toEqual(expected));

  test.each([
    ['/引用 短缺', ['words = 短缺', '短缺']],
    ['/quote late fer', ['words = late fer', 'late fer']],
    ['/quote in:a late  fer', ['words = late  fer', 'late  fer']],
    ['/quote only-me fer', ['words = fer', 'fer']],
    ['/quote harbour:1', ['words = harbour:1', 'harbour:1']],
    ['/quote late in:a fer', []],
    ['/quote “late fer', []],
    ['/quote -- late', []],
    ['/quote ferry ', ['in', 'lang', 'only-me']],
  ])('a text that is completed is completed whole: %s', (line, expected) => expect(offered(line)).toEqual(expected));

  it('but never in the middle of it', () => {
    const found = completionAt('/quote ferry late', 9, [{ ...quote, options: suggesting }, ...others]);
    expect(found.kind).toBe('none');
  });

  it('and an option that stands below the line is not offered on it', () => {
    const pasting = {
      ...add,
      options: [{ kind: 'pasted', name: 'i', chinese: '正文', words: { en: '', zh: '' }, required: false } as const],
    };
    expect(completionAt('/parley article add i', 21, [pasting]).kind).toBe('none');
  });
});
