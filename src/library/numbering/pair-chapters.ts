import { type AlignSide, align } from './align.ts';

/** The share of a chapter's passages that stand in its counterpart. */
const MOST_OF_IT = 0.5;

/**
 * Finds for each chapter of a book the one that says the same in another edition, by its index; undefined where there is none. The books are
 * aligned as a whole, so that a preface which only one of them has does no harm.
 */
export function pairChapters(primary: readonly AlignSide[], other: readonly AlignSide[]): (number | undefined)[] {
  const [mine, theirs] = [whole(primary), whole(other)];
  const shared = other.map(() => new Map<number, number>());
  for (const bead of align(mine.side, theirs.side)) {
    for (const place of bead.other) {
      const counts = shared[theirs.chapters[place] ?? 0];
      const chapter = mine.chapters[bead.primary[0] ?? -1];
      if (chapter !== undefined) counts?.set(chapter, (counts.get(chapter) ?? 0) + 1);
    }
  }
  const taken = new Set<number>();
  return shared.map((counts, index) => {
    const [best, count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    if (best === undefined || taken.has(best) || count < (other[index]?.length ?? 0) * MOST_OF_IT) return undefined;
    taken.add(best);
    return best;
  });
}

/** Joins chapters to one text. `chapters`: the chapter of each passage. */
function whole(sides: readonly AlignSide[]): { side: AlignSide; chapters: readonly number[] } {
  let before = 0;
  const chapters: number[] = [];
  const side = sides.flatMap((passages, chapter) => {
    const first = before;
    before += (passages.at(-1)?.paragraph ?? 0) + 1;
    return passages.map(({ text, paragraph }) => {
      chapters.push(chapter);
      return { text, paragraph: first + paragraph };
    });
  });
  return { side, chapters };
}
