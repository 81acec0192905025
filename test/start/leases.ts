import type { Leases } from '#core/ports/leases.ts';

/** Leases of several processes, in memory, on a clock that the test moves. */
export function leasesInMemory() {
  const held = new Map<string, { holder: string; until: number }>();
  let now = 0;
  let away = false;
  const reached = () => {
    if (away) throw new Error('the database is away');
  };
  const of = (holder: string): Leases => {
    const take = async (name: string, ms: number) => {
      reached();
      const other = held.get(name);
      if (other && other.holder !== holder && other.until > now) return false;
      held.set(name, { holder, until: now + ms });
      return true;
    };
    const release = async (name: string) => {
      reached();
      if (held.get(name)?.holder === holder) held.delete(name);
    };
    return {
      take,
      release,
      arrive: async (ms) => void (await take(`process ${holder}`, ms)),
      leave: () => release(`process ${holder}`),
      others: async () => 0,
    };
  };
  return {
    of,
    isThere: (name: string) => (held.get(name)?.until ?? 0) > now,
    setAway: (is: boolean) => {
      away = is;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** Waiting that lasts until the test says so. */
export function pausedTiming() {
  const asleep = new Set<() => void>();
  return {
    timing: {
      sleep: (_ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          if (signal.aborted) return resolve();
          asleep.add(resolve);
          signal.addEventListener('abort', () => resolve());
        }),
    },
    /** Ends all pauses, and gives what follows time to run. */
    wake: async () => {
      for (const resolve of asleep) resolve();
      asleep.clear();
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
