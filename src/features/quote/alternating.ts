/** Passages of one edition, and those of the other edition that say the same. */
export type Pair = { own: string[]; other: string[] };

/**
 * Divides passages of two editions into the smallest parts that say the same in both, in order. `parallel`: the labels of the other edition
 * that say what a passage says; [] if there are none. All labels are in exactly one part. Where the order differs, a part is larger.
 */
export function alternating(
  own: readonly string[],
  other: readonly string[],
  parallel: (label: string) => readonly string[],
): Pair[] {
  const places = own.map((label) => parallel(label).map((one) => other.indexOf(one)));
  const pairs: Pair[] = [];
  let [from, fromOther] = [0, 0];
  for (let at = 1; at < own.length; at++) {
    const [before, after] = [places.slice(from, at).flat(), places.slice(at).flat()];
    const begins = Math.min(...after);
    // A passage without a counterpart stays with the one before it.
    if (!places[at]?.length || !before.length || Math.max(...before) >= begins) continue;
    pairs.push({ own: own.slice(from, at), other: other.slice(fromOther, begins) });
    [from, fromOther] = [at, begins];
  }
  return [...pairs, { own: own.slice(from), other: other.slice(fromOther) }];
}
