import type { Command } from 'commander';
import type { OutboxRow, OutboxState } from '#core/ports/outbox.ts';
import { PLATFORMS } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { type Session, withSession } from './session.ts';
import { printed } from './words.ts';

type JsonFlag = { json?: boolean };

/** Most rows and schedules that are listed. */
const MOST = 1_000;

export function declareWork(work: Command): void {
  work
    .command('status')
    .description('what is due, being sent, waiting, failed or in doubt, in all workspaces')
    .option('--json', 'print one JSON object')
    .action((flags: JsonFlag, command: Command) => withSession(command, (session) => status(session, flags)));
}

/** `held`: a process has begun to send it, or ended while it did; `due`: schedules whose time has come and that no process has looked at yet. */
const GROUPS: readonly { name: string; state: OutboxState; words: Words }[] = [
  { name: 'held', state: 'sending', words: { en: 'held (being sent)', zh: '正在发送' } },
  { name: 'waiting', state: 'waiting', words: { en: 'waiting', zh: '等待发送' } },
  { name: 'failed', state: 'failed', words: { en: 'failed', zh: '失败' } },
  { name: 'inDoubt', state: 'in doubt', words: { en: 'in doubt', zh: '无法确认' } },
];

async function status({ store, say }: Session, { json }: JsonFlag): Promise<void> {
  const due = await store.schedules.due(PLATFORMS, await store.clock.now(), MOST);
  // What was taken back is no failure.
  const rows = (await store.outbox.list(undefined, MOST)).filter(({ trouble }) => trouble !== 'cancelled');
  const grouped = GROUPS.map((group) => ({ ...group, rows: rows.filter(({ state }) => state === group.state) }));
  if (json) {
    const all = Object.fromEntries(grouped.map(({ name, rows }) => [name, rows.map(jsonOf)]));
    console.log(JSON.stringify({ due, ...all }));
    return;
  }
  console.log(say({ en: `due: ${due.length}`, zh: `到点的安排：${due.length}` }));
  for (const { workspace, id } of due) console.log(printed(`  ${workspace} ${id}`));
  for (const { words, rows } of grouped) {
    console.log(say({ en: `${words.en}: ${rows.length}`, zh: `${words.zh}：${rows.length}` }));
    for (const row of rows) console.log(printed(`  ${lineOf(row)}`));
  }
}

function jsonOf({ workspace, key, kind, platform, channel, steps, step, tries, dueAt, createdAt, trouble }: OutboxRow) {
  return {
    ...{ workspace, key, kind, platform, channel, tries },
    ...(steps[step] !== undefined && { step: steps[step] }),
    due: new Date(dueAt).toISOString(),
    created: new Date(createdAt).toISOString(),
    ...(trouble !== undefined && { trouble }),
  };
}

function lineOf({ workspace, key, platform, channel, tries, dueAt, trouble }: OutboxRow): string {
  const told = [`${tries} tries`, new Date(dueAt).toISOString(), ...(trouble === undefined ? [] : [trouble])];
  return `${workspace} ${platform} ${channel}: ${key} (${told.join(', ')})`;
}
