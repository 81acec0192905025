import type { Store } from '#core/ports/store.ts';
import type { Health } from '#web/site.ts';
import type { NamedState } from './chats.ts';

/** Ms that a chat may be without connection and still count as well: platforms renew connections, and a new one takes seconds. */
const RENEWAL = 60_000;

/** Returns what `/health` says: of each chat whether it is `up`, `connecting`, `standby` or `refused`, with the platform's code, and whether the database is lost. */
export function healthOf(states: readonly NamedState[], store: Pick<Store, 'isReachable'>, now: number): Health {
  const isWell = ({ state }: NamedState) =>
    state.is === 'up' || state.is === 'standby' || (state.is === 'connecting' && now - state.since < RENEWAL);
  const chats = states.map(({ name, state }) => {
    const code = state.is === 'refused' && { code: state.code };
    return [name.toLowerCase(), { state: state.is, ...code }] as const;
  });
  const lost = !store.isReachable();
  return {
    ok: !lost && states.every(isWell),
    ...(lost && { store: 'unreachable' }),
    ...(chats.length && { chats: Object.fromEntries(chats) }),
  };
}
