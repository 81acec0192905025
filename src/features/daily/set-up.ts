import { currentRevision, isRemoved } from '#core/article.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage, readable } from '#core/language.ts';
import { isOpen } from '#core/licence.ts';
import type { Ping } from '#core/outgoing.ts';
import type { Args } from '#core/request.ts';
import { isAvailable, PROMPT_KINDS } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { openArticle } from '../articles/open-article.ts';
import { readPing } from './ping.ts';
import { LONGEST_HEADING, LONGEST_NAME, type Schedule, type ScheduleState, type Source } from './schedule.ts';
import { readDates } from './typed-dates.ts';
import { readDays } from './typed-days.ts';
import { readTime } from './typed-time.ts';
import { datesFaultWords, daysFaultWords, timeFaultWords } from './typed-words.ts';
import { localDate } from './when.ts';
import { readZone, zoneWords } from './zones.ts';

type Rule = ScheduleState['rule'];

/** What was typed of a schedule, read. What was not typed is missing. */
export type SetUp = {
  rule: Partial<Rule>;
  source?: Source;
  language?: PublicLanguage;
  ping?: Ping | 'nobody';
  heading?: string;
  name?: string;
};

/** Reads what was typed. Throws a user error that says what cannot be read. `now`: ms. */
export async function readSetUp(context: CommandContext, args: Args, now: number, before?: Schedule): Promise<SetUp> {
  const given = (name: string) => (typeof args[name] === 'string' ? args[name] : undefined);
  const zone = given('zone');
  const rule: Partial<Rule> = {
    ...parsed(given('time'), timeOf, 'time'),
    ...parsed(zone, (typed) => zoneOf(typed, now), 'zone'),
    ...parsed(given('days'), daysOf, 'days'),
    ...parsed(given('until'), timeOf, 'until'),
  };
  const inZone = rule.zone ?? before?.rule.zone ?? 'UTC';
  const except = given('except');
  const dates = except === undefined ? undefined : datesOf(except, localDate(now, inZone));
  const source = await sourceOf(context, args, before?.source);
  const [language, ping, heading, name] = ['language', 'ping', 'heading', 'name'].map(given);
  return {
    rule: { ...rule, ...(dates && { except: dates }) },
    ...(source && { source }),
    ...(language !== undefined && { language: languageOf(language) }),
    ...(ping !== undefined && { ping: readPing(context.requester.place.platform, ping) }),
    ...(heading !== undefined && { heading: short(heading, LONGEST_HEADING) }),
    ...(name !== undefined && { name: short(name, LONGEST_NAME) }),
  };
}

function parsed<T, Name extends string>(
  typed: string | undefined,
  read: (typed: string) => T,
  name: Name,
): { [K in Name]?: T } {
  return typed === undefined ? {} : ({ [name]: read(typed) } as { [K in Name]?: T });
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-schedule-value', words });

function timeOf(typed: string): string {
  const read = readTime(typed);
  if ('fault' in read) throw bad(timeFaultWords(read.fault));
  return read.time;
}

function daysOf(typed: string): number[] {
  const read = readDays(typed);
  if ('fault' in read) throw bad(daysFaultWords(read.fault));
  return read.days;
}

export const readsAsTime = (typed: string): boolean => 'time' in readTime(typed);
export const readsAsDays = (typed: string): boolean => 'days' in readDays(typed);

/** True if it is a zone, or can be several. */
export function readsAsZone(typed: string): boolean {
  const read = readZone(typed, 0);
  return 'zone' in read || read.candidates.length > 0;
}

/** True if it is dates in any year, or looks so much like them that the fault should be told. */
export function readsAsDates(typed: string): boolean {
  const read = readDates(typed, '2000-01-01');
  return 'dates' in read || read.fault.kind !== 'unclear';
}

export function datesOf(typed: string, today: string): string[] {
  if (/^(?:none|无|無|不设|不設)$/iu.test(typed.trim())) return [];
  const read = readDates(typed, today);
  if ('fault' in read) throw bad(datesFaultWords(read.fault));
  return read.dates;
}

export function zoneOf(typed: string, now: number): string {
  const read = readZone(typed, now);
  if ('zone' in read) return read.zone;
  if (!read.candidates.length) throw new UserError({ kind: 'unknown-zone', typed });
  throw new UserError({ kind: 'which-zone', typed, zones: read.candidates.slice(0, MOST_ZONES).map(namedZone) });
}

/** Zones that one error names. */
const MOST_ZONES = 6;

function namedZone(zone: string): Words {
  const { en, zh } = zoneWords(zone);
  return { en: `${en} (${zone})`, zh: `${zh}（${zone}）` };
}

const languageOf = (typed: string): PublicLanguage => PUBLIC_LANGUAGES.find((one) => one === typed) ?? 'en';

/** A text on one line, not longer than it may be. */
function short(typed: string, most: number): string {
  const line = typed.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  throw bad({
    en: `“${line.slice(0, 20)}…” is too long: at most ${most} characters.`,
    zh: `“${line.slice(0, 20)}……”太长了，最多 ${most} 个字符。`,
    kept: [line.slice(0, 20)],
  });
}

/** What is to be posted: an article, or prompts of topics and of kinds. Undefined if nothing was typed of it. */
async function sourceOf(context: CommandContext, args: Args, before: Source | undefined): Promise<Source | undefined> {
  if (typeof args.article === 'string') return articleSource(context, args.article);
  if (args.topics === undefined && args.kind === undefined)
    return before ? undefined : { kind: 'prompts', topics: [], kinds: [] };
  const kept = before?.kind === 'prompts' ? before : { topics: [], kinds: [] };
  const kind = PROMPT_KINDS.find((one) => one === args.kind);
  const topics = typeof args.topics === 'string' ? await topicsOf(context, args.topics) : kept.topics;
  return { kind: 'prompts', topics, kinds: kind ? [kind] : kept.kinds };
}

async function articleSource(context: CommandContext, id: string): Promise<Source> {
  const article = await openArticle(context, id);
  if (isRemoved(article)) throw new UserError({ kind: 'article-removed', ...article });
  const settings = await context.services.settings.get(context.requester.place.workspace);
  const mayBeWhole =
    article.editions.every((one) => isOpen(currentRevision(one).meta.licence)) || settings.whole.includes(article.id);
  if (!mayBeWhole) throw new UserError({ kind: 'not-to-be-shown-whole', article: article.id });
  const offered = article.editions.map((one) => one.language);
  const wanted = context.languageFor('public');
  const language = readable(offered, wanted === 'both' ? context.requester.language : wanted) ?? offered[0];
  if (!language) throw new UserError({ kind: 'nothing-to-post' });
  return { kind: 'article', article: article.id, language };
}

/** Topics as they are typed, several with commas; “all” is all. */
export async function topicsOf({ requester, services }: CommandContext, typed: string): Promise<string[]> {
  const { workspace } = requester.place;
  const parts = typed
    .split(/[,，、;；]/u)
    .map((one) => one.trim())
    .filter(Boolean);
  if (parts.every((one) => /^(?:all|全部|所有)$/iu.test(one))) return [];
  const ids: string[] = [];
  for (const part of parts) {
    const named = (await services.topics.named(workspace, part)).topics.filter(isAvailable);
    const found = named.length
      ? named
      : (await services.topics.find(workspace, part)).map(({ live }) => live).slice(0, 1);
    if (!found.length) {
      const all = (await services.topics.list(workspace)).filter(isAvailable).map(({ topic }) => topic.id);
      throw new UserError({ kind: 'no-such-topic', typed: part, topics: all });
    }
    ids.push(...found.map(({ topic }) => topic.id));
  }
  return [...new Set(ids)];
}
