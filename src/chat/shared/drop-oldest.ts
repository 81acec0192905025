/** Deletes the oldest entry if there are more than `most`. Maps and Sets keep entries in the order of insertion. */
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
