import { statfs } from 'node:fs/promises';
import type { Store } from '#core/ports/store.ts';
import type { Health } from '#web/site.ts';
import type { NamedState } from './chats.ts';

/** Ms that a chat may be without connection and still count as well: platforms renew connections, and a new one takes seconds. */
const RENEWAL = 60_000;

/** Bytes. With less, SQLite's journal may not grow by the pages of one answer. */
const LEAST_FREE = 1_000_000;

/** True if the disk of this folder is so full that nothing can be stored. False if the system does not tell. */
export async function isDiskFull(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk !== undefined && disk.bavail * disk.bsize < LEAST_FREE;
}

/**
 * Returns what `/health` says: of each chat whether it is `up`, `connecting`, `standby` or `refused`, with the platform's code, and whether
 * the database is lost.
 */
export function healthOf(
  states: readonly NamedState[],
  store: Pick<Store, 'isReachable'>,
  now: number,
  isFull = false,
): Health {
  const isWell = ({ state }: NamedState) =>
    state.is === 'up' || state.is === 'standby' || (state.is === 'connecting' && now - state.since < RENEWAL);
  const chats = states.map(({ name, state }) => {
    const code = state.is === 'refused' && { code: state.code };
    return [name.toLowerCase(), { state: state.is, ...code }] as const;
  });
  const lost = !store.isReachable();
  return {
    ok: !lost && !isFull && states.every(isWell),
    ...(lost && { store: 'unreachable' }),
    ...(isFull && { disk: 'full' as const }),
    ...(chats.length && { chats: Object.fromEntries(chats) }),
  };
}
