import type { Block, Reply } from '#core/reply.ts';
import { cut } from './cut.ts';

/**
 * Cuts a reply into the messages it takes, in order; nothing is lost. `fits` says whether blocks make a valid message, with whatever the
 * chat adds. Controls that the reply ends with stand on every page. Throws when not even one character fits.
 */
export function pagesOf(reply: Reply, fits: (blocks: readonly Block[]) => boolean): Block[][] {
  if (fits(reply.blocks)) return [[...reply.blocks]];
  const end = reply.blocks.findLastIndex((block) => !isControl(block)) + 1;
  const controls = reply.blocks.slice(end);
  // More controls than fit beside everything else are not worth repeating.
  const beside =
    controls.length && fits([SMALLEST, ...controls])
      ? fill(reply.blocks.slice(0, end), (blocks) => fits([...blocks, ...controls]))
      : undefined;
  if (beside) return numbered(beside).map((page) => [...page, ...controls]);
  const pages = fill(reply.blocks, fits);
  if (!pages) throw new Error('not even the beginning of a block fits a message');
  return numbered(pages);
}

const words = (count: number): Block => ({
  kind: 'paragraph',
  spans: [{ kind: 'text', text: '…'.repeat(count) }],
  subdued: false,
});
const SMALLEST = words(1);
const SOME_WORDS = words(300);

const isControl = ({ kind }: Block): boolean => kind === 'buttons' || kind === 'choice';

/** Undefined when not even the beginning of a block fits a page of its own. */
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
    // What fits a page of its own is not torn apart, and nothing is torn for the sake of a few words.
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

/** Every piece of a passage says which it is, so that nobody takes it for the whole. */
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

/** A piece carries `part` from its cutting on; its first piece has `at` 1. */
function continues(one: Block | undefined, next: Block | undefined): boolean {
  if (one?.kind !== 'passage' || next?.kind !== 'passage') return false;
  return one.part !== undefined && next.part !== undefined && next.part.at > 1;
}

function withPart(block: Block, part: { at: number; of: number } | undefined): Block {
  return block.kind === 'passage' && part ? { ...block, part } : block;
}
