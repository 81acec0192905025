import type { Inbox } from '#core/ports/inbox.ts';

/** A mark of a delivery that must be written when the database is back. */
type Unwritten = { workspace: string; id: string; write: 'done' | 'released' };

/**
 * Makes an inbox that remembers which marks it could not write, and writes them before it says what is pending. Otherwise a delivery answered
 * while the database was away would be answered again, and one that was stored although an error came back would be answered by nobody.
 */
export function reliable(inbox: Inbox): Inbox {
  const unwritten = new Map<string, Unwritten>();
  const keyOf = (workspace: string, id: string) => JSON.stringify([workspace, id]);
  const taken = (workspace: string, id: string) => void unwritten.delete(keyOf(workspace, id));
  const remember = (one: Unwritten) => void unwritten.set(keyOf(one.workspace, one.id), one);
  const writeAll = async () => {
    for (const [key, { workspace, id, write }] of unwritten) {
      await inbox.mark(workspace, id, write);
      unwritten.delete(key);
    }
  };
  return {
    ...inbox,
    put: async (workspace, delivery) => {
      const isNew = await inbox.put(workspace, delivery);
      if (isNew) taken(workspace, delivery.id);
      return isNew;
    },
    begin: async (workspace, id) => {
      const tries = await inbox.begin(workspace, id);
      if (tries) taken(workspace, id);
      return tries;
    },
    mark: async (workspace, id, state) => {
      try {
        return await inbox.mark(workspace, id, state);
      } catch (error) {
        if (state !== 'sending') remember({ workspace, id, write: state });
        if (state === 'released') return false;
        throw error;
      }
    },
    pending: async (platform) => {
      await writeAll();
      return inbox.pending(platform);
    },
  };
}
