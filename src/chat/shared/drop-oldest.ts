/** Drops the oldest entry when there are more than `most`. Maps and Sets have their entries in the order in which they came. */
export function dropOldest<Key>(
  entries: { size: number; keys(): Iterable<Key>; delete(key: Key): boolean },
  most: number,
): void {
  if (entries.size <= most) return;
  for (const oldest of entries.keys()) {
    entries.delete(oldest);
    return;
  }
}
