import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { completionAt } from '#chat/shared/command-line.ts';
import { anyCharacter } from '../../any-character.ts';
import { commands } from './commands.ts';

/** The completion at the `|` of the line, in short: what it offers, and the part of the line that a pick replaces. */
function offered(marked: string): string {
  const cursor = marked.indexOf('|');
  const line = marked.replace('|', '');
  const completion = completionAt(line, cursor, commands);
  const range = `[${line.slice(completion.from, completion.to)}]`;
  switch (completion.kind) {
    case 'command':
      return `${range} ${completion.commands.map(({ path }) => `/${path.join(' ')}`).join(', ')}`;
    case 'value':
      return `${range} ${completion.option.name} = ${completion.typed} ${JSON.stringify(completion.args)}`;
    case 'option':
      return `${range} ${completion.options.map(({ name }) => name).join(', ')}`;
    case 'none':
      return 'none';
  }
}

const ALL =
  '/quote, /parley article list, /parley article show, /parley article add, /parley settings, /note, /parley help';
const ARTICLE = '/parley article list, /parley article show, /parley article add';

describe('commands', () => {
  test.each([
    ['|', 'none'],
    ['late fe|rry', 'none'],
    ['|/quote', 'none'],
    ['/|', `[/] ${ALL}`],
    ['／|', `[／] ${ALL}`],
    ['  /q|', '[/q] /quote'],
    ['/Quo|', '[/Quo] /quote'],
    ['/quote|', '[/quote] /quote'],
    ['/q|uote ferry', '[/quote] /quote'],
    ['/|quote ferry', `[/quote] ${ALL}`],
    ['/parley art|', `[/parley art] ${ARTICLE}`],
    ['/parley article |', `[/parley article ] ${ARTICLE}`],
    ['/parley article sh|', '[/parley article sh] /parley article show'],
    ['/parley ar|ticle list', `[/parley article list] ${ARTICLE}`],
    ['/parley ar|x lis', `[/parley arx] ${ARTICLE}`],
    ['/parley qu|', '[/parley qu] /quote'],
    ['/list|', '[/list] /parley article list'],
    ['/art li|', '[/art li] /parley article list'],
    ['/h|', '[/h] /parley help'],
    ['/n|', '[/n] /note'],
    ['/zzz|', 'none'],
    ['/zzz |', 'none'],
  ])('%s', (marked, expected) => expect(offered(marked)).toBe(expected));
});

describe('options', () => {
  test.each([
    ['/quote |', '[] in, lang, only-me'],
    ['/quote ferry |', '[] in, lang, only-me'],
    ['/quote ferry in:a |', '[] lang, only-me'],
    ['/quote | in:a only-me', '[] lang'],
    ['/quote ferry in:a lang:en only-me |', 'none'],
    ['/quote ferry l|', '[l] lang'],
    ['/quote ferry l|ate', '[late] lang'],
    ['/quote fer|', 'none'],
    ['/quote ferry ONLY\u2011|', '[ONLY\u2011] only-me'],
    ['/quote ferry only-me|', '[only-me] only-me'],
    ['/quote ferry --|', '[--] in, lang, only-me'],
    ['/quote --|', '[--] in, lang, only-me'],
    ['/quote ferry --l|', '[--l] lang'],
    ['/quote ferry --lan|x', '[--lanx] lang'],
    ['/quote ferry —l|', '[—l] lang'],
    ['/quote ferry --lang|', '[--lang] lang'],
    ['/quote ferry l|ang:en', '[lang:] lang'],
    ['/quote ferry |lang:en', '[] in, only-me'],
    ['/quote “late l|”', 'none'],
    ['/quote “late l|', 'none'],
    ['/quote "late |', 'none'],
    ['/quote -- l|', 'none'],
    ['/parley quote ferry i|', '[i] in'],
    ['/parley article add |', '[] id, lang'],
    ['/parley help |', 'none'],
  ])('%s', (marked, expected) => expect(offered(marked)).toBe(expected));
});

describe('values', () => {
  test.each([
    ['/quote late ferry in:|', '[] in =  {"words":"late ferry"}'],
    ['/quote ferry in:chi|', '[chi] in = chi {"words":"ferry"}'],
    ['/quote ferry in:ch|ip only-me', '[chip] in = ch {"only-me":true,"words":"ferry"}'],
    ['/quote ferry in：|', '[] in =  {"words":"ferry"}'],
    ['/quote ferry in: |', '[] in =  {"words":"ferry"}'],
    ['/quote ferry in: | lang:en', '[] in =  {"lang":"en","words":"ferry"}'],
    ['/quote ferry in: ch|ip', '[chip] in = ch {"words":"ferry"}'],
    ['/quote ferry --in |', '[] in =  {"words":"ferry"}'],
    ['/quote ferry --in ch|', '[ch] in = ch {"words":"ferry"}'],
    ['/quote ferry --lang=e|', '[e] lang = e {"words":"ferry"}'],
    ['/quote ferry in:"my ha|rbour"', '["my harbour"] in = my ha {"words":"ferry"}'],
    ['/quote in:c| ferry', '[c] in = c {"words":"ferry"}'],
    ['/quote ferry only-me:|', '[] only-me =  {"words":"ferry"}'],
    ['/parley article show |', '[] article =  {}'],
    ['/parley article show ch|', '[ch] article = ch {}'],
    ['/parley article show whole c|', '[c] article = c {"whole":true}'],
    ['/parley article show chip |', '[] whole'],
    ['/parley article show --|', '[--] whole'],
    ['/parley settings |', '[] language, article, facilitator'],
    ['/parley settings z|', '[z] language = z {}'],
    ['/parley settings fa|', '[fa] facilitator'],
    ['/parley settings a|', '[a] article'],
    ['/parley settings en har|', '[har] article = har {"language":"en"}'],
    ['/parley settings en | article:x', '[] facilitator'],
    ['/note har| the ferry', '[har] about = har {"text":"the ferry"}'],
    ['/note harbour |', '[] only-me'],
  ])('%s', (marked, expected) => expect(offered(marked)).toBe(expected));
});

it('never throws, and what a pick replaces is in the line and around the cursor', () => {
  const bits = [
    '/',
    '／',
    'parley',
    'article',
    'show',
    'quote',
    'note',
    'in',
    'lang',
    'only-me',
    ':',
    '=',
    '--',
    '—',
    '"',
    '“',
    '」',
    ' ',
    '\u3000',
    'ferry',
    '警',
    '😀',
  ];
  const line = fc.oneof(
    fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: anyCharacter }),
  );
  const started = fc.oneof(
    line,
    line.map((rest) => `/quote ${rest}`),
    line.map((rest) => `/parley settings ${rest}`),
  );
  fc.assert(
    fc.property(started, fc.double({ min: -2, max: 60 }), (text, cursor) => {
      const { from, to } = completionAt(text, cursor, commands);
      const at = Math.min(Math.max(0, Math.trunc(cursor) || 0), text.length);
      expect(0 <= from && from <= at && at <= to && to <= text.length).toBe(true);
    }),
    { numRuns: 500 },
  );
});
