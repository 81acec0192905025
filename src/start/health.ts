import type { Health } from '#web/site.ts';
import type { NamedState } from './chats.ts';

/** Ms that a chat may be without connection and still count as well: platforms renew connections, and a new one takes seconds. */
const RENEWAL = 60_000;

/** Returns what `/health` says: of each chat whether it is `up`, `connecting` or `refused`, with the platform's code. */
export function healthOf(states: readonly NamedState[], now: number): Health {
  const isWell = ({ state }: NamedState) =>
    state.is === 'up' || (state.is === 'connecting' && now - state.since < RENEWAL);
  const chats = states.map(({ name, state }) => {
    const code = state.is === 'refused' && { code: state.code };
    return [name.toLowerCase(), { state: state.is, ...code }] as const;
  });
  return { ok: states.every(isWell), ...(chats.length && { chats: Object.fromEntries(chats) }) };
}
