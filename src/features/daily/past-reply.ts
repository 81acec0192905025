import { clip } from '#core/clip.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { type Block, type Button, link, type Outcome, onlyMe, paragraph, type Span, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { questionOf } from './post.ts';
import { isPosted, type RunBody, readRun } from './run.ts';
import type { Item, Schedule } from './schedule.ts';
import { dateWords } from './when.ts';

/** Posts of one page. */
const PAST = 20;
const ISO_LENGTH = '2026-12-24'.length;

/** What was posted, newest first, each with its link. */
export async function pastReply(
  context: CommandContext,
  schedules: readonly Schedule[],
  before: string | undefined,
): Promise<Outcome> {
  const { requester, services, sayTo } = context;
  const say = sayTo('only-me');
  const { workspace } = requester.place;
  const rows: { date: string; name: string; run: RunBody }[] = [];
  for (const { id, name } of schedules)
    for (const run of await services.store.scheduleRuns.list(workspace, id, PAST + 1, before))
      rows.push({ date: run.date, name, run: readRun(run) });
  const posts = rows.filter(({ run }) => isPosted(run)).sort((a, b) => (a.date < b.date ? 1 : -1));
  const shown = posts.slice(0, PAST);
  const items = await Promise.all(
    shown.map(async ({ date, run }) => pastLine(date, run, await titleOf(context, run.item), say)),
  );
  const none = { en: 'Nothing has been posted yet.', zh: '还没有发过题。' };
  const more: Button[] =
    posts.length > PAST
      ? [
          {
            id: buttonId(['daily', 'past'], 'before', shown.at(-1)?.date.slice(0, ISO_LENGTH) ?? ''),
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
