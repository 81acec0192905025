import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '#chat/discord/render.ts';
import { displayText, type Highlight } from '#core/display.ts';
import { PUBLIC_LANGUAGES } from '#core/language.ts';
import type { Block, PassageBlock, Reply, Span } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { webAddress } from '../../any-character.ts';
import { hostile } from './hostile.ts';
import { faults, piecesOf, quoted, readable } from './messages.ts';

const SENTENCE = 'The ferry does not wait, and nobody on the quay has ever asked it to. ';
const SENTENCE_ZH = '渡船不等人，码头上也从来没有人叫它等。';
const some = fc.oneof(
  { weight: 5, arbitrary: hostile },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((count) => SENTENCE.repeat(count)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 250 }).map((count) => SENTENCE_ZH.repeat(count)) },
  {
    weight: 1,
    arbitrary: fc.tuple(hostile, fc.integer({ min: 1, max: 300 })).map(([one, count]) => one.repeat(count)),
  },
);
const url = fc.oneof(
  hostile,
  webAddress,
  hostile.map((rest) => `https://a.example/${rest}`),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'strong', 'code'), text: some }),
  fc.record({ kind: fc.constant('link' as const), text: some, url }),
  fc.record({
    kind: fc.constantFrom('user', 'group', 'channel'),
    id: fc.constantFrom('123456789012345678', 'U1'),
    text: hostile,
  }),
  fc.record(
    {
      kind: fc.constant('instant' as const),
      at: fc.integer({ min: 1_700_000_000_000, max: 1_999_999_999_999 }),
      text: hostile,
      ticks: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'at', 'text'] },
  ),
);
const spans = fc.array(span, { maxLength: 4 });

/** Marks between whole characters, as the search makes them. */
function marks(words: string, cuts: readonly number[]): Highlight[] {
  const starts = [0];
  for (const one of words) starts.push((starts.at(-1) ?? 0) + one.length);
  const at = [...new Set(cuts.map((cut) => starts[cut % starts.length] ?? 0))].sort((a, b) => a - b);
  return at.flatMap((start, i) => (i % 2 === 0 && at[i + 1] !== undefined ? [[start, at[i + 1] ?? 0] as const] : []));
}
const passage: fc.Arbitrary<PassageBlock> = fc
  .tuple(some, fc.array(fc.nat(60), { maxLength: 4 }), fc.constantFrom('cited', 'context'), fc.boolean())
  .map(([words, cuts, role, withdrawn]) => ({
    kind: 'passage',
    reference: 'ferry.zh:12-14',
    language: 'zh',
    text: words.toWellFormed(),
    highlights: words.length < 500 ? marks(words.toWellFormed(), cuts) : [],
    role,
    withdrawn,
  }));

const label = fc.oneof(hostile, fc.constant(SENTENCE.repeat(3)));
const ids = (count: number) => fc.uniqueArray(fc.string({ minLength: 1, maxLength: 100 }), { maxLength: count });
const buttons: fc.Arbitrary<Block> = fc.tuple(ids(12), label).map(([all, words]) => ({
  kind: 'buttons',
  buttons: all.map((id, i) => ({ id, label: `${i}${words}`, style: 'plain', disabled: i % 2 > 0 })),
}));
const choice: fc.Arbitrary<Block> = fc.tuple(ids(30), label, fc.nat(40)).map(([all, words, chosen]) => ({
  kind: 'choice',
  label: words,
  options: all.map((id, i) => ({ id, label: `${i}${words}`, chosen: i === chosen })),
}));
const block: fc.Arbitrary<Block> = fc.oneof(
  some.map((text): Block => ({ kind: 'heading', text })),
  fc.record({ kind: fc.constant('paragraph' as const), spans, subdued: fc.boolean() }),
  passage,
  passage,
  fc.array(spans, { maxLength: 30 }).map((items): Block => ({ kind: 'list', items })),
  fc
    .array(fc.record({ name: some, value: spans }), { maxLength: 8 })
    .map((fields): Block => ({ kind: 'fields', fields })),
  buttons,
  choice,
);
const reply: fc.Arbitrary<Reply> = fc.record({
  language: fc.constantFrom(...PUBLIC_LANGUAGES),
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.array(block, { maxLength: 8 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 30, maxLength: 60 }) },
  ),
});

const bare = (words: string): string => words.toWellFormed().replace(/\s+/gu, '');
const textOf = (all: readonly Span[]): string =>
  all.map((one) => (['user', 'group', 'channel', 'instant'].includes(one.kind) ? '' : one.text)).join('');

function wordsOf(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return one.text;
    case 'paragraph':
      return textOf(one.spans);
    case 'passage':
      return displayText(one.text);
    case 'list':
      return one.items.map(textOf).join('');
    case 'fields':
      return one.fields.map(({ name, value }) => name + textOf(value)).join('');
    case 'buttons':
    case 'choice':
      return '';
  }
}

/** The first of `words` that does not come in `all`, in order; undefined when they all do. */
function lost(words: string, all: string): string | undefined {
  let at = 0;
  for (const character of words) {
    const found = all.indexOf(character, at);
    if (found < 0) return character;
    at = found + character.length;
  }
  return undefined;
}

/** What can be pressed or chosen; of buttons that do the same, the first. */
function labelsOf(blocks: readonly Block[]): string[] {
  const buttons = new Map<string, string>();
  for (const one of blocks) {
    if (one.kind !== 'buttons') continue;
    for (const { id, label } of one.buttons) if (!buttons.has(id)) buttons.set(id, label);
  }
  return [
    ...buttons.values(),
    ...blocks.flatMap((one) => (one.kind === 'choice' ? one.options.map((each) => each.label) : [])),
  ];
}

const WRITTEN = ['quote', 'heading', 'subtext', 'item', 'strong', 'code', 'link', 'user', 'role', 'channel', 'instant'];

describe('whatever a reply holds', () => {
  it('every page is taken by Discord, and nothing is lost', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(reply, (given) => {
        const say = sayIn(given.language, (simplified) => simplified);
        const pages = renderDiscord(given, say, (page) => `page|${page}|kkkkkkkkkkkkkkkkkkkkkk`);
        for (const page of pages) expect(faults(page)).toEqual([]);
        const shown = pages.flatMap(piecesOf);
        for (const piece of shown) for (const kind of piece.in) expect(WRITTEN).toContain(kind);
        expect(
          lost(bare(given.blocks.map(wordsOf).join('')), bare(shown.map(({ text }) => text).join(''))),
        ).toBeUndefined();
        const all = bare(pages.map(readable).join('\n'));
        for (const words of labelsOf(given.blocks)) expect(all).toContain(bare(words));
      }),
      { numRuns: 15 },
    );
  });

  it('a quotation is the words of the passage, character by character, over all pages', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 5 }), (blocks) => {
        const pages = renderDiscord(
          { language: 'en', blocks },
          sayIn('en', (simplified) => simplified),
        );
        const cited = blocks.filter(({ role }) => role === 'cited').map(({ text }) => displayText(text));
        const breaks = /\n/g;
        expect(pages.map(quoted).join('').replace(breaks, '')).toBe(cited.join('').replace(breaks, ''));
      }),
      { numRuns: 40 },
    );
  });
});
