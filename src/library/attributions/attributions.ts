import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import { readChinese } from './chinese.ts';
import { readEnglish } from './english.ts';
import { namesInOrder } from './holders.ts';
import {
  authorsOf,
  type Holder,
  holderNamed,
  type KnownHolders,
  lastReported,
  mentionedHolder,
  noHolders,
} from './known-holders.ts';
import { openQuotation, quotesWhole } from './quotations.ts';
import type { Reading, Report } from './report.ts';

/** A passage, as input of the reading. */
export type ReadSentence = { label: string; text: string; paragraph: number };

/**
 * The state of the reading. `recent`: the holders that were last reported or mentioned, newest first. `quoting`: the holder whose
 * quotation is still open. `bodies`: recently named bodies that “该院” and the like can mean, newest last.
 */
type ReadingState = {
  known: KnownHolders;
  bodies: string[];
  recent: readonly Recent[];
  quoting: Holder | undefined;
};

type Recent = { holder: Holder; paragraph: number; at: number };

/** Most recent holders that a pronoun can mean. It means the newest one that fits. */
const MOST_RECENT = 2;
/** Most passages from a holder to a pronoun for them, in one paragraph. */
const REACH = 2;
/** Most recently named bodies that are remembered. */
const BODIES = 8;
/** UTF-16 units. Nobody writes a longer sentence; longer ones are not read. */
const LONGEST_SENTENCE = 1500;
const UNREADABLE: Reading = { reports: [], subject: undefined, bodies: [] };

/** Finds whose views the passages report, by reading them in order. It knows no holder beforehand. */
export function attributionsOf(passages: readonly ReadSentence[], language: EditionLanguage): Attribution[] {
  const readingOf = language === 'en' ? readEnglish : readChinese;
  const state: ReadingState = { known: noHolders(), bodies: [], recent: [], quoting: undefined };
  for (const [at, passage] of passages.entries()) {
    const reading = passage.text.length <= LONGEST_SENTENCE ? readingOf(passage.text) : UNREADABLE;
    state.bodies = [...state.bodies, ...reading.bodies].slice(-BODIES);
    read(state, passage, at, reading);
  }
  const order = new Map(passages.map(({ label }, index) => [label, index]));
  return state.known.all
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
  { reports, subject }: Reading,
): void {
  const given = new Map<Holder, boolean>(state.quoting && [[state.quoting, true]]);
  for (const report of reports)
    for (const { holder, sure } of whose(state, report, paragraph, at)) if (!given.has(holder)) given.set(holder, sure);
  const [last] = state.recent;
  const goesOn =
    last && last.paragraph === paragraph && last.at === at - 1 && last.holder.at.size > 0 && quotesWhole(text);
  if (!given.size && goesOn) given.set(last.holder, true);
  for (const [holder, sure] of given) holder.at.set(label, sure);
  const newestFirst = [...given.keys()].reverse();
  state.quoting = openQuotation(text, state.quoting !== undefined) ? newestFirst[0] : undefined;
  const spoken = subject === undefined ? undefined : mentionedHolder(state.known, subject);
  const about = given.size || !spoken ? newestFirst : [spoken];
  const before = state.recent.filter(({ holder }) => !about.includes(holder));
  state.recent = [...about.map((holder) => ({ holder, paragraph, at })), ...before].slice(0, MOST_RECENT);
}

function whose(
  state: ReadingState,
  { by, sure }: Report,
  paragraph: number,
  at: number,
): { holder: Holder; sure: boolean }[] {
  switch (by.kind) {
    case 'authors':
      return [{ holder: authorsOf(state.known), sure }];
    case 'named':
      return [{ holder: holderNamed(state.known, by.name), sure }];
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
      const fitting = state.recent.find((one) => isWithinReach(one, paragraph, at) && one.holder.fits.has(by.kind));
      return fitting ? [{ holder: fitting.holder, sure: sure && fitting.paragraph === paragraph }] : [];
    }
  }
}

/** True if a pronoun can mean this holder. From another paragraph, only a holder of the passage just before can be meant. */
function isWithinReach({ holder, ...one }: Recent, paragraph: number, at: number): boolean {
  return !holder.byAuthors && at - one.at <= (one.paragraph === paragraph ? REACH : 1);
}

/** Finds the holder or body that was named last and whose name contains `head`: “该院” is the institute of the sentence before. */
function pointedAt(state: ReadingState, head: string): Holder | undefined {
  const isCalled = (name: string) => name.includes(head);
  const recent = state.recent.find(({ holder }) => !holder.byAuthors && holder.names.some(isCalled));
  if (recent) return recent.holder;
  const body = state.bodies.findLast(isCalled);
  return body ? holderNamed(state.known, body) : lastReported(state.known, isCalled);
}
