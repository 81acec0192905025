import { expect, it } from 'vitest';
import { errorWords } from '#core/error-words.ts';
import type { Problem } from '#core/errors.ts';
import { visible } from '#core/visible.ts';

it('what nobody sees in a name, and what would steer a terminal, is written out', () => {
  expect(visible('a\u001b[31mred.txt')).toBe('a\\u{1b}[31mred.txt');
  expect(visible('essay\u202etxt.exe')).toBe('essay\\u{202e}txt.exe');
  expect(visible('two\r\nlines\u2028\u0085\u009b1m\u2067')).toBe(
    'two\\u{d}\\u{a}lines\\u{2028}\\u{85}\\u{9b}1m\\u{2067}',
  );
  expect(visible('短缺 café 👩‍🏫.md')).toBe('短缺 café 👩‍🏫.md');
});

it('whatever is wrong with a file, its name is told so that it can be seen', () => {
  const name = 'a\u001b]0;b\u0007\u202e.txt';
  const problems: Problem[] = [
    { kind: 'file-empty', name },
    { kind: 'file-not-found', name },
    { kind: 'file-unusual', name, why: 'link' },
    { kind: 'file-control-characters', name, line: 1, code: 'U+0007' },
  ];
  for (const words of problems.map(errorWords).flatMap(({ en, zh }) => [en, zh])) {
    expect(words).toContain('a\\u{1b}]0;b\\u{7}\\u{202e}.txt');
    expect(words).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  }
});
