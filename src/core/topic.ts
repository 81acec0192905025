import type { Article } from './article.ts';
import type { EditionLanguage } from './language.ts';
import type { Words } from './words.ts';

/**
 * Evidence as a topic stores it: passages `from` to `to` of an edition of the article that the topic calls `article`. `checksums`: one a
 * passage, in order, of the words that were meant (`textKey`); [] where nobody has written them yet.
 */
export type Evidence = {
  article: string;
  language?: EditionLanguage;
  from: string;
  to: string;
  checksums: readonly string[];
};

/** One sentence of our own and what it rests on. `point`: the question of the topic that it answers, if any. */
export type Claim = { words: Words; evidence: readonly Evidence[]; point?: string };

/** `answer`: what the camp answers to the best argument of the others. */
export type Camp = { id: string; name: Words; summary: Claim; claims: readonly Claim[]; answer: Claim };

/** What camps can be set side by side on. */
export type Point = { id: string; words: Words };

/** Ids of the camps that would speak for it and against it. */
export type Motion = { words: Words; for: readonly string[]; against: readonly string[] };

/** What a topic is called, at most this long. */
export const TOPIC_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const LONGEST_TOPIC_ID = 40;
/** Characters of a sentence, which a member may be shown in one go, and of a camp's name. */
export const LONGEST_SENTENCE = 500;
export const LONGEST_NAME = 60;
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

/** `id` is unique in its topic and stays when the words are mended; `camp` is the camp that it starts from, if it is one's. */
export type Prompt = { id: string; kind: PromptKind; words: Words; from: Evidence; camp?: string };

/** An article as a topic names it: by id, or by the address that it was published at, under whatever id it is added. */
export type TopicArticle = ({ id: string } | { source: string }) & { edition?: EditionLanguage };

/** What divides people. Camps, claims, motions and prompts are in the order of the file. */
export type Topic = {
  id: string;
  question: Words;
  background: readonly Words[];
  /** By the name that evidence calls them. */
  articles: Readonly<Record<string, TopicArticle>>;
  points: readonly Point[];
  camps: readonly Camp[];
  /** Where all camps agree. */
  agreed: readonly Claim[];
  motions: readonly Motion[];
  prompts: readonly Prompt[];
  /** Groups of ways to say one thing. */
  synonyms: readonly (readonly string[])[];
  /** Who read every claim against its evidence, and when (ISO date). */
  reviewed?: { by: string; on: string };
};

/** A topic beside the articles that a workspace has. `waitsFor`: ids or addresses of those it has not; until they come nobody is shown it. */
export type LiveTopic = {
  topic: Topic;
  /** Whose it is: the workspace's own, or `SHELF`. */
  workspace: string;
  articles: Readonly<Record<string, Article>>;
  waitsFor: readonly string[];
};

/**
 * What became of a piece of evidence. `there`: the passages stand in the current text, perhaps elsewhere than they did. `withdrawn`: the
 * article no longer says it; the labels are those that it had. `lost`: no revision has these words; nothing else is put in their place.
 */
export type Standing = StandingText | { kind: 'lost' } | { kind: 'waiting' };
/** Evidence whose words are known: passages of an edition, as they stand or last stood. */
export type StandingText = {
  kind: 'there' | 'withdrawn';
  article: Article;
  language: EditionLanguage;
  labels: readonly string[];
};

/** A topic that words are about; `camps`: ids of those whose claims come nearest to them, best first, [] where they concern all alike. */
export type FoundTopic = { live: LiveTopic; camps: readonly string[] };

/** Something wrong on a line (from 1) of a topic's file. `error`: the topic is not shown to anybody; `warning`: it is, and the librarian had better look. */
export type TopicFault = { line: number; kind: string; level: 'error' | 'warning'; what: Words };
