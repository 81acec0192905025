import { z } from 'zod';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { ARTICLE_ID, LONGEST_ARTICLE_ID } from '#core/reference.ts';
import {
  LONGEST_ANSWER,
  LONGEST_NAME,
  LONGEST_SENTENCE,
  LONGEST_TOPIC_ID,
  MOST_CAMPS,
  MOST_CLAIMS,
  PROMPT_KINDS,
  TOPIC_ID,
} from '#core/topic.ts';

export const MOST_EVIDENCE = 6;
const MOST_ANSWERS = 5;
/** Format 2 has prompts with answers, without a passage, and with passages of two camps. */
export const TOPIC_FORMATS = [1, 2] as const;
/** Characters. A button's id contains two of these ids. */
const LONGEST_CAMP_ID = 24;

// No control characters, because they would be printed to terminals. No line breaks, because a sentence is one line.
const lineOrNothing = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);
const line = (most: number) => lineOrNothing(most).min(1);
/** A sentence in the languages in which it is written. `languages.ts` says which one is needed. Empty: still to be written. */
const written = (most: number) => ({
  en: lineOrNothing(most).optional(),
  'zh-Hans': lineOrNothing(most).optional(),
  'zh-Hant': line(most).optional(),
});
const sentence = written(LONGEST_SENTENCE);
const Sentence = z.strictObject(sentence);
const Name = z.strictObject(written(LONGEST_NAME));
const Answer = z.strictObject(written(LONGEST_ANSWER));

const id = z.string().regex(TOPIC_ID).max(LONGEST_TOPIC_ID).describe('small letters, digits and hyphens');
const reference = z.string().describe('name:44, name:44-45, or name:44-45 = checksum, checksum');
const evidence = z.array(reference).max(MOST_EVIDENCE).default([]);
const edition = z.enum(EDITION_LANGUAGES).optional();
const title = line(LONGEST_SENTENCE).optional().describe('for people who look for the article');

const Article = z.union([
  z.strictObject({ id: z.string().regex(ARTICLE_ID).max(LONGEST_ARTICLE_ID), edition, title }),
  z.strictObject({ source: z.url({ protocol: /^https?$/ }), edition, title }),
]);
const Claim = z.strictObject({ ...sentence, evidence, point: id.optional() });
const Statement = z.strictObject({ ...sentence, evidence });
const Camp = z.strictObject({
  id: id.max(LONGEST_CAMP_ID),
  name: Name,
  summary: Statement,
  claims: z.array(Claim).max(MOST_CLAIMS),
  answer: Statement.describe('what it answers to the best argument of the others'),
});
const Motion = z.strictObject({ ...sentence, for: z.array(id).min(1), against: z.array(id).min(1) });
const sides = z.record(id, reference).describe('two camps and a passage of each, side by side');
const Prompt = z.strictObject({
  id,
  kind: z.enum(PROMPT_KINDS),
  camp: id.optional(),
  ...sentence,
  from: z.union([reference, sides]).optional(),
  answers: z.array(Answer).min(2).max(MOST_ANSWERS).optional().describe('for one tap'),
});

/** The schema of a topic's file. `consistency.ts` and `check.ts` check the rest: that names exist, and that camps have equal room. */
export const TopicFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(TOPIC_FORMATS),
  question: Sentence,
  background: z.array(Sentence).length(3),
  articles: z.record(id, Article).refine((all) => Object.keys(all).length > 0),
  points: z
    .array(z.strictObject({ id, ...sentence }))
    .max(8)
    .default([]),
  camps: z.array(Camp).min(2).max(MOST_CAMPS),
  agreed: z.array(Statement).max(5).default([]),
  motions: z.array(Motion).min(1).max(10),
  prompts: z.array(Prompt).min(1).max(100),
  synonyms: z
    .array(z.array(line(LONGEST_NAME)).min(2).max(20))
    .max(50)
    .default([]),
  reviewed: z.strictObject({ by: line(LONGEST_NAME), on: z.iso.date() }).optional(),
});
export type TopicFile = z.infer<typeof TopicFile>;

/** Returns the JSON Schema of a topic's file, for editors. */
export function topicJsonSchema(): unknown {
  return z.toJSONSchema(TopicFile, { io: 'input', target: 'draft-7' });
}
