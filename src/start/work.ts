import { every, type Timing } from '#chat/shared/timing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Platform } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { lookAt, NOTICE_KIND, noticeHandler, POST_KIND, postHandler } from '#features/daily/index.ts';
import { lookAtDue, type SenderParts, sendDue } from '#work/index.ts';
import type { Running } from '../services.ts';

/** In ms. A post may come so much after its time. */
const TICK = 1_000;

export type WorkParts = {
  running: Running;
  /** The chats that can send now. */
  chats(): ReadonlyMap<Platform, Outgoing>;
  timing: Timing;
  /** Ms between two looks; a fast clock needs shorter ones. */
  tick?: number;
};

/** Does what happens unasked: looks at what is due, and sends what is in the outbox. Any number of processes may do it at once. */
export function startWork({ running, chats, timing, tick = TICK }: WorkParts): { stop(): Promise<void> } {
  const { store, services, log, toTraditional } = running;
  const { dice, newId } = services.outside;
  const end = new AbortController();
  const logBug = (error: unknown) => log.bug(newId(), error);
  const parts = {
    store,
    services,
    dice,
    sayIn: (language: Parameters<typeof sayIn>[0]) => sayIn(language, toTraditional),
  };
  const look = (workspace: string, id: string) => store.request(() => lookAt(parts, workspace, id));
  const platforms = () => [...chats().keys()];
  const handlers = { [POST_KIND]: postHandler(parts), [NOTICE_KIND]: noticeHandler(parts) };
  const sender: SenderParts = { store, chats, handlers, logBug, log: log.line };
  // A lost database is told elsewhere; what is due stays due.
  const logUnlessLost = (error: unknown) => void (store.isReachable() && logBug(error));
  const done = every(timing, tick, end.signal, async () => {
    await untilNone(end.signal, () => lookAtDue({ store, platforms, look, logBug })).catch(logUnlessLost);
    await untilNone(end.signal, () => sendDue(sender)).catch(logUnlessLost);
  });
  return {
    stop: () => {
      end.abort();
      return done;
    },
  };
}

async function untilNone(signal: AbortSignal, work: () => Promise<number>): Promise<void> {
  while (!signal.aborted && (await work()) > 0);
}
