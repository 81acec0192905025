import { describe, expect, it, test } from 'vitest';
import { parseLine } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';

/** What somebody is told who typed the line; the arguments if nothing is wrong with it. */
function told(line: string): Words | Record<string, unknown> {
  try {
    return { ...parseLine(line, commands).args };
  } catch (error) {
    if (error instanceof UserError) return errorWords(error.problem);
    throw error;
  }
}

describe('an option that there is not is named, with what is near', () => {
  test.each([
    [
      '/parley settings facilitators:Bob',
      '“facilitators”. Did you mean facilitator?',
      '“facilitators”这个选项。你要写的是不是“主持人”？',
    ],
    ['/parley settings facilitators: Bob', '“facilitators”. Did you mean facilitator?', '主持人'],
    ['/parley settings laguage=en', '“laguage”. Did you mean language?', '语言'],
    ['/quote lnag:zh the ferry', '“lnag”. Did you mean lang? It takes: words, in, lang, only-me.', '语言'],
    ['/quote the ferry language:zh', '“language”. Did you mean lang?', '语言'],
    ['/quote lnag:中文 渡船', 'Did you mean lang?', '可用的有：词句、文章、语言、仅自己。'],
    ['/quote foo:bar the ferry', 'no option “foo”. It takes: words', '没有“foo”这个选项。可用的有'],
    ['/quote foo:"bar" ferry', 'no option “foo”', '请加上引号'],
    ['/camps tpoic:chips', 'Did you mean topic?', '话题'],
    ['/prompt kinds:steelman', 'Did you mean kind?', '题型'],
    ['/parley help all:yes', 'it takes none', '不带任何选项'],
    ['/parley article list harbour', 'it takes none', '不带任何选项'],
  ])('%s', (line, en, zh) => {
    const words = told(line);
    expect(words.en).toContain(en);
    expect(words.zh).toContain(zh);
    expect(words.en).not.toMatch(/: \.|undefined/);
  });

  it('and how to look for it as words is told where the command looks for words', () => {
    expect(told('/quote foo:bar').en).toContain('To search for it as words, put it in quotation marks.');
    expect(told('/parley settings foo:bar').en).not.toContain('quotation marks');
  });
});

describe('what is no option is words', () => {
  test.each([
    'chip-controls:12',
    'harbour-lights:12',
    'chip-controls：12、14',
    'https://example.org/a?b=c:d',
    'see http://localhost:8080/a/chip-controls/12',
    'note: the ferry',
    'the ferry left at 10:30',
    '"foo:bar"',
    '“facilitators:Bob” he wrote',
    '他说：算力不够',
    'AI：算力不够',
    'AI:算力不够',
    'E=mc2',
    'std::vector',
    'thanks:)',
    ':mag: ferry',
  ])('%s', (words) => expect(told(`/quote ${words}`)).toEqual({ words }));
});
