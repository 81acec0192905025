import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import { bodiesInChinese, reportsInChinese, subjectInChinese } from './chinese.ts';
import { reportsInEnglish, subjectInEnglish } from './english.ts';
import { agrees, isFullName, isSameHolder, namesInOrder } from './holders.ts';
import { openQuotation, quotesWhole } from './quotations.ts';
import type { Report } from './report.ts';

/** A passage as it is read here. */
export type ReadSentence = { label: string; text: string; paragraph: number };

/** A holder while the text is read. `at`: passages by label, and whether each is sure. */
type Holder = { names: string[]; byAuthors: boolean; at: Map<string, boolean> };
/**
 * Where the reading has got to. `recent`: who was last reported or spoken of, newest first, in which paragraph and passage; `quoting`: whose quotation is still
 * open; `bodies`: what was named lately that may be pointed at, newest last.
 */
type ReadingState = {
  holders: Holder[];
  bodies: string[];
  recent: readonly Recent[];
  quoting: Holder | undefined;
};

type Recent = { holder: Holder; paragraph: number; at: number };

/** So many may be meant by a pronoun: the newest whom it fits. */
const MOST_RECENT = 2;
/** A pronoun further from its holder than this is no longer followed. */
const REACH = 2;
/** So many bodies that were named may still be pointed at. */
const BODIES = 8;
/** UTF-16 units. */
const LONGEST_SENTENCE = 1500;
/** So many of those who spoke last are compared with a new name; who spoke a book ago is somebody else. */
const MOST_COMPARED = 150;

/** Passages in reading order; what is reported is told by reading alone, no holder is known beforehand. */
export function attributionsOf(passages: readonly ReadSentence[], language: EditionLanguage): Attribution[] {
  const [reports, subject] =
    language === 'en' ? [reportsInEnglish, subjectInEnglish] : [reportsInChinese, subjectInChinese];
  const state: ReadingState = { holders: [], bodies: [], recent: [], quoting: undefined };
  for (const [at, passage] of passages.entries()) {
    // A sentence of such a length is none that anybody wrote.
    const readable = passage.text.length <= LONGEST_SENTENCE;
    if (readable && language !== 'en')
      state.bodies = [...state.bodies, ...bodiesInChinese(passage.text)].slice(-BODIES);
    read(state, passage, at, readable ? reports(passage.text) : [], readable ? subject(passage.text) : undefined);
  }
  const order = new Map(passages.map(({ label }, index) => [label, index]));
  return state.holders
    .filter((one) => one.at.size > 0)
    .map((one) => attributionFrom(one, order))
    .sort(
      (a, b) =>
        b.passages.length - a.passages.length ||
        (order.get(a.passages[0] ?? '') ?? 0) - (order.get(b.passages[0] ?? '') ?? 0),
    );
}

function attributionFrom({ names, byAuthors, at }: Holder, order: ReadonlyMap<string, number>): Attribution {
  const [holder = '', ...aliases] = namesInOrder(names);
  const passages = [...at.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { holder, aliases, passages, unsure: passages.filter((label) => !at.get(label)), byAuthors };
}

function read(
  state: ReadingState,
  { label, text, paragraph }: ReadSentence,
  at: number,
  reports: readonly Report[],
  subject: string | undefined,
): void {
  const given: { holder: Holder; sure: boolean }[] = [];
  if (state.quoting) given.push({ holder: state.quoting, sure: true });
  for (const report of reports)
    for (const found of whose(state, report, paragraph, at))
      if (!given.some(({ holder }) => holder === found.holder)) given.push(found);
  const [last] = state.recent;
  const goesOn =
    last && last.paragraph === paragraph && last.at === at - 1 && last.holder.at.size > 0 && quotesWhole(text);
  if (!given.length && goesOn) given.push({ holder: last.holder, sure: true });
  for (const { holder, sure } of given) holder.at.set(label, sure || holder.at.get(label) === true);
  const newest = given.at(-1)?.holder;
  state.quoting = openQuotation(text, state.quoting !== undefined) ? newest : undefined;
  const spoken = subject === undefined ? undefined : mentioned(state, subject);
  const about = given.length ? given.map(({ holder }) => holder).reverse() : spoken ? [spoken] : [];
  const before = state.recent.filter(({ holder }) => !about.includes(holder));
  state.recent = [...about.map((holder) => ({ holder, paragraph, at })), ...before].slice(0, MOST_RECENT);
}

/** Who is spoken of without being reported: known already, or called by a full name. A pronoun after it means them. */
function mentioned(state: ReadingState, subject: string): Holder | undefined {
  const known = state.holders
    .slice(-MOST_COMPARED)
    .find((one) => one.names.some((name) => isSameHolder(subject, name)));
  return known ?? (isFullName(subject) ? holderNamed(state, subject, false) : undefined);
}

function whose(
  state: ReadingState,
  { by, sure }: Report,
  paragraph: number,
  at: number,
): { holder: Holder; sure: boolean }[] {
  switch (by.kind) {
    case 'authors':
      return [{ holder: holderNamed(state, '', true), sure }];
    case 'named':
      return [{ holder: holderNamed(state, by.name, false), sure }];
    case 'pointed': {
      const found = pointedAt(state, by.head);
      return found ? [{ holder: found, sure }] : [];
    }
    case 'one':
    case 'thing':
    case 'many': {
      const together = state.recent.filter(
        (one) => isWithinReach(one, paragraph, at) && one.at === state.recent[0]?.at,
      );
      // “Ana and Bo agree. They hope …”
      if (by.kind === 'many' && together.length > 1)
        return together.map(({ holder }) => ({ holder, sure: sure && together[0]?.paragraph === paragraph }));
      const fitting = state.recent.find(
        (one) => isWithinReach(one, paragraph, at) && one.holder.names.some((name) => agrees(name, by.kind)),
      );
      return fitting ? [{ holder: fitting.holder, sure: sure && fitting.paragraph === paragraph }] : [];
    }
  }
}

/** At the beginning of a paragraph a pronoun may still mean who ended the last one; further on it means somebody in between. */
function isWithinReach({ holder, ...one }: Recent, paragraph: number, at: number): boolean {
  return !holder.byAuthors && at - one.at <= (one.paragraph === paragraph ? REACH : 1);
}

/** Whoever was reported or named last and is called so: “该院” is the institute of the sentence before. */
function pointedAt(state: ReadingState, head: string): Holder | undefined {
  const isCalled = (name: string) => name.includes(head);
  const recent = state.recent.find(({ holder }) => !holder.byAuthors && holder.names.some(isCalled));
  if (recent) return recent.holder;
  const body = state.bodies.findLast(isCalled);
  if (body) return holderNamed(state, body, false);
  return state.holders.slice(-MOST_COMPARED).findLast((one) => one.at.size > 0 && one.names.some(isCalled));
}

function holderNamed(state: ReadingState, name: string, byAuthors: boolean): Holder {
  const recent = state.holders.slice(-MOST_COMPARED);
  const known = byAuthors
    ? state.holders.find((one) => one.byAuthors)
    : (state.holders.find((one) => one.names.includes(name)) ??
      recent.find((one) => !one.byAuthors && one.names.some((other) => isSameHolder(name, other))));
  const holder = known ?? { names: [], byAuthors, at: new Map<string, boolean>() };
  if (!known) state.holders.push(holder);
  if (name && !holder.names.includes(name)) holder.names.push(name);
  return holder;
}
