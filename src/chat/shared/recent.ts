/** The last entries that were added: at least as many as asked for, and at most twice as many. */
export type Recent<T> = { get(key: string): T | undefined; set(key: string, value: T): void };

/**
 * Remembers in two maps, and drops the older one when the newer is full: a map from which the oldest entry is deleted each time becomes
 * slow.
 */
export function createRecent<T>(most: number): Recent<T> {
  let [newer, older] = [new Map<string, T>(), new Map<string, T>()];
  return {
    get: (key) => newer.get(key) ?? older.get(key),
    set: (key, value) => {
      if (newer.size >= most) [newer, older] = [new Map(), newer];
      newer.set(key, value);
    },
  };
}
