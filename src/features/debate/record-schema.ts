import { z } from 'zod';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import { ENDS, Words } from './events.ts';
import { SIDES, SPEECH_PARTS } from './format.ts';
import { Result } from './result.ts';

/** The version of this shape. docs/debate-record.md describes it. */
export const RECORD_FORMAT = 1;

/** A person's name; null for somebody whose data were erased. */
const who = z.string().nullable();
/** An instant in UTC, as ISO 8601 has it. */
const at = z.string();

/**
 * What somebody wrote. `withdrawn`: `by` says who took it back; its words are in no record. `erased`: its author's data were erased. `left-out`:
 * the file would be too large with it.
 */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), words: z.string() }),
  z.object({ kind: z.literal('withdrawn'), by: z.enum(['author', 'facilitator']) }),
  z.object({ kind: z.literal('erased') }),
  z.object({ kind: z.literal('left-out') }),
]);
export type Said = z.infer<typeof Said>;

/** What a person said for a side in a stage, in one part or several. `byLot`: they did not choose the side. */
export const Speech = z.object({
  who,
  side: z.enum(SIDES),
  byLot: z.boolean(),
  late: z.boolean(),
  at,
  parts: z.array(Said),
});
export type Speech = z.infer<typeof Speech>;

/** `to`: the side that it is for, if it is for one. `taken`: it had its turn. */
export const Question = z.object({
  number: z.number(),
  who,
  to: z.enum(SIDES).exactOptional(),
  at,
  taken: z.boolean(),
  said: Said,
  answers: z.array(Speech),
});
export type Question = z.infer<typeof Question>;

/**
 * Passages of an edition, word for word. `withdrawn`: the article no longer has them. `revision`: the one that has or had them.
 */
export const Quotation = z.object({
  reference: z.string(),
  article: z.string(),
  language: z.enum(EDITION_LANGUAGES),
  revision: z.number(),
  from: z.string(),
  to: z.string(),
  withdrawn: z.boolean(),
  passages: z.array(z.string()),
});
export type Quotation = z.infer<typeof Quotation>;

/**
 * A piece of evidence. `quotations`: the one that was put in, then the same in the other language, if the article has it. `byline`: what it is
 * from. `holder`: whose view it reports, if that is sure. `lost`: there is no such article or passage any more.
 * `withdrawn`: it was taken back, and nothing tells what it was.
 */
export const Evidence = z.object({
  number: z.number(),
  side: z.enum(SIDES),
  who,
  at,
  reference: z.string().exactOptional(),
  state: z.enum(['there', 'lost', 'withdrawn', 'left-out']),
  quotations: z.array(Quotation),
  byline: Words.exactOptional(),
  source: z.string().exactOptional(),
  holder: Words.exactOptional(),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * A stage that was begun, or in which something was said. `called`: who was called to speak. `read`: nobody took the side, and Parley read what its
 * camps hold. `evidence`: numbers of what was put in.
 */
export const RecordStage = z.object({
  number: z.number(),
  kind: z.enum(['vote', 'turn', 'floor', 'window']),
  part: z.enum(SPEECH_PARTS).exactOptional(),
  side: z.enum(SIDES).exactOptional(),
  called: who.exactOptional(),
  read: z.boolean(),
  speeches: z.array(Speech),
  questions: z.array(Question),
  evidence: z.array(z.number()),
});
export type RecordStage = z.infer<typeof RecordStage>;

/** What Parley read for a side that nobody took: the claims of a camp, with references to their evidence. */
export const ReadCamp = z.object({
  side: z.enum(SIDES),
  camp: Words,
  claims: z.array(z.object({ words: Words, references: z.array(z.string()) })),
});
export type ReadCamp = z.infer<typeof ReadCamp>;

/**
 * The record of a debate. It has no ballot, and nothing of who voted what. `reasons`: what moved people, unsigned and in mixed order. `notHeard`:
 * names of the topic's camps of whose passages nobody put one in.
 */
export const DebateRecord = z.object({
  format: z.literal(RECORD_FORMAT),
  motion: Words,
  topic: z.object({ id: z.string(), question: Words }).exactOptional(),
  rules: z.object({ id: z.string(), name: Words }),
  language: z.enum(PUBLIC_LANGUAGES),
  state: z.enum(['planned', 'lobby', 'running', 'over', 'cancelled']),
  ended: z.enum(ENDS).exactOptional(),
  early: z.boolean(),
  openedAt: at,
  endedAt: at.exactOptional(),
  facilitator: who,
  people: z.array(z.object({ who, side: z.enum(SIDES), byLot: z.boolean() })),
  stages: z.array(RecordStage),
  readOut: z.array(ReadCamp),
  evidence: z.array(Evidence),
  result: Result.exactOptional(),
  reasons: z.array(z.string()),
  notHeard: z.array(Words),
});
export type DebateRecord = z.infer<typeof DebateRecord>;
