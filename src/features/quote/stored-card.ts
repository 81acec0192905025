import { z } from 'zod';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { FOUND, type QuoteCardState, type QuoteEntry } from './card-state.ts';

const common = {
  visibility: z.enum(['public', 'only-me']),
  found: z.enum(FOUND),
  sharedBy: z.string().exactOptional(),
  list: z.array(z.string()).readonly().exactOptional(),
};

/** The older format, 4 KB a card. It is still read, because chats still show cards that use it. */
const Format1 = z.object({
  format: z.literal(1),
  ...common,
  pages: z
    .array(
      z.object({
        article: z.string(),
        language: z.enum(EDITION_LANGUAGES),
        labels: z.array(z.string()).min(1),
        highlights: z.array(z.tuple([z.number(), z.number()])),
        length: z.number(),
      }),
    )
    .min(1),
});

/**
 * The current format, a quarter of that size. Editions are named once. An entry of `pages` is the index of its edition, its labels with blanks between
 * them and, if it has highlights, the length of the words and the start and end of each highlight.
 */
const Format2 = z.object({
  format: z.literal(2),
  ...common,
  editions: z.array(z.tuple([z.string(), z.enum(EDITION_LANGUAGES)])),
  pages: z.array(z.tuple([z.int(), z.string().min(1)], z.int())).min(1),
});
type Format2 = z.infer<typeof Format2>;

const Stored = z.discriminatedUnion('format', [Format1, Format2]);

/** The form of a card that is stored. */
export function storedState({ entries, ...rest }: QuoteCardState): Format2 {
  const keys = [...new Set(entries.map(editionKey))];
  const editions = keys.flatMap((key) => entries.find((entry) => editionKey(entry) === key) ?? []);
  return {
    format: 2,
    ...rest,
    editions: editions.map(({ article, language }) => [article, language]),
    pages: entries.map((entry) => [keys.indexOf(editionKey(entry)), entry.labels.join(' '), ...marksOf(entry)]),
  };
}

const editionKey = ({ article, language }: QuoteEntry) => `${article}.${language}`;
const marksOf = ({ highlights, length }: QuoteEntry) => (highlights.length ? [length, ...highlights.flat()] : []);

/** The stored state, or undefined if this process does not know its format. */
export function parseState(stored: unknown): QuoteCardState | undefined {
  const found = Stored.safeParse(stored).data;
  if (found?.format === 1) {
    const { format: _, pages, ...rest } = found;
    return { ...rest, entries: pages };
  }
  return found && stateOf(found);
}

function stateOf({ format: _, editions, pages, ...rest }: Format2): QuoteCardState | undefined {
  const read = pages.flatMap((page) => entryOf(editions, page) ?? []);
  return read.length === pages.length ? { ...rest, entries: read } : undefined;
}

/** Reads an entry. Undefined if its edition does not exist or a highlight has no end. */
function entryOf(
  editions: Format2['editions'],
  [index, labels, ...marks]: Format2['pages'][number],
): QuoteEntry | undefined {
  const edition = editions[index];
  const [length = 0, ...ends] = marks;
  if (!edition || ends.length % 2) return undefined;
  const [article, language] = edition;
  const highlights = Array.from(
    { length: ends.length / 2 },
    (_, at) => [ends[2 * at] ?? 0, ends[2 * at + 1] ?? 0] as const,
  );
  return { article, language, labels: labels.split(' '), highlights, length };
}
