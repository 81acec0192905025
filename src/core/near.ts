/** Most wrong letters of a name that is still taken for the other: none in a short name, one up to seven letters, two in longer ones. */
function mostWrong(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Names longer than this are not compared: nobody types them by mistake. */
const LONGEST = 80;

/** Returns the names that differ from what was typed in a letter or two, nearest first. Hyphens do not count. */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const wanted = bare(typed);
  const measured = names.map((name) => ({ name, wrong: wrongLetters(wanted, bare(name)) }));
  const near = measured.filter(({ name, wrong }) => wrong <= mostWrong(Math.min(wanted.length, bare(name).length)));
  return near.sort((a, b) => a.wrong - b.wrong).map(({ name }) => name);
}

const bare = (name: string) => name.toLowerCase().replaceAll(/[-_\s]/g, '');

/**
 * Number of letters to insert, delete, replace or swap with the next one, to turn one word into the other (optimal string alignment, Boytsov
 * 2011). Infinity if the lengths alone show that it is more than two.
 */
function wrongLetters(a: string, b: string): number {
  const [one, other] = [[...a], [...b]];
  if (Math.abs(one.length - other.length) > 2 || one.length > LONGEST) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [other.map((_, at) => at).concat(other.length)];
  for (const [i, letter] of one.entries()) {
    const row = [i + 1];
    for (const [j, against] of other.entries()) {
      const at = (r: number, column: number) => rows[r]?.[column] ?? Number.POSITIVE_INFINITY;
      const swapped = i > 0 && j > 0 && letter === other[j - 1] && one[i - 1] === against;
      row.push(
        Math.min(
          at(i, j + 1) + 1,
          (row[j] ?? 0) + 1,
          at(i, j) + (letter === against ? 0 : 1),
          swapped ? at(i - 1, j - 1) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Number.POSITIVE_INFINITY;
}
