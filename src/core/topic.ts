import type { Article } from './article.ts';
import type { EditionLanguage } from './language.ts';
import { type Words, wordsInOne } from './words.ts';

/**
 * Evidence as a topic stores it: passages `from` to `to` of an edition. `article` is the article's name in the topic. `checksums`: one for
 * each passage, in order, of the intended words (`textKey`); [] if nobody has written them yet.
 */
export type Evidence = {
  article: string;
  language?: EditionLanguage;
  from: string;
  to: string;
  checksums: readonly string[];
};

/** One sentence of the topic's author and its evidence. `point`: the question of the topic that it answers, if any. */
export type Claim = { words: Words; evidence: readonly Evidence[]; point?: string };

/** A side in the debate. `answer`: the camp's answer to the best argument of the others. */
export type Camp = { id: string; name: Words; summary: Claim; claims: readonly Claim[]; answer: Claim };

/** A question on which camps can be compared. */
export type Point = { id: string; words: Words };

/** A motion. `for` and `against`: ids of the camps that would support or oppose it. */
export type Motion = { words: Words; for: readonly string[]; against: readonly string[] };

/** Form and length of a topic's id. */
export const TOPIC_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const LONGEST_TOPIC_ID = 40;
/** Most characters of a sentence, which a member can see in one message, and of a camp's name. */
export const LONGEST_SENTENCE = 500;
export const LONGEST_NAME = 60;
/**
 * Most characters of an answer to choose from, and of it in both languages together: a button that is in both must hold them.
 */
export const LONGEST_ANSWER = 60;
export const LONGEST_ANSWER_IN_BOTH = 72;
export const MOST_CAMPS = 6;
export const MOST_CLAIMS = 8;

export const PROMPT_KINDS = [
  'understand',
  'compare',
  'test-the-evidence',
  'steelman',
  'apply',
  'change-your-mind',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** One of the two passages side by side with which a prompt opens. `camp`: id of the camp under whose name it stands. */
export type Side = { camp: string; from: Evidence };

/**
 * A question for discussion. `id` is unique in its topic and does not change when the words are corrected. `from`: the passage that it starts
 * from, if any. `camp`: the camp that it starts from, if any. `sides`: passages of two camps, in place of `from` and `camp`. `answers`: two to
 * five answers to choose from.
 */
export type Prompt = {
  id: string;
  kind: PromptKind;
  words: Words;
  from?: Evidence;
  camp?: string;
  sides?: readonly [Side, Side];
  answers?: readonly Words[];
};

/** The passages that a prompt opens with: none, one, or one of each of two camps. `camp`: under whose name a passage stands. */
export const openingOf = ({ from, sides }: Prompt): readonly (Partial<Side> & { from: Evidence })[] =>
  sides ?? (from ? [{ from }] : []);

/**
 * An article in a topic: named by its id, or by the address where it was published if it may be added under any id. `title`: for people who
 * look for it.
 */
export type TopicArticle = ({ id: string } | { source: string }) & { edition?: EditionLanguage; title?: string };

/** A topic: a question on which people disagree. Camps, claims, motions and prompts are in the order of the file. */
export type Topic = {
  id: string;
  /** The language that the topic is written in, if it is in one alone. */
  only?: 'en' | 'zh';
  question: Words;
  background: readonly Words[];
  /** Keys are the names that evidence uses. */
  articles: Readonly<Record<string, TopicArticle>>;
  points: readonly Point[];
  camps: readonly Camp[];
  /** Claims on which all camps agree. */
  agreed: readonly Claim[];
  motions: readonly Motion[];
  prompts: readonly Prompt[];
  /** Groups of synonyms. */
  synonyms: readonly (readonly string[])[];
  /** The person who checked every claim against its evidence, and the date (ISO). */
  reviewed?: { by: string; on: string };
};

/** The topic's question where it stands alone: marked, if the topic is in one language. */
export const questionWords = ({ question, only }: Topic): Words =>
  only ? wordsInOne(question[only], only, true) : question;

/**
 * A topic with the articles that a workspace has of it. `waitsFor`: missing articles, or articles without the edition that the topic needs;
 * while there are any, the topic is not shown.
 */
export type LiveTopic = {
  topic: Topic;
  /** The topic's owner: the workspace, or `SHELF`. */
  workspace: string;
  articles: Readonly<Record<string, Article>>;
  waitsFor: readonly TopicArticle[];
};

/** True if the topic cannot be shown yet, because an article that it names is missing. */
export const isWaiting = ({ waitsFor }: Pick<LiveTopic, 'waitsFor'>): boolean => waitsFor.length > 0;
export const isAvailable = (live: Pick<LiveTopic, 'waitsFor'>): boolean => !isWaiting(live);

/**
 * State of a piece of evidence. `there`: the current text contains the passages, perhaps in another place. `withdrawn`: the article no
 * longer contains them; the labels are their old ones. `lost`: no revision contains these words, and nothing replaces them. `waiting`: the
 * article is missing.
 */
export type Standing = StandingText | { kind: 'lost' } | { kind: 'waiting' };
/** Evidence whose words are known: passages of an edition in their current or last form. */
export type StandingText = {
  kind: 'there' | 'withdrawn';
  article: Article;
  language: EditionLanguage;
  labels: readonly string[];
};

/**
 * A topic found for some words. `camps`: ids of the camps whose claims match the words best, best first; [] if they concern all camps
 * equally.
 */
export type FoundTopic = { live: LiveTopic; camps: readonly string[] };

/**
 * Topics that words name, also those that wait for an article. `camps`: the camps that are named, if any. `near`: topics whose id is one
 * letter off, if nothing is named.
 */
export type NamedTopics = { topics: readonly LiveTopic[]; camps: readonly string[]; near: readonly LiveTopic[] };

/**
 * A fault on a line (from 1) of a topic's file. `place`: where that is, as people speak of it. `error`: the topic is not shown to anybody. `warning`: it is shown, but the librarian
 * should check it.
 */
export type TopicFault = { line: number; kind: string; level: 'error' | 'warning'; place?: Words; what: Words };

/** The fault with its place: “Camp “Decouple”, third sentence: the Chinese text is missing”. */
export function faultWords({ place, what }: Pick<TopicFault, 'place' | 'what'>): Words {
  return place ? { ...what, en: `${place.en}: ${what.en}`, zh: `${place.zh}：${what.zh}` } : what;
}
