import { every, type Timing } from '#chat/shared/timing.ts';
import type { Leases } from '#core/ports/leases.ts';

/** In ms. A process that was not heard of for so long has ended, and others answer what it left. */
const PRESENT_FOR = 15_000;
/** In ms. Three tries within that time, because a database can be slow or away for a moment. */
const EVERY = 5_000;

export type PresenceParts = { leases: Leases; timing: Timing };

/** Says to other processes that this one runs, now and every few seconds, until `stop`, which says that it does not any more. */
export async function startPresence({ leases, timing }: PresenceParts): Promise<{ stop(): Promise<void> }> {
  const end = new AbortController();
  await leases.arrive(PRESENT_FOR);
  // A database that is away is told elsewhere, and asked again soon.
  const kept = every(timing, EVERY, end.signal, () => leases.arrive(PRESENT_FOR).catch(() => undefined));
  return {
    stop: async () => {
      end.abort();
      await kept;
      await leases.leave();
    },
  };
}
