import { createRecent } from '../shared/recent.ts';

/** Number of last interactions that are recognised when repeated, at least. */
const LEAST_KNOWN = 5_000;

/** Recognises repeated interactions: after a lost connection, Discord may send an interaction again. */
export type Dedupe = {
  /** True if the interaction with this id is new. Remembers the id. */
  isNew(id: string): boolean;
};

export function createDedupe(): Dedupe {
  const known = createRecent<true>(LEAST_KNOWN);
  return {
    isNew: (id) => {
      if (known.get(id)) return false;
      known.set(id, true);
      return true;
    },
  };
}

/** Returns a packet's id. A packet without an id is only logged: it cannot be read or answered. */
export function idOf(payload: unknown): string | undefined {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
