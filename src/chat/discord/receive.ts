import type { PendingDelivery } from '#core/ports/inbox.ts';
import type { DiscordContext } from './context.ts';
import { deliverLate } from './deliver.ts';
import { jobOf, take } from './dispatch.ts';

/** Interactions that are recognised when they come again; Discord repeats what a lost connection may have swallowed. */
const MOST_SEEN = 5_000;
/** ms for which a late answer can be given, less some for giving it: Discord takes it for 15 minutes. */
export const OWED_FOR = 14 * 60_000;

/** Where interactions are handed in. */
export type Receiver = {
  take(payload: unknown): void;
  /** Answers what was owed when the process ended, as far as Discord still takes it. */
  settle(): Promise<void>;
  /** From now on nothing is taken; resolves when what was taken is answered. */
  close(): Promise<void>;
};

export function openCounter(context: DiscordContext): Receiver {
  const seen = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let open = true;
  const run = (work: Promise<void>) => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };
  return {
    take: (payload) => {
      if (!open || !isNew(seen, payload)) return;
      void run(take(context, payload));
    },
    settle: () => run(settle(context, seen).catch((error: unknown) => log(context, error))),
    close: async () => {
      open = false;
      while (underWay.size) await Promise.allSettled(underWay);
    },
  };
}

type Owed = PendingDelivery;

function log({ deps }: DiscordContext, error: unknown): void {
  deps.logBug(deps.outside.newId().slice(0, 8), error);
}

/** What has no id is for others to complain about. */
function isNew(seen: Set<string>, payload: unknown): boolean {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
  if (typeof id !== 'string') return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const [oldest] = seen;
  if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  return true;
}

async function settle(context: DiscordContext, seen: Set<string>): Promise<void> {
  const { inbox, outside } = context.deps;
  await inbox.forget('discord', outside.now() - OWED_FOR);
  const owed = (await inbox.pending('discord')).filter(({ id }) => !seen.has(id));
  for (const { id } of owed) seen.add(id);
  await Promise.all(owed.map((one) => settleOne(context, one)));
}

async function settleOne(context: DiscordContext, { workspace, id, body, state }: Owed): Promise<void> {
  try {
    const job = jobOf(context, body);
    if (job) return await deliverLate(context, job, state === 'sending');
  } catch (error) {
    log(context, error);
  }
  // Nobody will ever be able to answer it.
  await context.deps.inbox.mark(workspace, id, 'done').catch((error: unknown) => log(context, error));
}
