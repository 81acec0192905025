import type { Command } from 'commander';
import type { Words } from '#core/words.ts';
import { nextRun, readSchedules, type Schedule } from '#features/daily/schedule.ts';
import { momentWords, ruleWords } from '#features/daily/when.ts';
import { type Session, withSession } from './session.ts';
import { printed } from './words.ts';

type JsonFlag = { json?: boolean };

export function declareDaily(daily: Command): void {
  daily
    .command('list')
    .description('list the schedules of the workspace, those that were turned off too')
    .option('--json', 'print one JSON object a line')
    .action((flags: JsonFlag, command: Command) => withSession(command, (session) => list(session, flags)));
}

async function list({ store, workspace, say }: Session, { json }: JsonFlag): Promise<void> {
  const all = readSchedules(await store.schedules.list(workspace));
  if (json) for (const one of all) console.log(JSON.stringify(jsonOf(one)));
  else for (const one of all) console.log(printed(say(lineWords(one))));
  if (!all.length && !json) console.log(say({ en: 'no schedules', zh: '没有定时发题' }));
}

function jsonOf(schedule: Schedule) {
  const { id, name, place, rule, language, status, trouble, by, decided } = schedule;
  const next = nextRun(schedule);
  return {
    id,
    name,
    ...place,
    ...rule,
    language,
    status,
    by: by.name,
    ...(next && { next: new Date(next.at).toISOString() }),
    ...(decided !== undefined && { decided }),
    ...(trouble !== undefined && { trouble }),
  };
}

function lineWords(schedule: Schedule): Words {
  const { name, place, status, trouble, rule } = schedule;
  const [when, next] = [ruleWords(schedule), nextRun(schedule)];
  const then = next ? momentWords(next.at, rule.zone) : STATUS[status];
  const where = `${place.platform} ${place.thread ?? place.channel}`;
  const told = trouble === undefined ? '' : ` · ${trouble}`;
  return {
    en: `${name}: ${when.en} · ${where} · ${next ? 'next: ' : ''}${then.en}${told}`,
    zh: `${name}：${when.zh} · ${where} · ${next ? '下一次：' : ''}${then.zh}${told}`,
    kept: [name],
  };
}

const STATUS: Record<Schedule['status'], Words> = {
  on: { en: 'nothing to come', zh: '没有安排' },
  paused: { en: 'paused', zh: '已暂停' },
  ended: { en: 'nothing left to post', zh: '已经没有可发的' },
  stopped: { en: 'cannot be posted any more', zh: '已经发不了' },
  off: { en: 'turned off', zh: '已关闭' },
};
