import type { Outside } from '#core/ports/outside.ts';

/**
 * The state of a chat's connection to its platform, and since when (ms). `standby`: another process has the connection. `refused`: the
 * platform refuses until a person changes something; `code` is the platform's own, `why` says what to change.
 */
export type ChatState = { since: number } & (
  | { is: 'up' }
  | { is: 'connecting' }
  | { is: 'standby' }
  | { is: 'refused'; code: string; why: string }
);

/** Keeps the state of one connection or token. */
export type StateKeeper = {
  now(): ChatState;
  up(): void;
  /** Not reached; tried again at once. */
  lost(): void;
  /** Logs why, once for each code until it is up again. Before `started`, nothing is logged: who starts the chats says it. */
  refused(code: string, why: string): void;
  started(): void;
};

type StateParts = { log(line: string): void; outside: Pick<Outside, 'now'> };

export function createState({ log, outside }: StateParts): StateKeeper {
  let state: ChatState = { is: 'connecting', since: outside.now() };
  let isStarted = false;
  const change = (is: 'up' | 'connecting') => {
    if (state.is !== is) state = { is, since: outside.now() };
  };
  return {
    now: () => state,
    up: () => change('up'),
    lost: () => change('connecting'),
    refused: (code, why) => {
      if (state.is === 'refused' && state.code === code) return;
      state = { is: 'refused', since: outside.now(), code, why };
      if (isStarted) log(refusedLine(why));
    },
    started: () => {
      isStarted = true;
    },
  };
}

/** Returns the line of the log about a chat that is refused while others go on. */
export const refusedLine = (why: string): string =>
  `${why} Until then this chat stands still and the others go on; it is tried again every ten minutes. New settings need a restart.`;

const RANK = { refused: 3, connecting: 2, standby: 1, up: 0 } as const;

/** Returns the worst state of the parts of a chat. */
export function worst(first: ChatState, ...others: readonly ChatState[]): ChatState {
  return others.reduce((a, b) => (RANK[b.is] > RANK[a.is] ? b : a), first);
}
