/** Most wrong letters of a name that is still taken for the other: none in a short name, one up to seven letters, two in longer ones. */
function mostWrong(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Names longer than this are not compared: nobody types them by mistake. */
const LONGEST = 80;

/** Returns the names that differ from what was typed in a letter or two, nearest first. Hyphens do not count. */
export function nearNames(typed: string, names: readonly string[]): string[] {
  // Cut before it is taken apart: every name is compared with it. A letter takes two UTF-16 units at most.
  const wanted = [...bare(typed).slice(0, 2 * LONGEST + 2)];
  if (wanted.length > LONGEST) return [];
  const measured = names.map((name) => {
    const letters = [...bare(name)];
    return { name, wrong: wrongLetters(wanted, letters), most: mostWrong(Math.min(wanted.length, letters.length)) };
  });
  const near = measured.filter(({ wrong, most }) => wrong <= most);
  return near.sort((a, b) => a.wrong - b.wrong).map(({ name }) => name);
}

const bare = (name: string) => name.toLowerCase().replaceAll(/[-_\s]/g, '');

/** Wrong letters that are counted. Beyond it, two words are different ones. */
const MOST_COUNTED = 2;

/**
 * Number of letters to insert, delete, replace or swap with the next one, to turn one word into the other (optimal string alignment, Boytsov
 * 2011); infinity if there are more than two. So only the cells beside the diagonal are worked out.
 */
function wrongLetters(one: readonly string[], other: readonly string[]): number {
  if (Math.abs(one.length - other.length) > MOST_COUNTED) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: MOST_COUNTED + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    [before, row] = [row, nextRow(one, other, i, before, row)];
    if (row.every((wrong) => wrong > MOST_COUNTED)) return Number.POSITIVE_INFINITY;
  }
  return row[other.length] ?? Number.POSITIVE_INFINITY;
}

/** Works out the row of the first `i` letters from the two rows above it. A cell that is missing is too far from the diagonal. */
function nextRow(
  one: readonly string[],
  other: readonly string[],
  i: number,
  second: number[],
  above: number[],
): number[] {
  const row: number[] = [];
  const cell = (cells: number[], at: number) => cells[at] ?? Number.POSITIVE_INFINITY;
  const last = Math.min(other.length, i + MOST_COUNTED);
  for (let j = Math.max(0, i - MOST_COUNTED); j <= last; j += 1) {
    const replaced = cell(above, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
    const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
    const swapped = isSwapped ? cell(second, j - 2) + 1 : Number.POSITIVE_INFINITY;
    row[j] = j === 0 ? i : Math.min(cell(above, j) + 1, cell(row, j - 1) + 1, replaced, swapped);
  }
  return row;
}
