import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { Store } from '#core/ports/store.ts';
import type { Reply } from '#core/reply.ts';
import { openStore } from '#store/index.ts';
import { type SenderParts, sendDue } from '#work/index.ts';
import type { ChatStandIn } from './standin.ts';

/** A store in a folder, whose time can be moved on. */
export type Bench = {
  store(): Store;
  /** Opens the folder once more, as the next process does. */
  reopen(): Promise<Store>;
  /** Moves the time of the outbox on: what waits is due, and leases are over. */
  pass(ms: number): void;
  /** Writes something over the words of a row. */
  damage(at: string, key: string, body: string): void;
  workspace(): string;
  /** Ends what is unfinished. */
  clear(): Promise<void>;
};

export function bench(): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-work-'));
  const open: Store[] = [];
  let other: DatabaseSync | undefined;
  let workspaces = 0;
  const reopen = async () => {
    const store = await openStore({ folder });
    open.push(store);
    return store;
  };
  const store = () => open[0] ?? expect.unreachable('the store is not open yet');
  const clear = async () => {
    for (const { workspace, kind } of await store().outbox.list(undefined, 1_000))
      await store().outbox.cancel(workspace, kind, {});
  };
  beforeAll(reopen);
  afterEach(clear);
  afterAll(async () => {
    other?.close();
    for (const store of open) await store.close();
    rmSync(folder, { recursive: true });
  });
  const database = () => {
    other ??= new DatabaseSync(path.join(folder, 'parley.db'), { timeout: 5_000 });
    return other;
  };
  return {
    store,
    clear,
    reopen,
    damage: (at, key, body) => {
      database().prepare('update outbox set body = ? where workspace = ? and id = ?').run(body, at, key);
    },
    pass: (ms) => {
      database().exec(
        `update outbox set due_at = due_at - ${ms}, held_until = held_until - ${ms}, trying = trying - ${ms}, marked_at = marked_at - ${ms}`,
      );
    },
    workspace: () => `W${++workspaces}`,
  };
}

const reply: Reply = { language: 'en', blocks: [] };

/** Words each step by its name, and records what became of it beside the schedule's runs. */
export const handler: JobHandler = {
  draw: async ({ channel }) => ({ kind: 'post', to: { channel }, reply, isSilent: true }),
  settle: async ({ scheduleRuns }, { workspace, key, steps, step }, result) =>
    scheduleRuns.put(workspace, { schedule: key, date: steps[step] ?? '', body: result }),
};

/** What was recorded of a job's step. */
export async function settled(
  { scheduleRuns }: Store,
  at: string,
  key: string,
  step = 'post',
): Promise<JobResult | undefined> {
  const run = await scheduleRuns.get(at, key, step);
  return run?.body as JobResult | undefined;
}

export type Sending = SenderParts & { bugs: unknown[]; lines: string[] };

export function parts(store: SenderParts['store'], chat: ChatStandIn, given: Partial<SenderParts> = {}): Sending {
  const [bugs, lines]: [unknown[], string[]] = [[], []];
  const chats = () => new Map([['slack' as const, chat]]);
  const logBug = (error: unknown) => void bugs.push(error);
  const log = (line: string) => void lines.push(line);
  return { store, chats, handlers: { daily: handler }, logBug, log, bugs, lines, ...given };
}

/** The unfinished and failed rows of a workspace by key. */
export async function rowsOf({ outbox }: Store, at: string): Promise<Map<string, OutboxRow>> {
  return new Map((await outbox.list(at, 1_000)).map((row) => [row.key, row]));
}

const LONG = 3_600_000;

/** Sends, with much time between, until nothing of the workspace is unfinished. */
export async function sendAll({ pass }: Bench, store: Store, at: string, chat: ChatStandIn): Promise<void> {
  const unfinished = async () =>
    [...(await rowsOf(store, at)).values()].filter(({ state }) => state === 'waiting' || state === 'sending');
  for (let turn = 0; (await unfinished()).length; turn++) {
    if (turn > 40) expect.unreachable(`rows are never finished: ${JSON.stringify(await unfinished())}`);
    pass(LONG);
    await sendDue(parts(store, chat));
  }
}
