import { dropOldest } from '../shared/drop-oldest.ts';

/** Interactions that are recognised when they come again. */
const MOST_KNOWN = 5_000;

/** Recognises interactions that came before: Discord repeats what a lost connection may have swallowed. */
export type Dedupe = {
  /** Whether the interaction with this id came never before; from now on it did. */
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

/** The id of a packet. One without an id is new each time, and is told as a packet that cannot be read. */
export function idOf(payload: unknown): string | undefined {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
