import { every, type Timing } from '#chat/shared/timing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Platform } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import {
  lookAt,
  NOTICE_KIND,
  noticeHandler,
  POST_KIND,
  postHandler,
  SUGGESTION_KIND,
  suggestionHandler,
} from '#features/daily/index.ts';
import { DEBATE_KIND, debateHandler, lookAtDebate } from '#features/debate/index.ts';
import { createTicker, type SenderParts, sendDue } from '#work/index.ts';
import type { Running } from '../services.ts';

/** In ms. A post may come so much after its time. */
const TICK = 1_000;
/** With a fast clock, hours pass in a second. */
const FAST_TICK = 100;
/** Senders besides the one that also looks. */
const MORE_SENDERS = 2;

export type WorkParts = {
  running: Running;
  /** The chats that can send now. */
  chats(): ReadonlyMap<Platform, Outgoing>;
  /** How many times as fast the clock runs as the real one, if it does. */
  factor?: number;
};

/** Work until nothing is left of it. Ends early with the signal. */
type Work = (signal?: AbortSignal) => Promise<void>;

/** Looking at what is due, and sending what is in the outbox. */
function bothOf({ running, chats, factor = 1 }: WorkParts): { lookAll: Work; sendAll: Work } {
  const { store, services, log, toTraditional } = running;
  const { dice, newId } = services.outside;
  const logBug = (error: unknown) => log.bug(newId(), error);
  const parts = {
    store,
    services,
    dice,
    factor,
    sayIn: (language: Parameters<typeof sayIn>[0]) => sayIn(language, toTraditional),
  };
  const platforms = () => [...chats().keys()];
  const tickers = lookedAt(parts).map((looked) => createTicker({ store, platforms, logBug, ...looked }));
  const handlers = {
    [POST_KIND]: postHandler(parts),
    [NOTICE_KIND]: noticeHandler(parts),
    [SUGGESTION_KIND]: suggestionHandler(parts),
    [DEBATE_KIND]: debateHandler(parts),
  };
  const sender: SenderParts = { store, chats, handlers, logBug, log: log.line };
  // A lost database is told elsewhere; what is due stays due.
  const logUnlessLost = (error: unknown) => void (store.isReachable() && logBug(error));
  return {
    lookAll: async (signal) => {
      for (const turn of tickers) await untilNone(signal, turn).catch(logUnlessLost);
    },
    sendAll: (signal) => untilNone(signal, () => sendDue(sender)).catch(logUnlessLost),
  };
}

type Looking = Parameters<typeof lookAt>[0] & Parameters<typeof lookAtDebate>[0] & { store: Running['store'] };

/** What is looked at when it is due: schedules and debates. */
function lookedAt(parts: Looking) {
  const { store } = parts;
  type Look = (workspace: string, id: string) => Promise<void>;
  const inRequest =
    (look: Look): Look =>
    (workspace, id) =>
      store.request(() => look(workspace, id));
  return [
    { due: store.schedules.due, look: inRequest((workspace, id) => lookAt(parts, workspace, id)) },
    { due: store.streams.due, look: inRequest((workspace, id) => lookAtDebate(parts, workspace, id)) },
  ];
}

/** Does what is due until nothing is: posts come into the outbox, and are sent. Ends early with the signal. Any number of processes may do it at once. */
export function workOf(parts: WorkParts): Work {
  const { lookAll, sendAll } = bothOf(parts);
  return async (signal) => {
    await lookAll(signal);
    await sendAll(signal);
  };
}

/** Does again and again what happens unasked. */
export function startWork({ timing, ...parts }: WorkParts & { timing: Timing }): { stop(): Promise<void> } {
  const tick = parts.factor === undefined ? TICK : FAST_TICK;
  const end = new AbortController();
  const { lookAll, sendAll } = bothOf(parts);
  const repeat = (work: Work) => every(timing, tick, end.signal, () => work(end.signal));
  // Those that only send go on while the first one looks, or waits for a channel that is slow.
  const senders = Array.from({ length: MORE_SENDERS }, () => repeat(sendAll));
  const done = Promise.all([repeat((signal) => lookAll(signal).then(() => sendAll(signal))), ...senders]);
  return {
    stop: () => {
      end.abort();
      return done.then(() => undefined);
    },
  };
}

async function untilNone(signal: AbortSignal | undefined, work: () => Promise<number>): Promise<void> {
  while (!signal?.aborted && (await work()) > 0);
}
