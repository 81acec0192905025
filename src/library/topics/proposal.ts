import { LONGEST_NAME, LONGEST_SENTENCE, MOST_CAMPS, MOST_CLAIMS } from '#core/topic.ts';
import type { Dropped, OutlinedClaim, TopicOutline } from '#core/topic-outline.ts';
import type { Proposal } from '#core/topic-proposal.ts';
import type { Words } from '#core/words.ts';
import { MOST_EVIDENCE } from './schema.ts';
import { shareWord } from './shared-words.ts';

/** The data that a proposal is checked against: the edition's passages, and groups of synonyms. */
export type HeldAgainst = {
  passages: readonly { label: string; text: string }[];
  /** True if the passages are English. */
  english: boolean;
  groups: readonly (readonly string[])[];
};

type Statement = Proposal['camps'][number]['summary'];
const UNWRITTEN: Words = { en: '', zh: '' };

/**
 * Removes from a model's proposal everything that the article does not support, and counts it. A claim is kept only if the passage that it
 * names contains the words that it quotes, and if it shares a significant word with that passage. A camp is kept only if a claim is left.
 */
export function sketchProposal(proposal: Proposal, against: HeldAgainst): { sketch: TopicOutline; dropped: Dropped } {
  const dropped: Dropped = { none: 0, noPassage: 0, otherWords: 0, unrelated: 0, tooLong: 0, noCamp: 0 };
  const drop = (why: keyof Dropped): undefined => {
    dropped[why] += 1;
  };
  const claim = (one: Statement): OutlinedClaim | undefined => {
    const judged = judge(one, against);
    return 'why' in judged ? drop(judged.why) : judged;
  };
  const orEmpty = (one: Statement): OutlinedClaim => claim(one) ?? { words: UNWRITTEN, passages: [] };
  const all = (some: readonly Statement[]) => some.flatMap((one) => claim(one) ?? []);
  const worded = (words: Words, most = LONGEST_SENTENCE) => fitting(words, most, against);

  const kept = proposal.camps
    .map((camp, place) => ({ camp, place, claims: all(camp.claims).slice(0, MOST_CLAIMS) }))
    .filter(({ claims }) => claims.length > 0 || drop('noCamp'))
    .slice(0, MOST_CAMPS);
  const places = new Map(kept.map(({ place }, now) => [place, now]));
  const camps = (some: readonly number[]) => some.flatMap((place) => places.get(place) ?? []);
  const sketch: TopicOutline = {
    question: worded(proposal.question) ?? UNWRITTEN,
    background: all(proposal.background).map(({ words }) => words),
    camps: kept.map(({ camp, claims }) => ({
      holder: '',
      name: worded(camp.name, LONGEST_NAME) ?? drop('tooLong') ?? UNWRITTEN,
      summary: orEmpty(camp.summary),
      claims,
      answer: orEmpty(camp.answer),
    })),
    agreed: all(proposal.agreed),
    motions: proposal.motions.flatMap((one) => {
      const words = worded(one);
      if (!words) return drop('tooLong') ?? [];
      const sides = { for: camps(one.for), against: camps(one.against) };
      if (!sides.for.length || !sides.against.length) return drop('noCamp') ?? [];
      return [{ words, ...sides }];
    }),
    prompts: proposal.prompts.flatMap((one) => {
      const { passages, why } = lookUp(one.evidence, against);
      const words = worded(one);
      if (!words) return drop('tooLong') ?? [];
      if (why !== undefined) return drop(why) ?? [];
      const camp = places.get(one.camp);
      if (camp === undefined && one.camp >= 0) return drop('noCamp') ?? [];
      return [{ kind: one.kind, words, passages, ...(camp !== undefined && { camp }) }];
    }),
  };
  return { sketch, dropped };
}

/** The words without what does not fit in the other language. Undefined if there is nothing that fits in the article's own. */
function fitting({ en, zh }: Words, most: number, { english }: HeldAgainst): Words | undefined {
  const short = (text: string): string => {
    const words = text.trim();
    return words.length <= most && !/\p{Cc}/u.test(words) ? words : '';
  };
  const words = { en: short(en), zh: short(zh) };
  return (english ? words.en : words.zh) ? words : undefined;
}

function judge(one: Statement, against: HeldAgainst): OutlinedClaim | { why: keyof Dropped } {
  const words = fitting(one, LONGEST_SENTENCE, against);
  if (!words) return { why: 'tooLong' };
  const { passages, texts, why } = lookUp(one.evidence, against);
  if (why !== undefined) return { why };
  const said = against.english ? words.en : words.zh;
  return shareWord(said, texts.join(' '), against.groups) ? { words, passages } : { why: 'unrelated' };
}

type LookedUp = { passages: string[]; texts: string[]; why?: 'none' | 'noPassage' | 'otherWords' };

/** Finds the passages that contain the words quoted from them. `why`: the reason if there is none. */
function lookUp(evidence: Statement['evidence'], { passages }: HeldAgainst): LookedUp {
  const known = evidence.map((one) => ({ ...one, found: passages.find(({ label }) => label === bare(one.passage)) }));
  const right = known.flatMap(({ found, words }) => (found && standsIn(words, found.text) ? [found] : []));
  const once = [...new Set(right)].slice(0, MOST_EVIDENCE);
  const labels = { passages: once.map(({ label }) => label), texts: once.map(({ text }) => text) };
  if (once.length) return labels;
  const why = !evidence.length ? 'none' : known.some(({ found }) => found) ? 'otherWords' : 'noPassage';
  return { ...labels, why };
}

/** Returns the label alone: “[12]” and “12.” mean passage 12. */
const bare = (label: string): string => label.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Fewest characters of a quotation (`dense`: with Han). Shorter ones could occur in any passage. */
const ENOUGH = { dense: 6, other: 15 };

/** True if the passage contains these words. Ignores blanks, case, width, and the shapes of quotation marks and dashes. */
function standsIn(words: string, passage: string): boolean {
  const [part, whole] = [plain(words), plain(passage)];
  const least = /\p{Script=Han}/u.test(part) ? ENOUGH.dense : ENOUGH.other;
  return part !== '' && (part.length >= least || part === whole) && whole.includes(part);
}

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”„«»「」『』"]/gu, '"')
    .replaceAll(/[‘’‚`']/gu, "'")
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/\s+/gu, '');
