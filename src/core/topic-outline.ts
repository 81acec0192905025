import type { Attribution } from './attribution.ts';
import { MOST_CAMPS, type PromptKind } from './topic.ts';
import type { Words } from './words.ts';

/** A sentence of a topic that is being written, and the labels of the passages that it rests on. What is '' is still to be written. */
export type OutlinedClaim = { words: Words; passages: readonly string[] };

/** `holder`: whose views they are, as the article calls them. */
export type OutlinedCamp = {
  holder: string;
  name: Words;
  summary: OutlinedClaim;
  claims: readonly OutlinedClaim[];
  answer: OutlinedClaim;
};

/** A topic on one article, as far as it is written. Motions and prompts name camps by their place, from 0. */
export type TopicOutline = {
  question: Words;
  background: readonly Words[];
  camps: readonly OutlinedCamp[];
  agreed: readonly OutlinedClaim[];
  motions: readonly { words: Words; for: readonly number[]; against: readonly number[] }[];
  prompts: readonly { kind: PromptKind; camp?: number; words: Words; passages: readonly string[] }[];
};

/** How many sentences of a language model's were left out, by what was wrong with their evidence. */
export type Dropped = Record<'none' | 'noPassage' | 'otherWords' | 'unrelated' | 'tooLong' | 'noCamp', number>;

/** Of each camp, before anybody has chosen. */
const FIRST_CLAIMS = 5;
const UNWRITTEN: Words = { en: '', zh: '' };

/** What reading alone can give: a camp for each of those whose views the article surely reports, every sentence still to be written. */
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

/** Camps with their claims, and what else a topic needs left to be written: summaries and answers beside their first and last passages. */
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

/** Why sentences were left out, each with how many; [] where none was. */
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

/** What is told of what a model's draft lost: how much, and why. */
export function droppedWords(dropped: Dropped): Words {
  const count = total(dropped);
  if (!count) return { en: 'Nothing was left out.', zh: '没有略去任何内容。' };
  const why = reasons(dropped);
  return {
    en: `Left out because the article does not bear it: ${count} (${why.map(({ en }) => en).join('; ')}).`,
    zh: `原文不能支持，因此略去 ${count} 处（${why.map(({ zh }) => zh).join('；')}）。`,
  };
}
