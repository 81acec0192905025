import type { CommandContext } from '#core/command.ts';
import {
  type Block,
  group,
  type Outcome,
  onlyMe,
  paragraph,
  person,
  type Reply,
  type Span,
  strong,
  subdued,
  text,
} from '#core/reply.ts';
import { amongHan, type Say, type Words } from '#core/words.ts';
import { KIND_WORDS } from '../prompts/reply.ts';
import { LANGUAGE_NAMES } from '../settings/reply.ts';
import { countLeft, supplyOf } from './items.ts';
import { postReply } from './post.ts';
import { elsewhere } from './posting-place.ts';
import { type RunBody, readRun } from './run.ts';
import { nextRuns, type Schedule } from './schedule.ts';
import { titleWords, troubleBehind } from './trouble-words.ts';
import { dateWords, momentSpans, momentWords, ruleWords } from './when.ts';

/** Runs that are shown of what comes, and of what was. */
const SHOWN = 3;
const PAST = 20;

/** Everything about a schedule: what it does, the next three times, what is left, and what was not as planned. */
export async function showReply(
  context: CommandContext,
  schedule: Schedule,
  first: readonly Block[] = [],
): Promise<Outcome> {
  const say = context.sayTo('only-me');
  const left = await leftOf(context, schedule);
  const now = await context.services.store.clock.now();
  const blocks: Block[] = [
    ...first,
    { kind: 'heading', text: say(titleWords(schedule)) },
    ...comingBlocks(schedule, say, now),
    ...(left > 0 ? [subdued(text(say(leftWords(schedule, left, now))))] : []),
    { kind: 'fields', fields: fields(context, schedule, say) },
    ...(await troubles(context, schedule, say)),
  ];
  return onlyMe({ language: context.requester.language, blocks });
}

async function leftOf({ requester, services }: CommandContext, schedule: Schedule): Promise<number> {
  const { workspace } = requester.place;
  const supply = await supplyOf(services, workspace, schedule);
  const drawing = { decks: services.decks, workspace, place: schedule.place };
  return schedule.upcoming.length + (await countLeft(drawing, schedule, supply));
}

function fields({ requester }: CommandContext, schedule: Schedule, say: Say) {
  const field = (words: Words, value: Span[]) => ({ name: say(words), value });
  const { place, language, ping, source } = schedule;
  const isHere = place.channel === requester.place.channel;
  const spans = isHere ? [text(say({ en: 'here', zh: '本频道' }))] : [elsewhere(place, say)];
  return [
    field({ en: 'When', zh: '时间' }, [text(say(ruleWords(schedule)))]),
    field({ en: 'Where', zh: '地点' }, [
      ...spans,
      ...(schedule.opensThread ? [text(say({ en: ', with a thread under each post', zh: '，每题开一个讨论串' }))] : []),
    ]),
    field({ en: 'What', zh: '内容' }, [text(say(sourceWords(source)))]),
    field({ en: 'Language', zh: '语言' }, [text(say(LANGUAGE_NAMES[language]))]),
    ...(ping
      ? [
          field({ en: 'Notifies', zh: '提醒' }, [
            ping.kind === 'user' ? person(ping.id, ping.name) : group(ping.id, ping.name),
          ]),
        ]
      : []),
    field({ en: 'Set up by', zh: '设置人' }, [
      schedule.by.id ? person(schedule.by.id, schedule.by.name) : text(schedule.by.name),
    ]),
  ];
}

function sourceWords(source: Schedule['source']): Words {
  if (source.kind === 'article')
    return { en: `${source.article}, a part each time`, zh: `${source.article}，每次一段`, kept: [source.article] };
  const topics = source.topics.join(', ');
  const [kind] = source.kinds;
  const only = kind ? { en: ` (${KIND_WORDS[kind].en})`, zh: `（${KIND_WORDS[kind].zh}）` } : { en: '', zh: '' };
  return topics
    ? { en: `prompts of ${topics}${only.en}`, zh: `讨论题${only.zh}：${source.topics.join('、')}`, kept: source.topics }
    : { en: `prompts of all topics${only.en}`, zh: `全部话题的讨论题${only.zh}` };
}

function comingBlocks(schedule: Schedule, say: Say, now: number): Block[] {
  const [next, ...later] = nextRuns(schedule, SHOWN, now);
  const state = stateWords(schedule);
  const { zone } = schedule.rule;
  // Once is enough of where that is, and when it is for the reader.
  const items = next
    ? [momentSpans(next.at, zone, say), ...later.map(({ at }) => [text(say(momentWords(at, zone)))])]
    : [];
  return [
    ...(state ? [paragraph(strong(say(state)))] : []),
    ...(items.length ? [paragraph(text(say({ en: 'Next:', zh: '接下来：' }))), { kind: 'list' as const, items }] : []),
  ];
}

function stateWords({ status, pausedUntil, name }: Schedule): Words | undefined {
  switch (status) {
    case 'on':
      return undefined;
    case 'paused':
      return pausedUntil === undefined
        ? { en: 'Paused. /daily resume goes on.', zh: '已暂停，用 /daily resume 继续。' }
        : { en: `Paused until ${dateWords(pausedUntil).en}.`, zh: `暂停到 ${dateWords(pausedUntil).zh}。` };
    case 'ended':
      return {
        en: 'Nothing is left to post. /daily resume begins again.',
        zh: '已经没有可发的了，用 /daily resume 从头再来。',
      };
    case 'stopped':
      return {
        en: `It cannot post any more where it was. Type “/daily change ${name} here” in another channel.`,
        zh: `原来的地方已经发不了。请到另一个频道输入 /daily change ${name} 本频道。`,
        kept: [name],
      };
    case 'off':
      return { en: 'Turned off.', zh: '已关闭。' };
  }
}

/** How long what is left lasts: to the day of the last run, if that is not too far away. */
function leftWords(schedule: Schedule, left: number, now: number): Words {
  const [unit, measure] =
    schedule.source.kind === 'article'
      ? [left === 1 ? 'part' : 'parts', '段']
      : [left === 1 ? 'prompt' : 'prompts', '道题'];
  const last = left <= LONGEST_VIEW ? nextRuns(schedule, left, now).at(-1) : undefined;
  if (!last) return { en: `${left} ${unit} are left.`, zh: `还有 ${left} ${measure}。` };
  const date = dateWords(last.date);
  return { en: `${left} ${unit} left, until ${date.en}.`, zh: `还有 ${left} ${measure}，可用到 ${date.zh}。` };
}

/** Runs that are computed to say until when the prompts last. */
const LONGEST_VIEW = 400;

async function troubles({ requester, services }: CommandContext, schedule: Schedule, say: Say): Promise<Block[]> {
  const { workspace } = requester.place;
  const runs = (await services.store.scheduleRuns.list(workspace, schedule.id, PAST)).map((run) => ({
    date: run.date,
    ...readRun(run),
  }));
  const odd = runs.filter(({ kind }) => kind !== 'posted' && kind !== 'queued').slice(0, SHOWN);
  const told =
    schedule.trouble === undefined ? [] : [paragraph(text(say(troubleBehind(schedule.trouble, schedule.name))))];
  return [...told, ...odd.map((run) => subdued(text(say(oddWords(run)))))];
}

function oddWords(run: RunBody & { date: string }): Words {
  const date = dateWords(run.date.slice(0, ISO_LENGTH));
  switch (run.kind) {
    case 'late':
      return { en: `${date.en}: posted later than planned.`, zh: `${date.zh}：发得比原定时间晚。` };
    case 'missed':
      return run.count === undefined
        ? { en: `${date.en}: missed.`, zh: `${date.zh}：错过了。` }
        : {
            en: `${date.en} and ${run.count - 1} dates before it: missed.`,
            zh: `${date.zh}及之前 ${run.count - 1} 次：错过了。`,
          };
    case 'skipped':
      return {
        en: `${date.en}: skipped${run.by ? ` by ${run.by}` : ''}.`,
        zh: `${date.zh}：${run.by ? `由${amongHan(run.by)}` : ''}跳过。`,
      };
    case 'failed':
      return {
        en: `${date.en}: could not be posted.`,
        zh: `${date.zh}：没能发出。`,
      };
    case 'in doubt':
      return {
        en: `${date.en}: perhaps not posted; I could not find out.`,
        zh: `${date.zh}：可能没有发出，无法确认。`,
      };
    case 'posted':
    case 'queued':
      return { en: date.en, zh: date.zh };
  }
}

const ISO_LENGTH = '2026-12-24'.length;

/** All schedules that this person may know of, with the next time of each. */
export async function listReply(
  { requester, services, sayTo }: CommandContext,
  all: readonly Schedule[],
): Promise<Outcome> {
  const say = sayTo('only-me');
  const now = await services.store.clock.now();
  const items = all.map((one) => {
    const [next] = nextRuns(one, 1, now);
    const then: Span[] = next
      ? [text(say({ en: ' · next: ', zh: ' · 下一次：' })), ...momentSpans(next.at, one.rule.zone, say)]
      : [text(` · ${say(stateWords(one) ?? { en: 'nothing to come', zh: '没有安排' })}`)];
    const isHere = one.place.channel === requester.place.channel;
    const there = isHere ? [] : [text(' · '), elsewhere(one.place, say)];
    return [strong(one.name), text(` · ${say(ruleWords(one))}`), ...there, ...then];
  });
  const none = {
    en: 'There is no schedule here yet. A facilitator begins one with /daily on.',
    zh: '这里还没有定时发题。主持人可以用 /daily on 开始。',
  };
  const blocks: Block[] = items.length
    ? [
        { kind: 'heading', text: say({ en: 'Schedules', zh: '定时发题' }) },
        { kind: 'list', items },
      ]
    : [paragraph(text(say(none)))];
  return onlyMe({ language: requester.language, blocks });
}

/** Exactly what will be posted next. */
export async function previewReply(context: CommandContext, schedule: Schedule): Promise<Outcome> {
  const { requester, services } = context;
  const [item] = schedule.upcoming;
  const say = context.sayTo('only-me');
  const [next] = nextRuns(schedule, 1, await services.store.clock.now());
  const sayThere = context.sayIn(schedule.language);
  const post =
    item && (await postReply({ services, workspace: requester.place.workspace, schedule, say: sayThere, item }));
  const when = next
    ? [text(say({ en: 'Comes ', zh: '下一题：' })), ...momentSpans(next.at, schedule.rule.zone, say)]
    : [text(say(stateWords(schedule) ?? { en: 'Nothing is to come.', zh: '没有安排。' }))];
  const language: Reply['language'] = post ? post.language : requester.language;
  return onlyMe({ language, blocks: [{ kind: 'paragraph', spans: when, subdued: true }, ...(post?.blocks ?? [])] });
}
