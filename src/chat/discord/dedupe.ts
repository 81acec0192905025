import { dropOldest } from '../shared/drop-oldest.ts';

/** Number of last interactions that are recognised when repeated. */
const MOST_KNOWN = 5_000;

/** Recognises repeated interactions: after a lost connection, Discord may send an interaction again. */
export type Dedupe = {
  /** True if the interaction with this id is new. Remembers the id. */
  isNew(id: string): boolean;
};

export function createDedupe(): Dedupe {
  const known = new Set<string>();
  return {
    isNew: (id) => {
      if (known.has(id)) return false;
      known.add(id);
      dropOldest(known, MOST_KNOWN);
      return true;
    },
  };
}

/** Returns a packet's id. A packet without an id is only logged: it cannot be read or answered. */
export function idOf(payload: unknown): string | undefined {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
