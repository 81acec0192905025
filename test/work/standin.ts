import type { Attempt, OutgoingMessage, SendResult } from '#core/outgoing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';

/**
 * What the platform does with a message. `taken`, `lost` (taken, but its answer does not come), `vanished` (nothing is known, and it was not
 * taken), or a refusal.
 */
export type Fate = 'taken' | 'lost' | 'vanished' | (SendResult & { kind: 'refused' });

export type ChatStandIn = Outgoing & {
  /** What people see: the key of each message, as often as it is there. */
  seen: string[];
  /** Every try. */
  tries: Attempt[];
  /** What becomes of the next tries, in turn; after these, all are taken. */
  fates: Fate[];
  /** Called when a message arrives, before anything becomes of it. */
  onSend(message: OutgoingMessage, attempt: Attempt): Promise<void>;
};

/**
 * A chat that keeps the promises of `Outgoing`. With a guard, the platform knows a message by its key, as long as one likes. Without, a message
 * whose earlier try may have arrived is not sent again.
 */
export function createChat({ hasGuard }: { hasGuard: boolean }): ChatStandIn {
  const sent = (key: string): SendResult => ({ kind: 'sent', id: `id of ${key}`, link: `link to ${key}` });
  const chat: ChatStandIn = {
    seen: [],
    tries: [],
    fates: [],
    onSend: async () => undefined,
    send: async (_workspace, message, attempt) => {
      const { key, since } = attempt;
      chat.tries.push(attempt);
      await chat.onSend(message, attempt);
      const fate = chat.fates.shift() ?? 'taken';
      if (typeof fate !== 'string') return fate;
      if (hasGuard && chat.seen.includes(key)) return fate === 'taken' ? sent(key) : { kind: 'in doubt' };
      if (!hasGuard && since !== undefined) return { kind: 'in doubt' };
      if (fate !== 'vanished') chat.seen.push(key);
      return fate === 'taken' ? sent(key) : { kind: 'in doubt' };
    },
  };
  return chat;
}

export const refused = (
  why: (SendResult & { kind: 'refused' })['why'],
  more: { missing?: string; retryAfter?: number } = {},
) => ({ kind: 'refused', why, code: `code of ${why}`, ...more }) as const;
