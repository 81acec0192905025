import { clip } from '#core/clip.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { type Block, type Button, link, type Outcome, onlyMe, paragraph, type Span, text } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import { questionOf } from './post.ts';
import { isPosted, momentOf, type RunBody, readRun } from './run.ts';
import { type Item, readSchedules, type Schedule } from './schedule.ts';
import { dateWords } from './when.ts';

/** Posts of one page. */
const PAST = 20;
const ISO_LENGTH = '2026-12-24'.length;

/** Whose posts are listed: of all schedules of the channel, of those of all channels, or of one by its id. */
export type PastOf = { kind: 'here' | 'everywhere' } | { kind: 'one'; schedule: string };

/** The action of the button to earlier posts. */
const actionOf = (of: PastOf): string => (of.kind === 'one' ? `before.${of.schedule}` : BEFORE[of.kind]);
const BEFORE = { here: 'before', everywhere: 'before-everywhere' } as const;

/** Reads the action of the button; undefined if it is none. */
export function pastOf(action: string): PastOf | undefined {
  if (action === BEFORE.here) return { kind: 'here' };
  if (action === BEFORE.everywhere) return { kind: 'everywhere' };
  const schedule = /^before\.(.+)$/.exec(action)?.[1];
  return schedule === undefined ? undefined : { kind: 'one', schedule };
}

/** Posts, newest first, each with its link; those of all channels with the name of their schedule. */
export async function pastReply(context: CommandContext, of: PastOf, before: string | undefined): Promise<Outcome> {
  const { requester, services, sayTo } = context;
  const say = sayTo('only-me');
  const { workspace } = requester.place;
  const rows: Row[] = [];
  for (const { id, name } of await schedulesOf(context, of))
    for (const run of await services.store.scheduleRuns.list(workspace, id, PAST + 1, before))
      rows.push({ date: run.date, name, run: readRun(run) });
  const posts = rows.filter(({ run }) => isPosted(run)).sort(newestFirst);
  // All of a date stand on one page, because the next page begins before it.
  const last = dayOf(posts[PAST - 1]);
  const shown = posts.filter((post, at) => at < PAST || dayOf(post) === last);
  const items = await Promise.all(
    shown.map(async ({ date, name, run }) => {
      const line = pastLine(date, run, await titleOf(context, run.item), say);
      return of.kind === 'everywhere' ? [...line, text(` · ${name}`)] : line;
    }),
  );
  const none = { en: 'Nothing has been posted yet.', zh: '还没有发过题。' };
  const more: Button[] =
    posts.length > shown.length
      ? [
          {
            id: buttonId(['daily', 'past'], actionOf(of), dayOf(shown.at(-1))),
            label: say({ en: 'Earlier ones', zh: '更早的' }),
            style: 'plain',
            disabled: false,
          },
        ]
      : [];
  const blocks: Block[] = items.length
    ? [
        { kind: 'heading', text: say({ en: 'Posted so far', zh: '发过的讨论题' }) },
        { kind: 'list', items },
        ...(more.length ? [{ kind: 'buttons' as const, buttons: more }] : []),
      ]
    : [paragraph(text(say(none)))];
  return onlyMe({ language: requester.language, blocks });
}

type Row = { date: string; name: string; run: RunBody };
const dayOf = (row: Row | undefined): string => row?.date.slice(0, ISO_LENGTH) ?? '';
const newestFirst = (a: Row, b: Row): number =>
  dayOf(a) === dayOf(b) ? momentOf(b.run) - momentOf(a.run) : dayOf(a) < dayOf(b) ? 1 : -1;

/**
 * The schedules, also those that were turned off, whose posts this person may see: those of the channel; of all channels, if they are a
 * facilitator of the whole workspace, or in the console, which has no private channels.
 */
async function schedulesOf(
  { requester, services, mayForAll }: CommandContext,
  of: PastOf,
): Promise<Pick<Schedule, 'id' | 'name'>[]> {
  const { workspace, channel, platform } = requester.place;
  const all = readSchedules(await services.store.schedules.list(workspace));
  const mayKnow = all.filter(
    ({ place }) => platform === 'console' || allows(mayForAll, 'facilitator') || place.channel === channel,
  );
  switch (of.kind) {
    case 'here':
      return all.filter(({ place }) => place.channel === channel);
    case 'everywhere':
      return mayKnow;
    case 'one':
      return mayKnow.filter(({ id }) => id === of.schedule);
  }
}

function pastLine(date: string, { link: address }: RunBody, title: Words, say: Say): Span[] {
  const words = clip(say(title));
  return [
    text(`${say(dateWords(date.slice(0, ISO_LENGTH)))} · `),
    address === undefined ? text(words) : link(words, address),
  ];
}

async function titleOf({ requester, services }: CommandContext, item: Item | undefined): Promise<Words> {
  if (item?.kind === 'paragraph')
    return { en: `Part ${item.part} (${item.from}–${item.to})`, zh: `第 ${item.part} 段（${item.from}–${item.to}）` };
  const found = item && (await questionOf(services, requester.place.workspace, item));
  return found ?? { en: 'a prompt that is not there any more', zh: '这道题已经不在了' };
}
