import { describe, expect, it } from 'vitest';
import { drawMarkdown, webAddress } from '#chat/console/views/discord-markdown.ts';
import { pairs } from './drawn.ts';

describe('markup that slipped through', () => {
  it('is drawn as Discord would draw it, so that it is seen', () => {
    const shown: [source: string, ...pairs: [string, string][]][] = [
      ['# One', ['One', 'p.heading.h1']],
      ['## Two', ['Two', 'p.heading.h2']],
      ['1. one\n2. two', ['one', 'li'], ['two', 'li']],
      ['- one\n* two\nthree', ['one', 'li'], ['two', 'li'], ['three', 'p']],
      ['*so* _it_ __was__', ['so', 'em'], ['it', 'em'], ['was', 'u']],
      ['~~gone~~||secret||', ['gone', 's'], ['secret', 'span.spoiler']],
      ['``a`b``', ['a`b', 'code']],
      ['<https://n.example/a>', ['https://n.example/a', 'a']],
      ['@everyone and <#12>', ['@everyone', 'span.mention'], [' and ', 'p'], ['#12', 'span.mention']],
      ['>>> all', ['all', 'p']],
      ['snake_case_name', ['snake_case_name', 'p']],
      ['\\*not\\* so', ['*not* so', 'p']],
      ['[a](javascript:x)', ['a', 'a']],
    ];
    for (const [source, ...expected] of shown)
      expect(
        pairs(drawMarkdown(source).toString()).filter(([text]) => text.trim()),
        source,
      ).toEqual(expected);
  });

  it('leads nowhere but to web pages', () => {
    expect(drawMarkdown('[a](javascript:x)').toString()).toContain('href="#"');
    expect(webAddress('https://n.example/a')).toBe('https://n.example/a');
    for (const bad of ['javascript:x', 'xhttps://n.example', 'https://', '//n.example'])
      expect(webAddress(bad)).toBe('#');
  });
});
