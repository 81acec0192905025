import type { OutboxRow } from '#core/ports/outbox.ts';
import { StoreError } from '#core/store-error.ts';
import { decodeJob } from '../rows.ts';
import type { Tables } from '../tables.ts';

type Row = Tables['outbox'];

/** Reads a row of the outbox. */
export function rowOf(row: Row): OutboxRow {
  const { id, workspace, platform, channel, kind, state, step, tries } = row;
  return {
    ...{ workspace, key: id, platform, channel, kind, state, step, tries },
    ...jobOf(row),
    dueAt: row.due_at,
    createdAt: row.created_at,
    ...(row.until !== null && { until: row.until }),
    ...(row.trying !== null && { trying: row.trying }),
    ...(row.marked_at !== null && { markedAt: row.marked_at }),
    ...(row.trouble !== null && { trouble: row.trouble }),
  };
}

/** What of the row is JSON. A row that cannot be read keeps nobody from the others. */
function jobOf({ id, body }: Row): Pick<OutboxRow, 'ids' | 'steps' | 'brought' | 'fault'> {
  try {
    return decodeJob(id, body);
  } catch (fault) {
    if (fault instanceof StoreError) return { ids: {}, steps: [], brought: {}, fault };
    throw fault;
  }
}
