import { type Highlight, pieces } from '#core/display.ts';
import type { Block, PassageBlock, Span } from '#core/reply.ts';

type Fits<T> = (piece: T) => boolean;
type Pair<T> = [head: T, tail: T];

/** Cuts a block in two, the first part as long as `fits` allows; undefined if not even its beginning fits. */
export function cut(block: Block, fits: Fits<Block>): Pair<Block> | undefined {
  switch (block.kind) {
    case 'passage':
      // The rest of a passage that was cut is flat already.
      return cutPassage(block.part ? block : flat(block), fits);
    case 'heading':
      return both(
        cutText(block.text, (text) => fits({ ...block, text })),
        (text) => ({ ...block, text }),
      );
    case 'paragraph':
      return both(
        cutSpans(block.spans, (spans) => fits({ ...block, spans })),
        (spans) => ({ ...block, spans }),
      );
    case 'list':
      return both(
        cutItems(block.items, (items) => fits({ ...block, items }), cutSpans),
        (items) => ({ ...block, items }),
      );
    case 'fields':
      return both(
        cutItems(block.fields, (fields) => fits({ ...block, fields }), cutField),
        (fields) => ({ ...block, fields }),
      );
    case 'buttons':
      return both(
        cutItems(block.buttons, (buttons) => fits({ ...block, buttons })),
        (buttons) => ({ ...block, buttons }),
      );
    case 'choice':
      return both(
        cutItems(block.options, (options) => fits({ ...block, options })),
        (options) => ({ ...block, options }),
      );
  }
}

function both<T, B>(pair: Pair<T> | undefined, make: (part: T) => B): Pair<B> | undefined {
  return pair && [make(pair[0]), make(pair[1])];
}

/** Returns the largest number below `most` for which `ok` is true, or 0. Tries small numbers first, because a page has little room. */
function largest(most: number, ok: (count: number) => boolean): number {
  let [low, high] = [0, 1];
  while (high < most && ok(high)) [low, high] = [high, high * 2];
  high = Math.min(high, most);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ok(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Takes as many whole items as fit. If none fits, it takes a piece of the first, if that can be cut. */
function cutItems<T>(
  items: readonly T[],
  fits: Fits<readonly T[]>,
  cutOne: (item: T, fits: Fits<T>) => Pair<T> | undefined = () => undefined,
): Pair<readonly T[]> | undefined {
  const count = largest(items.length, (number) => fits(items.slice(0, number)));
  if (count > 0) return [items.slice(0, count), items.slice(count)];
  const [first, ...rest] = items;
  const pair = first === undefined ? undefined : cutOne(first, (item) => fits([item]));
  return pair && [[pair[0]], [pair[1], ...rest]];
}

type ReplyField = { name: string; value: readonly Span[] };

/** Cuts a field. Each piece of the value has the name. A name that is too long is cut first. */
function cutField(field: ReplyField, fits: Fits<ReplyField>): Pair<ReplyField> | undefined {
  const value = cutSpans(field.value, (spans) => fits({ ...field, value: spans }));
  if (value) return both(value, (spans) => ({ ...field, value: spans }));
  const name = cutText(field.name, (text) => fits({ name: text, value: [] }));
  return (
    name && [
      { name: name[0], value: [] },
      { name: name[1], value: field.value },
    ]
  );
}

function cutSpans(spans: readonly Span[], fits: Fits<readonly Span[]>): Pair<readonly Span[]> | undefined {
  const count = largest(spans.length, (number) => fits(spans.slice(0, number)));
  const [before, next, after] = [spans.slice(0, count), spans[count], spans.slice(count + 1)];
  const pair = next && !isName(next) && cutSpan(next, (piece) => fits([...before, piece]));
  if (pair)
    return [
      [...before, pair[0]],
      [pair[1], ...after],
    ];
  return count > 0 ? [before, spans.slice(count)] : undefined;
}

type Name = Extract<Span, { kind: 'user' | 'group' | 'channel' }>;
const isName = (span: Span): span is Name => ['user', 'group', 'channel'].includes(span.kind);

function cutSpan<S extends Exclude<Span, Name>>(span: S, fits: Fits<S>): Pair<S> | undefined {
  return both(
    cutText(span.text, (text) => fits({ ...span, text })),
    (text) => ({ ...span, text }),
  );
}

/** Joins the passage's wrapped lines, so that a cut cannot change the displayed text. */
function flat(block: PassageBlock): PassageBlock {
  let text = '';
  const highlights: Highlight[] = [];
  for (const piece of pieces(block.text, block.highlights)) {
    if (piece.marked) highlights.push([text.length, text.length + piece.text.length]);
    text += piece.text;
  }
  return { ...block, text, highlights };
}

function cutPassage(block: PassageBlock, fits: Fits<Block>): Pair<Block> | undefined {
  const at = block.part?.at ?? 1;
  // Reserves room for the largest part numbers.
  const pair = cutText(block.text, (text) => fits({ ...slice(block, 0, text.length), part: MOST_PARTS }));
  if (!pair) return undefined;
  const end = pair[0].length;
  const [head, tail] = [slice(block, 0, end), slice(block, end, block.text.length)];
  return [
    { ...head, part: { at, of: at } },
    { ...tail, part: { at: at + 1, of: at + 1 } },
  ];
}

const MOST_PARTS = { at: 999, of: 999 };

function slice(block: PassageBlock, from: number, to: number): PassageBlock {
  const highlights = block.highlights
    .map(([start, end]): Highlight => [Math.max(start, from) - from, Math.min(end, to) - from])
    .filter(([start, end]) => start < end);
  return { ...block, text: block.text.slice(from, to), highlights };
}

/** Places for a cut, best first: after a sentence, after a clause, between words. */
const PLACES = [/[。！？!?…][”’」』"')）]*\s*|\.["')]*\s+/gu, /[，；、：,;:]\s*/gu, /\s+/gu];
/** Least share of a full page that a cut must fill. Better places for a cut are searched only after it. */
const SLACK = 0.4;

function cutText(text: string, fits: Fits<string>): Pair<string> | undefined {
  const most = largest(text.length, (length) => fits(text.slice(0, whole(text, length))));
  for (const end of ends(text, most)) {
    if (end > 0 && end < text.length && fits(text.slice(0, end))) return [text.slice(0, end), text.slice(end)];
  }
  return undefined;
}

/** Finds the characters as readers see them. Slow to create. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* ends(text: string, most: number): Generator<number> {
  const window = text.slice(Math.floor(most * SLACK), most);
  const from = most - window.length;
  for (const place of PLACES) {
    const last = [...window.matchAll(place)].at(-1);
    if (last) yield from + last.index + last[0].length;
  }
  // A visible character can be longer than a page, and a shorter text does not always take less room.
  const near = text.slice(Math.max(0, most - NEAR), most + NEAR);
  yield Math.max(0, most - NEAR) + (graphemes.segment(near).containing(Math.min(most, NEAR))?.index ?? 0);
  for (let end = most; end > 0; end = Math.floor(end / 2)) yield whole(text, end);
}

/** Characters before and after a cut that are searched for the borders of visible characters. */
const NEAR = 40;

/** Moves an end that splits a surrogate pair. Returns at least one character. */
function whole(text: string, end: number): number {
  const high = text.charCodeAt(end - 1);
  const split = high >= 0xd800 && high <= 0xdbff && end < text.length;
  return split ? (end > 1 ? end - 1 : end + 1) : end;
}
