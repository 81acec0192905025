import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Outcome, Suggestion } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { act, NOTHING_COUNTED } from './act.ts';
import { actorOf, actParts, doIn, onlookerOf } from './acting.ts';
import { LONGEST_REASON, shortText, whyText } from './ballot.ts';
import { decide } from './decide.ts';
import { SIDES } from './format.ts';
import { refuse } from './refuse.ts';
import type { Debate, Entry } from './state.ts';
import { wordsOf } from './texts.ts';
import type { FoundDebate } from './where.ts';
import { ENTRY_WORDS } from './words/names.ts';

/** Most characters of a question. */
const LONGEST_QUESTION = 500;

const KINDS: readonly (readonly [RegExp, Entry['kind']])[] = [
  [/^(?:speech|s|speeches|发言|發言|陈词)$/u, 'speech'],
  [/^(?:question|q|questions|提问|提問|问题|問題)$/u, 'question'],
  [/^(?:evidence|e|quotation|证据|證據|引文)$/u, 'evidence'],
];

/** The name by which an entry is typed: `speech 3`. */
const typedName = ({ kind, number }: Entry): string => `${kind} ${number}`;

/** Reads the name of an entry, such as `speech 3`, 证据 1. */
function readName(typed: string): { kind?: Entry['kind']; number: number } {
  const [, name, number] = /^([^\d\s#]+)\s*#?\s*(\d+)$/u.exec(typed.normalize('NFKC').trim().toLowerCase()) ?? [];
  const kind = KINDS.find(([names]) => names.test(name ?? ''))?.[1];
  return { ...(kind && { kind }), number: Number(number ?? Number.NaN) };
}

export const readsAsEntry = (typed: string): boolean => readName(typed).kind !== undefined;

/** Finds an entry by its kind and number, or by its id. Throws the user error 'no-entry'. */
export function entryCalled({ entries }: Debate, typed: string): Entry {
  const { kind, number } = readName(typed);
  const found = entries.find((one) => one.id === typed || (one.kind === kind && one.number === number));
  return found ?? refuse('no-entry');
}

/** Entries to choose from while typing: one's own, and for whoever steers those of everybody. */
export async function suggestEntries(
  context: CommandContext,
  { id, debate }: FoundDebate,
  typed: string,
  wants: (entry: Entry) => boolean,
): Promise<Suggestion[]> {
  const by = await onlookerOf(context);
  const all = await context.services.store.streamTexts.list(context.requester.place.workspace, id);
  const maySee = (entry: Entry) => entry.by === by.person || mayRemove(context) || debate.facilitator === by.person;
  const say = context.sayTo('only-me');
  return debate.entries
    .filter((entry) => wants(entry) && maySee(entry))
    .map((entry) => {
      const stored = all.find((one) => one.id === entry.id);
      const beginning = (stored && wordsOf(stored)) ?? (entry.kind === 'evidence' ? referenceOf(entry) : '');
      const name = ENTRY_WORDS[entry.kind];
      const label = { en: `${name.en} ${entry.number}: ${beginning}`, zh: `${name.zh} ${entry.number}：${beginning}` };
      return { value: typedName(entry), label: clip(say({ ...label, kept: [beginning] }).replaceAll(/\s+/gu, ' ')) };
    })
    .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(typed.trim().toLowerCase()))
    .reverse();
}

const referenceOf = ({ cited }: Extract<Entry, { kind: 'evidence' }>): string =>
  `${cited.article}:${cited.from}${cited.from === cited.to ? '' : `-${cited.to}`}`;

/** Facilitators, and whoever may delete messages there, may take back and approve in every debate of the place. */
const mayRemove = ({ may }: CommandContext): boolean => allows(may, 'facilitator');

/** The requester, who steers what concerns entries if they may delete messages. */
async function moderatorOf(context: CommandContext) {
  const by = await actorOf(context);
  return { ...by, steers: by.steers || mayRemove(context) };
}

/** Takes an entry back. `why`: what its author is told. */
export async function withdraw(
  context: CommandContext,
  found: FoundDebate,
  id: string,
  why: string | undefined,
): Promise<Outcome> {
  const { workspace } = context.requester.place;
  const by = await moderatorOf(context);
  const words = why === undefined ? undefined : shortText(why, LONGEST_REASON);
  await act(actParts(context), workspace, found.id, { kind: 'withdraw', by, id }, async ({ streamTexts, clock }) => {
    if (words !== undefined) await streamTexts.put(workspace, whyText(found, id, by.person, await clock.now(), words));
  });
  return told(context, { en: 'It is withdrawn.', zh: '已撤回。' });
}

/** Throws why the requester may not take an entry back. */
export async function requireWithdrawable(context: CommandContext, { debate }: FoundDebate, id: string): Promise<void> {
  const by = await onlookerOf(context);
  const now = await context.services.store.clock.now();
  const asked = { kind: 'withdraw', by: { ...by, steers: by.steers || mayRemove(context) }, id } as const;
  decide(debate, asked, { now, dice: () => 0, ...NOTHING_COUNTED });
}

export async function approve(context: CommandContext, found: FoundDebate, id: string): Promise<Outcome> {
  const by = await moderatorOf(context);
  await act(actParts(context), context.requester.place.workspace, found.id, { kind: 'approve', by, id });
  return told(context, { en: 'It is approved.', zh: '已批准。' });
}

export async function report(context: CommandContext, found: FoundDebate, id: string): Promise<Outcome> {
  await doIn(context, found, { kind: 'report', id });
  const words = {
    en: 'Thank you. Whoever runs this debate hears of it, and nobody else does.',
    zh: '谢谢。只有本场主持人会知道。',
  };
  return told(context, words);
}

/** Puts a question into the queue. */
export async function ask(
  context: CommandContext,
  found: FoundDebate,
  typed: string,
  to: string | undefined,
): Promise<Outcome> {
  const words = shortText(typed, LONGEST_QUESTION);
  const { workspace } = context.requester.place;
  const id = context.services.outside.newId();
  const side = SIDES.find((one) => one === to);
  const wanted = { kind: 'ask', id, ...(side && { to: side }) } as const;
  const { events } = await doIn(context, found, wanted, async ({ streamTexts, clock }, { person }) => {
    const createdAt = await clock.now();
    await streamTexts.put(workspace, {
      id,
      stream: found.id,
      by: person,
      kind: 'question',
      createdAt,
      body: { text: words },
    });
  });
  return told(context, events.some(({ kind }) => kind === 'question-taken') ? TAKEN : QUEUED);
}

const TAKEN: Words = { en: 'Your question is being asked now.', zh: '马上提出你的问题。' };
const QUEUED: Words = {
  en: 'Your question is in the queue. It is asked in the question round, with your name.',
  zh: '你的问题已排队，提问环节会署名提出。',
};

/** What was filled in, as text. Throws a user error where forms cannot be opened. */
export function filledIn(args: Readonly<Record<string, unknown>> | undefined, name: string, instead: Words): string {
  const value = args?.[name];
  if (typeof value === 'string') return value;
  throw new UserError({ kind: 'bad-debate-value', words: instead });
}
