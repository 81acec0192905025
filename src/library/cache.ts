import { LRUCache } from 'lru-cache';

/** What is kept in memory so that it need not be made again: what was used longest ago goes first, whatever it is. */
export type Cache = {
  /** A part of the cache with keys of its own. */
  part<T extends object>(name: string): CachePart<T>;
};

export type CachePart<T> = {
  get(key: string): T | undefined;
  /** Keeps a value of about so many bytes; one that is larger than the whole cache is not kept. */
  set(key: string, value: T, bytes: number): void;
  delete(key: string): void;
};

/** Bytes that an entry takes beside its value: keys, links and maps. */
const ENTRY_BYTES = 300;

/** A cache of at most so many bytes, as far as they can be estimated, over all of its parts. */
export function createCache(bytes: number): Cache {
  const entries = new LRUCache<string, object>({ maxSize: Math.max(1, Math.floor(bytes)) });
  return {
    part: <T extends object>(name: string): CachePart<T> => ({
      get: (key) => entries.get(`${name}\n${key}`) as T | undefined,
      set: (key, value, size) =>
        void entries.set(`${name}\n${key}`, value, { size: Math.ceil(size) + ENTRY_BYTES + 2 * key.length }),
      delete: (key) => void entries.delete(`${name}\n${key}`),
    }),
  };
}

/** Bytes of a cache where nobody has chosen: a test, a command line that ends in a moment. */
export const SMALL_CACHE = 64_000_000;

/** About how many bytes texts with so many passages take: UTF-16, and an object for each passage. */
export function bytesOfText(characters: number, passages: number): number {
  const PASSAGE_BYTES = 200;
  return 2 * characters + PASSAGE_BYTES * passages;
}
