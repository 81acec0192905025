/** Counts the first rows whose lengths are together at most `most` bytes. At least one, because a longer row has to be taken alone. */
export function countWithin(rows: readonly { bytes: number }[], most: number): number {
  let total = 0;
  const over = rows.findIndex(({ bytes }) => {
    total += bytes;
    return total > most;
  });
  return over < 0 ? rows.length : Math.max(1, over);
}
