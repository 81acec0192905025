import { buttonId } from '#core/command.ts';
import type { Language } from '#core/language.ts';
import type { OutgoingMessage } from '#core/outgoing.ts';
import { settingsAt } from '#core/place-settings.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { Ports } from '#core/ports/store.ts';
import { type Block, paragraph, type Reply, strong, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import type { DailyParts } from './handler.ts';
import { type NoticeKind, noticeJob } from './notice-job.ts';
import { targetOf } from './posting-place.ts';
import { readSchedule, type Schedule } from './schedule.ts';
import { titleWords, troubleWords } from './trouble-words.ts';

/**
 * Words notices to whoever set a schedule up. If they cannot be reached, the next facilitator is told, and at last the channel. The question
 * whether to begin again is asked in the channel, where its buttons work on every platform.
 */
export function noticeHandler(parts: DailyParts): JobHandler {
  return { draw: (row) => draw(parts, row), settle: (ports, row, result) => passOn(ports, row, result) };
}

async function draw(parts: DailyParts, row: OutboxRow): Promise<OutgoingMessage | undefined> {
  const { schedule: id = '', notice = '', event = '', to = '0' } = row.ids;
  const stored = await parts.store.schedules.get(row.workspace, id);
  if (!stored) return undefined;
  const schedule = readSchedule(stored);
  const place = targetOf(schedule.place);
  const kind = notice as NoticeKind;
  const user = to === 'channel' ? undefined : (await toldOf(parts, row.workspace, schedule))[Number(to)];
  if (user === undefined) {
    const reply = noticeReply(schedule, kind, event, schedule.language, parts.sayIn(schedule.language));
    return { kind: 'post', to: place, reply, isSilent: true };
  }
  const language: Language = schedule.by.language;
  return {
    kind: 'direct',
    user,
    about: place,
    reply: noticeReply(schedule, kind, event, language, parts.sayIn(language)),
  };
}

/** People who may be told, in order. */
async function toldOf({ services }: DailyParts, workspace: string, { by, place }: Schedule): Promise<string[]> {
  const { facilitators } = settingsAt(await services.settings.get(workspace), place.channel);
  return [...new Set([by.id, ...facilitators])].filter(Boolean).slice(0, MOST_TRIED);
}

/** People who are tried before the channel is told. */
const MOST_TRIED = 3;

async function passOn(ports: Ports, row: OutboxRow, result: JobResult): Promise<void> {
  const { schedule: id = '', notice = '', event = '', to = '0' } = row.ids;
  if (result.kind !== 'failed' || to === 'channel') return;
  const stored = await ports.schedules.get(row.workspace, id);
  if (!stored) return;
  const next = Number(to) + 1;
  await ports.outbox.put(
    row.workspace,
    noticeJob(readSchedule(stored), notice as NoticeKind, event, next < MOST_TRIED ? next : 'channel'),
  );
}

function noticeReply(
  schedule: Schedule,
  kind: NoticeKind,
  event: string,
  language: Reply['language'],
  say: Say,
): Reply {
  const words = noticeWords(schedule, kind, event);
  const blocks: Block[] = [paragraph(strong(say(titleWords(schedule)))), paragraph(text(say(words)))];
  if (kind === 'ended') blocks.push({ kind: 'buttons', buttons: endButtons(schedule.id, say) });
  return { language, blocks };
}

function noticeWords({ name, source }: Schedule, kind: NoticeKind, event: string): Words {
  switch (kind) {
    case 'few':
      return source.kind === 'article'
        ? { en: 'Seven parts of the article or fewer are left.', zh: '这篇文章剩下的不到八段了。' }
        : {
            en: `Seven prompts or fewer are left. Members can put some forward: /daily suggest. What comes is in /daily show ${name}.`,
            zh: `剩下的讨论题不到八道了。成员可以用 /daily suggest 出题，接下来的安排见 /daily show ${name}。`,
            kept: [name],
          };
    case 'ended':
      return source.kind === 'article'
        ? { en: 'The article is through. Shall I begin it again?', zh: '这篇文章读完了。要从头再读一遍吗？' }
        : {
            en: 'All prompts have been asked. Shall I begin again, in another order?',
            zh: '讨论题都问过一遍了。要换个次序再来一轮吗？',
          };
    case 'doubt':
      return {
        en: `The post of ${event} may be missing: I could not find out whether it arrived, so I did not post it again. “/daily now ${name}” posts the next one.`,
        zh: `${event} 的讨论题可能没有发出去：我无法确认它是否到达，所以没有重发。可以用 /daily now ${name} 发下一道。`,
        kept: [name],
      };
    case 'thread-doubt':
      return {
        en: `The thread under the post of ${event} may be missing: I could not find out whether it was opened, so I did not try again. The post itself is there.`,
        zh: `${event} 的讨论题已经发出，但它的讨论串可能没有开成：我无法确认，所以没有再试。`,
      };
    case 'thread-missed':
      return {
        en: `There is no thread under the post of ${event}: it could not be opened in time. The post itself is there.`,
        zh: `${event} 的讨论题已经发出，但没能及时开讨论串。`,
      };
    case 'unanswered':
      return {
        en: `The last five posts found no answer. Perhaps once a week is enough: /daily change ${name} days:mon`,
        zh: `最近五次都没有人作答。也许改成每周一次更合适：/daily change ${name} 日子:周一`,
        kept: [name],
      };
    case 'failed':
      return troubleWords(event.split(' ').slice(1).join(' '), name);
  }
}

function endButtons(id: string, say: Say) {
  const plain = { style: 'plain', disabled: false } as const;
  return [
    { ...plain, id: buttonId(['daily', 'show'], 'again', id), label: say({ en: 'Begin again', zh: '再来一轮' }) },
    { ...plain, id: buttonId(['daily', 'show'], 'stop', id), label: say({ en: 'Stop', zh: '到此为止' }) },
  ];
}
