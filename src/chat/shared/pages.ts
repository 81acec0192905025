import type { Block, Reply } from '#core/reply.ts';
import { cut } from './cut.ts';

/**
 * Cuts a reply into as many messages as needed, in order, without loss. `fits` is true if these blocks make a valid message together with
 * everything that the chat adds. Controls at the reply's end are repeated on every page. Throws if not even one character fits.
 */
export function pagesOf(reply: Reply, fitsMessage: (blocks: readonly Block[]) => boolean): Block[][] {
  const fits = (blocks: readonly Block[]) =>
    fitsMessage(blocks.map(beginning)) && (blocks.every(isShort) || fitsMessage(blocks));
  if (fits(reply.blocks)) return [[...reply.blocks]];
  const end = reply.blocks.findLastIndex((block) => !isControl(block)) + 1;
  const controls = reply.blocks.slice(end);
  // Controls are not repeated if they leave no room for anything else.
  const beside =
    controls.length && fits([SMALLEST, ...controls])
      ? fill(reply.blocks.slice(0, end), (blocks) => fits([...blocks, ...controls]))
      : undefined;
  if (beside) return numbered(beside).map((page) => [...page, ...controls]);
  const pages = fill(reply.blocks, fits);
  if (!pages) throw new Error('not even the beginning of a block fits a message');
  return numbered(pages);
}

/** UTF-16 units of a text, and items of a list, that are tried before all of it: more than a message of any chat can have. */
const MORE_THAN_A_PAGE = { units: 20_000, items: 400 };

/** A block, or the beginning of a long one. What does not fit with its beginning need not be drawn as a whole for each page. */
function beginning(block: Block): Block {
  const { units, items } = MORE_THAN_A_PAGE;
  if (block.kind === 'list' && block.items.length > items) return { ...block, items: block.items.slice(0, items) };
  if (block.kind !== 'passage' || block.text.length <= units) return block;
  return { ...block, text: block.text.slice(0, units), highlights: [] };
}

const isShort = (block: Block): boolean => beginning(block) === block;

const words = (count: number): Block => ({
  kind: 'paragraph',
  spans: [{ kind: 'text', text: '…'.repeat(count) }],
  subdued: false,
});
const SMALLEST = words(1);
const SOME_WORDS = words(300);

const isControl = ({ kind }: Block): boolean => kind === 'buttons' || kind === 'choice';

/** Fills pages with blocks; undefined if not even the beginning of a block fits on its own page. */
function fill(blocks: readonly Block[], fits: (blocks: readonly Block[]) => boolean): Block[][] | undefined {
  const pages: Block[][] = [];
  const waiting = [...blocks];
  let page: Block[] = [];
  const turn = () => {
    pages.push(page);
    page = [];
  };
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (fits([...page, next])) {
      page.push(next);
      continue;
    }
    const here = page;
    // A block that fits on its own page is not cut, and no block is cut to add only a few words.
    const isWhole = page.length > 0 && (fits([next]) || !fits([...page, SOME_WORDS]));
    const pieces = isWhole ? undefined : cut(next, (piece) => fits([...here, piece]));
    if (pieces) {
      page.push(pieces[0]);
      waiting.unshift(pieces[1]);
    } else if (page.length) waiting.unshift(next);
    else return undefined;
    turn();
  }
  if (page.length) turn();
  return pages;
}

/** Numbers the pieces of each passage, so that nobody thinks that a piece is the whole. */
function numbered(pages: readonly Block[][]): Block[][] {
  const all = pages.flat();
  const runs = new Map<Block, { at: number; of: number }>();
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (continues(all[to - 1], all[to])) to += 1;
    for (let i = from; to - from > 1 && i < to; i += 1) {
      const block = all[i];
      if (block) runs.set(block, { at: i - from + 1, of: to - from });
    }
    from = to;
  }
  return pages.map((page) => page.map((block) => withPart(block, runs.get(block))));
}

/** True if `next` continues the passage of `one`. A piece has `part` since it was cut; the first piece has `at` 1. */
function continues(one: Block | undefined, next: Block | undefined): boolean {
  if (one?.kind !== 'passage' || next?.kind !== 'passage') return false;
  return one.part !== undefined && next.part !== undefined && next.part.at > 1;
}

function withPart(block: Block, part: { at: number; of: number } | undefined): Block {
  return block.kind === 'passage' && part ? { ...block, part } : block;
}
