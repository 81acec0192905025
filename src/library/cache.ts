import { LRUCache } from 'lru-cache';

/** A cache in memory for values of any kind. When it is full, it drops the least recently used ones. */
export type Cache = {
  /** Returns a part of the cache with its own keys. */
  part<T extends object>(name: string): CachePart<T>;
};

export type CachePart<T> = {
  get(key: string): T | undefined;
  /** Stores a value of about `bytes` bytes. Ignores a value that is larger than the whole cache. */
  set(key: string, value: T, bytes: number): void;
  delete(key: string): void;
};

/** Bytes of an entry in addition to its value: keys, links and maps. */
const ENTRY_BYTES = 300;

/**
 * Share of a cache's bytes that its values may take. The rest is for what comes with them: garbage that V8 has not collected yet, and free
 * room in its pages.
 */
const VALUES = 0.5;

/** Creates a cache that makes a process at most about `bytes` bytes larger, with all parts together. The sizes of values are estimates. */
export function createCache(bytes: number): Cache {
  const entries = new LRUCache<string, object>({ maxSize: Math.max(1, Math.floor(VALUES * bytes)) });
  return {
    part: <T extends object>(name: string): CachePart<T> => ({
      get: (key) => entries.get(`${name}\n${key}`) as T | undefined,
      set: (key, value, size) =>
        void entries.set(`${name}\n${key}`, value, { size: Math.ceil(size) + ENTRY_BYTES + 2 * key.length }),
      delete: (key) => void entries.delete(`${name}\n${key}`),
    }),
  };
}

/** Default size in bytes, for tests and for command lines that end soon. */
export const SMALL_CACHE = 64_000_000;

/** Estimates the bytes of a text with `passages` passages: UTF-16, and an object for each passage. */
export function bytesOfText(characters: number, passages: number): number {
  const PASSAGE_BYTES = 200;
  return 2 * characters + PASSAGE_BYTES * passages;
}
