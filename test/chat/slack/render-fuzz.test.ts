import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSlack, type SlackMessage } from '#chat/slack/render.ts';
import { displayText } from '#core/display.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import type { Block, Reply, Span } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { webAddress } from '../../any-character.ts';
import { checkSlack } from '../../platforms/slack-check.ts';
import { hostile } from './render-hostile.ts';
import { type Seen, seen } from './render-seen.ts';

const say = sayIn('en', (simplified) => simplified);
const REFERENCE = 'tide-tables:7';
/** Stands for the name of every field: where a value is cut, each piece bears it. */
const NAME = '§';

/** Mostly short, sometimes longer than a message. */
const words = fc.oneof(
  { weight: 6, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc.tuple(hostile, fc.integer({ min: 1, max: 200 })).map(([text, times]) => text.repeat(times)),
  },
  { weight: 1, arbitrary: fc.constant('阅览室九点关门，谁到那时还没吵完，就到河边接着吵。'.repeat(500)) },
);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'strong', 'code'), text: words }),
  fc.record({ kind: fc.constant('link' as const), text: words, url: fc.oneof(webAddress, hostile) }),
  fc.record({
    kind: fc.constantFrom('user', 'group', 'channel'),
    id: fc.constantFrom('U1', 'S1', 'C1', '<!here>'),
    text: hostile,
  }),
  fc.record(
    {
      kind: fc.constant('instant' as const),
      at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      text: hostile,
      ticks: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'at', 'text'] },
  ),
);
const few = <T>(one: fc.Arbitrary<T>, most: number) => fc.array(one, { maxLength: most });
const spans = few(span, 3);
const id = fc.uuid().map((one) => `quote|${one}|k`);
const content: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: words }),
  fc.record({ kind: fc.constant('paragraph' as const), spans, subdued: fc.boolean() }),
  fc.record({ kind: fc.constant('list' as const), items: few(spans, 60) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: few(fc.record({ name: fc.constant(NAME), value: spans }), 8),
  }),
  fc.record({
    kind: fc.constant('passage' as const),
    reference: fc.constant(REFERENCE),
    language: fc.constantFrom(...EDITION_LANGUAGES),
    text: words,
    highlights: fc.constant([]),
    role: fc.constantFrom('cited', 'context'),
    withdrawn: fc.boolean(),
  }),
);
const button = fc.record({
  id,
  label: hostile,
  style: fc.constantFrom('plain', 'primary', 'danger'),
  disabled: fc.boolean(),
});
const control: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('buttons' as const), buttons: few(button, 60) }),
  fc.record({
    kind: fc.constant('choice' as const),
    label: hostile,
    options: few(fc.record({ id, label: hostile, chosen: fc.boolean() }), 120),
  }),
);
const reply: fc.Arbitrary<Reply> = fc
  .tuple(
    fc.constantFrom('en', 'zh-Hans', 'both'),
    fc.array(fc.oneof({ weight: 5, arbitrary: content }, { weight: 1, arbitrary: control }), { maxLength: 12 }),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(content, { minLength: 40, maxLength: 70 })),
    few(control, 3),
  )
  .map(([language, some, many, end]) => ({ language, blocks: [...some, ...many, ...end] }));

const bare = (text: string): string => text.replace(/\s/gu, '');
const spanned = (all: readonly Span[]): string => all.map(({ text }) => text.toWellFormed()).join('');

/** The words of a block that have to be read, less blanks. */
function meant(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return bare(block.text.toWellFormed());
    case 'paragraph':
      return bare(spanned(block.spans));
    case 'passage':
      return bare(displayText(block.text).toWellFormed());
    case 'list':
      return bare(block.items.map(spanned).join(''));
    case 'fields':
      return bare(block.fields.map(({ value }) => spanned(value)).join(''));
    case 'buttons':
    case 'choice':
      return '';
  }
}

/** The words that are read, less blanks and what the renderer adds: names of fields, references, the number of the page. */
function heard(one: Seen): string {
  if (one.kind === 'grey')
    return bare(one.text.replace(/ {2}\[tide-tables:7\].*$/u, '').replace(/^Page \d+ of \d+$/, ''));
  if (one.kind === 'quotation') return bare(one.text);
  if (one.kind === 'words') return bare(one.text.replace(/^§(?:：|: )/, ''));
  return one.kind === 'heading' || one.kind === 'item' ? bare(one.text) : '';
}

/** The ids that can be pressed, in order, each once: what a reply ends with stands on every page. */
function pressable(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.filter(({ disabled }) => !disabled).map((one) => one.id);
    return block.kind === 'choice' ? block.options.map((one) => one.id) : [];
  });
}

const pressed = (messages: readonly SlackMessage[]): string[] => {
  const ids = messages.flatMap(({ blocks }) => seen(blocks).flatMap((one) => ('id' in one ? [one.id] : [])));
  return [...new Set(ids)].filter((one) => !one.startsWith('page|'));
};

/** Expects messages that Slack takes, with every word and everything that can be pressed in them. */
function expectWhole(given: Reply, turn?: (page: number) => string): void {
  const messages = renderSlack(given, say, turn);
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    expect(checkSlack('chat.postMessage', { channel: 'C1', ...message })).toEqual([]);
    expect(checkSlack('response_url', message)).toEqual([]);
  }
  const all = messages.flatMap(({ blocks }) => seen(blocks));
  expect(all.map(heard).join('')).toBe(given.blocks.map(meant).join(''));
  expect(pressed(messages).sort()).toEqual(pressable(given.blocks).sort());
}

const turning = (page: number): string => `page|${page}|k`;
const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

describe('any reply at all', () => {
  it('becomes messages that Slack takes, with nothing lost', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(reply, fc.boolean(), (given, isTurned) => expectWhole(given, isTurned ? turning : undefined)),
      { numRuns: 20 },
    );
  });

  it.each<[string, Block[]]>([
    [
      'two hundred short paragraphs',
      many(200, (at): Block => ({ kind: 'paragraph', spans: [{ kind: 'text', text: `${at}` }], subdued: false })),
    ],
    ['fifty, as many as a message takes', many(50, (at): Block => ({ kind: 'heading', text: `${at}` }))],
    [
      'sixty buttons',
      [
        {
          kind: 'buttons',
          buttons: many(60, (at) => ({ id: `${at}`, label: `${at}`, style: 'plain', disabled: false })),
        },
      ],
    ],
    [
      'a list of a hundred and twenty',
      [
        {
          kind: 'choice',
          label: 'Passage',
          options: many(120, (at) => ({ id: `${at}`, label: `${at}`, chosen: false })),
        },
      ],
    ],
  ])('even when it is %s', (_name, blocks) => expectWhole({ language: 'en', blocks }, turning));
});
