import type { Outbox, OutboxChange, OutboxJob, OutboxRow } from '#core/ports/outbox.ts';
import type { Store } from '#core/ports/store.ts';

export const LONG = 3_600_000;
/** A lease or pause that is over at once. */
export const OVER = 0;
export const ODD = 'NUL \0, half a pair \uD800, 🐝, 運河';
const PLATFORMS = ['console', 'discord', 'slack'] as const;

export function job(key: string, given: Partial<OutboxJob> = {}): OutboxJob {
  return { key, platform: 'slack', channel: 'C1', kind: 'daily', ids: { schedule: 's1' }, steps: ['post'], ...given };
}

/** Takes rows, as all workspaces have them, and gives back those of others. Returns the keys. */
export const taken = async ({ outbox }: Store, at: string, ms = LONG): Promise<string[]> =>
  (await rowsTaken(outbox, at, ms)).map(({ key }) => key);

export const rowsTaken = async (outbox: Outbox, at: string, ms = LONG): Promise<OutboxRow[]> =>
  (await outbox.take(PLATFORMS, ms, 999)).filter(({ workspace }) => workspace === at);

/** Ends all that tests left, which would be taken with the rest. */
export async function emptied({ outbox }: Store): Promise<void> {
  for (const { workspace, kind } of await outbox.list(undefined, 9_999)) await outbox.cancel(workspace, kind, {});
}

export const END: OutboxChange = { kind: 'end', state: 'failed', trouble: 'over' };

/** More than all tests leave. */
export const ALL = 10_000;
export const BEGUN = { kind: 'begun' } as const;
export const DONE = { kind: 'step', id: 'M1' } as const;
export const later = (ms: number) => ({ kind: 'later', ms, trouble: 'rate-limited' }) as const;
export const keys = (rows: readonly OutboxRow[]): string[] => rows.map(({ key }) => key);
