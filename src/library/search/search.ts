import { passagesAcross } from './across.ts';
import { type Corpus, neighboursOf } from './corpus.ts';
import { holdsAny } from './exclusions.ts';
import { weightOf } from './features.ts';
import { lettersIn, scanLetters } from './letters.ts';
import { readAsPinyin, scanSounds } from './pinyin.ts';
import { type ParsedQuery, type ReadWords, readQuery, readWords } from './query.ts';
import { byScore, judgeOf, type RankedCandidate } from './rank.ts';
import { type Retrieved, type Retriever, retrieve } from './retrieve.ts';
import { passagesWith, scan } from './scan.ts';
import { isSure } from './sure.ts';
import type { Synonyms } from './synonyms.ts';

/** The index to search. `passes`: the caller's filter. */
export type Searched = { corpus: Corpus; retriever: Retriever; synonyms: Synonyms; passes(passage: number): boolean };
export type RankedPassage = Pick<RankedCandidate, 'passage' | 'score'> & Partial<RankedCandidate>;
/**
 * `query`: the words, as they were understood. `isInexact`: no passage has what stands in quotation marks, so that these are the nearest
 * ones. `isSure`: the first one is hardly another one than the one that was meant.
 */
export type Found = { query: ParsedQuery; passages: RankedPassage[]; isInexact: boolean; isSure: boolean };

/** Results of the retriever that are ranked closely. The right one is rarely further down. */
const CANDIDATES = 100;
/** Results of a scan of all passages that are ranked closely too. */
const SCANNED = 50;
const LETTERS_SCANNED = 20;
/** A question's best candidates whose neighbours are ranked too. */
const WITH_NEIGHBOURS = 20;
const REACH = 3;
/**
 * Shares of the query's weight and of its pairs that make the best passage certain. So does this much weight in the query's order (five
 * rare words), which does not occur by chance.
 */
const CONVINCING = { units: 0.85, pairs: 0.6, order: 30 };

/** The passages that fit words best, at most `limit`. */
export function findPassages(words: string, limit: number, searched: Searched): Found {
  const { corpus, synonyms } = searched;
  const query = readQuery(words, corpus, synonyms);
  const isExcluded = query.excluded.length > 0 ? holdsAny(query.excluded, corpus) : () => false;
  const within = { ...searched, passes: (passage: number) => searched.passes(passage) && !isExcluded(passage) };
  if (query.phrases.length === 0) return finished(rankReadings(query, limit, within), limit, corpus, false);
  const passages = withPhrases(query, limit, within);
  if (passages.length > 0) return { query, passages, isInexact: false, isSure: true };
  const loose = { ...query, ...readWords(query.loose, corpus, synonyms), phrases: [] };
  return finished(rankReadings(loose, limit, within), limit, corpus, true);
}

type Ranked = { query: ParsedQuery; passages: RankedCandidate[] };

/** Cuts the ranking at its limit, with the best passage of the other language in the second place. */
function finished({ query, passages }: Ranked, limit: number, corpus: Corpus, isInexact: boolean): Found {
  const [best, ...others] = passages;
  if (!best) return { query, passages: [], isInexact, isSure: false };
  const textOf = (one: RankedCandidate) => corpus.passages[one.passage]?.text;
  const next = others.find((one) => one.isForeign === best.isForeign && textOf(one) !== textOf(best));
  const sure = !best.isWeak && isSure(best, next, { kind: query.kind, weight: weightOf(query) });
  return { query, passages: withOtherLanguage(best, others).slice(0, limit), isInexact, isSure: sure };
}

/** Least share of what can be matched in the other language, and of the best score, with which a passage of it comes second. */
const OTHER_LANGUAGE = { units: 0.6, score: 0.5 };

function withOtherLanguage(best: RankedCandidate, others: readonly RankedCandidate[]): RankedCandidate[] {
  const other = others.find(({ isForeign, isTranslated }) => isForeign !== best.isForeign && !isTranslated);
  const isClose =
    other && other.features.units >= OTHER_LANGUAGE.units && other.score >= OTHER_LANGUAGE.score * best.score;
  if (!isClose) return [best, ...others];
  const second = { ...other, score: Math.max(other.score, others[0]?.score ?? 0) };
  return [best, second, ...others.filter((one) => one !== other)];
}

/** Passages that contain all phrases, or that the phrases run over. */
function withPhrases(query: ParsedQuery, limit: number, searched: Searched): RankedPassage[] {
  const within = passagesWith(query.phrases, searched.corpus, searched.passes);
  const held = within.length > 0 ? within : passagesAcross(query.phrases, searched.corpus, searched.passes);
  if (query.slots.length === 0) return held.slice(0, limit).map((passage) => ({ passage, score: 1 }));
  const among = new Set(held);
  const better = rank(query, limit, { ...searched, passes: (passage) => among.has(passage) });
  for (const { passage } of better) among.delete(passage);
  return [
    ...better.map((one) => ({ ...one, isWeak: false })),
    ...[...among].map((passage) => ({ passage, score: 0 })),
  ].slice(0, limit);
}

/** Ranks for the words as they are; as pinyin, if that finds much more of them. */
function rankReadings(query: ParsedQuery, limit: number, searched: Searched): Ranked {
  const passages = rank(query, limit, searched);
  const [best] = passages;
  if ((best?.covered ?? 0) >= PINYIN.unless) return { query, passages };
  const sounds = readAsPinyin(query, searched.corpus);
  const heard = sounds ? rankSounds(sounds, searched) : [];
  const { units = 0, pairs = 0 } = heard[0]?.features ?? {};
  if (!sounds || units < PINYIN.units || pairs < PINYIN.pairs) return { query, passages };
  return { query: { ...query, ...sounds }, passages: heard };
}

/** Shares of the query's weight and pairs that make pinyin of Latin letters; and the share that makes them words. */
const PINYIN = { units: 0.7, pairs: 0.5, unless: 0.65 };

function rankSounds(query: ReadWords, { corpus, passes }: Searched): RankedCandidate[] {
  const found = scanSounds(query, corpus, SCANNED, passes);
  return found.map(judgeOf(query, found, corpus)).sort(byScore);
}

function rank(query: ReadWords, limit: number, searched: Searched): RankedCandidate[] {
  const { corpus, retriever, passes } = searched;
  const most = Math.max(CANDIDATES, limit);
  const found = retrieve(retriever, query.terms, passes).slice(0, most);
  const judge = judgeOf(query, found, corpus);
  const judged = found.map(judge).sort(byScore);
  if (!isConvincing(judged[0], query)) {
    judged.push(...more(query, judged, most, searched).map(judge));
  }
  return behindOriginals(judged.sort(byScore));
}

/** Passages of the query's language, the best ones, with which a better one of the other language is compared; and how far behind it goes. */
const ORIGINALS = 20;
const BEHIND = 0.01;

/**
 * Puts a passage of the other language behind those of the query's language if its article is there in both, else behind one that fits what both
 * languages can match as well: whoever types Chinese is not shown a translation in place of the sentence that has the same words. Both are
 * sorted.
 */
function behindOriginals(judged: readonly RankedCandidate[]): RankedCandidate[] {
  const own = judged.filter(({ isForeign }) => !isForeign).slice(0, ORIGINALS);
  const [best] = own;
  if (!best) return [...judged];
  let fits: number[] | undefined;
  const fitting = (common: number) => {
    fits ??= own.map((one) => one.common());
    return own[fits.findIndex((fit) => fit >= common)];
  };
  const after = (one: RankedCandidate) => (one.isTranslated ? own.at(-1) : fitting(one.common()));
  return judged
    .map((one) => {
      const before = one.isTranslated || (one.isForeign && one.score >= best.score) ? after(one) : undefined;
      return before && before.score < one.score ? { ...one, score: before.score - BEHIND } : one;
    })
    .sort(byScore);
}

function isConvincing(best: RankedCandidate | undefined, { kind, slots }: ReadWords): boolean {
  if (!best || kind === 'question' || hasLoneCharacter(slots)) return false;
  const weight = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (best.features.order * weight >= CONVINCING.order) return true;
  return best.features.units >= CONVINCING.units && best.features.pairs >= CONVINCING.pairs;
}

/** True if a character is not joined to others. The retriever finds it only where it is not joined in the text either. */
const hasLoneCharacter = (slots: ReadWords['slots']): boolean =>
  slots.some(({ dense, joined }, at) => dense && !joined && !slots[at + 1]?.joined);

/** Passages that only a scan of all passages finds. For a question also neighbours of the best ones, which may answer without its words. */
function more(
  query: ReadWords,
  judged: readonly RankedCandidate[],
  most: number,
  { corpus, passes }: Searched,
): Retrieved[] {
  const seen = new Set(judged.map(({ passage }) => passage));
  const scanned = scan(query, corpus, Math.max(SCANNED, most / 2), passes).map(({ passage }) => passage);
  const best = query.kind === 'question' ? judged.slice(0, WITH_NEIGHBOURS) : [];
  const beside = best.flatMap(({ passage }) => neighboursOf(passage, REACH, corpus)).filter(passes);
  const spelt = query.kind === 'question' && judged.length > 0 ? [] : withLetters(query, corpus, passes);
  const fresh = new Set([...scanned, ...beside, ...spelt].filter((passage) => !seen.has(passage)));
  return [...fresh].map((passage) => ({ passage, score: 0 }));
}

/** The last resort for words that are cut off, glued together or misspelt: passages with the same letters. */
function withLetters(query: ReadWords, corpus: Corpus, passes: Searched['passes']): number[] {
  const wanted = lettersIn(query.slots);
  return wanted ? scanLetters(wanted, corpus.letters(), LETTERS_SCANNED, passes) : [];
}
