import type { Attribution } from './attribution.ts';
import { MOST_CAMPS, type PromptKind } from './topic.ts';
import type { Words } from './words.ts';

/** A sentence of an unfinished topic, and the labels of the passages that support it. Empty words ('') are still to be written. */
export type OutlinedClaim = { words: Words; passages: readonly string[] };

/** A camp of an unfinished topic. `holder`: the person or group with these views, as the article names them. */
export type OutlinedCamp = {
  holder: string;
  name: Words;
  summary: OutlinedClaim;
  claims: readonly OutlinedClaim[];
  answer: OutlinedClaim;
};

/** An unfinished topic on one article. Motions and prompts name camps by their index, from 0. */
export type TopicOutline = {
  question: Words;
  background: readonly Words[];
  camps: readonly OutlinedCamp[];
  agreed: readonly OutlinedClaim[];
  motions: readonly { words: Words; for: readonly number[]; against: readonly number[] }[];
  prompts: readonly { kind: PromptKind; camp?: number; words: Words; passages: readonly string[] }[];
};

/** Number of a language model's sentences that were left out, for each fault of their evidence. */
export type Dropped = Record<'none' | 'noPassage' | 'otherWords' | 'unrelated' | 'tooLong' | 'noCamp', number>;

/** Claims of each camp in a first draft, before a person chooses. */
const FIRST_CLAIMS = 5;
const UNWRITTEN: Words = { en: '', zh: '' };

/** Makes an outline from the article's attributions: a camp for each holder with sure passages. Every sentence is still to be written. */
export function sketchAttributions(attributions: readonly Attribution[]): TopicOutline {
  const sure = attributions
    .map((one) => ({ ...one, passages: one.passages.filter((label) => !one.unsure.includes(label)) }))
    .filter(({ passages }) => passages.length);
  return sketchCamps(
    sure.slice(0, MOST_CAMPS).map(({ holder, byAuthors, passages }) => ({
      holder: byAuthors ? 'the authors' : holder,
      name: UNWRITTEN,
      claims: passages.slice(0, FIRST_CLAIMS).map((label) => ({ words: UNWRITTEN, passages: [label] })),
    })),
  );
}

/**
 * Makes an outline from camps with their claims. Everything else is still to be written. Each summary gets the evidence of the camp's first
 * claim, each answer that of its last.
 */
export function sketchCamps(
  camps: readonly Pick<OutlinedCamp, 'holder' | 'name' | 'claims'>[],
  question: Words = UNWRITTEN,
): TopicOutline {
  const beside = (claim: OutlinedClaim | undefined): OutlinedClaim => ({
    words: UNWRITTEN,
    passages: claim?.passages ?? [],
  });
  return {
    question,
    background: [],
    camps: camps.map((camp) => ({
      ...camp,
      summary: beside(camp.claims[0]),
      answer: beside(camp.claims.at(-1)),
    })),
    agreed: [],
    motions: [],
    prompts: camps.map(({ claims }, camp) => ({
      kind: 'steelman' as const,
      camp,
      words: UNWRITTEN,
      passages: claims[0]?.passages ?? [],
    })),
  };
}

const total = (dropped: Dropped): number => Object.values(dropped).reduce((sum, one) => sum + one, 0);

/** Lists the reasons why sentences were left out, each with its number; [] if there are none. */
function reasons(dropped: Dropped): Words[] {
  const words: Record<keyof Dropped, (count: number) => Words> = {
    none: (n) => ({ en: `${n} without evidence`, zh: `${n} 句没有依据` }),
    noPassage: (n) => ({ en: `${n} with a passage that is not there`, zh: `${n} 句所指的段句不存在` }),
    otherWords: (n) => ({ en: `${n} with words that their passage does not have`, zh: `${n} 句所引的话原文里没有` }),
    unrelated: (n) => ({ en: `${n} that share no word with their evidence`, zh: `${n} 句与所列依据没有一个词相同` }),
    tooLong: (n) => ({ en: `${n} empty or too long`, zh: `${n} 句为空或过长` }),
    noCamp: (n) => ({ en: `${n} left without a camp or its claims`, zh: `${n} 处因所属一派已无主张` }),
  };
  const kinds = Object.keys(words) as (keyof Dropped)[];
  return kinds.filter((kind) => dropped[kind] > 0).map((kind) => words[kind](dropped[kind]));
}

/** Words how many sentences of a model's draft were left out, and why. */
export function droppedWords(dropped: Dropped): Words {
  const count = total(dropped);
  if (!count) return { en: 'Nothing was left out.', zh: '没有略去任何内容。' };
  const why = reasons(dropped);
  return {
    en: `Left out because the article does not bear it: ${count} (${why.map(({ en }) => en).join('; ')}).`,
    zh: `原文不能支持，因此略去 ${count} 处（${why.map(({ zh }) => zh).join('；')}）。`,
  };
}
