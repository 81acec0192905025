import type { Store } from '#core/ports/store.ts';

const MOST_SAVED = 12;
const savedIndexes = new Map<string, Uint8Array>();

/** Indexes as a house stores them. One that another house has saved is offered too: most begin with the same articles. */
export function withSavedIndexes({ articles, indexes }: Store): Pick<Store, 'articles' | 'indexes'> {
  const get: Store['indexes']['get'] = async (workspace, key) =>
    (await indexes.get(workspace, key)) ?? savedIndexes.get(`${workspace} ${key}`);
  const put: Store['indexes']['put'] = async (workspace, key, bytes) => {
    if (savedIndexes.size >= MOST_SAVED) savedIndexes.clear();
    savedIndexes.set(`${workspace} ${key}`, bytes);
    await indexes.put(workspace, key, bytes);
  };
  return { articles, indexes: { ...indexes, get, put } };
}
