import { z } from 'zod';
import { PROMPT_KINDS } from './topic.ts';

const words = { en: z.string(), zh: z.string().describe('Simplified Chinese') };
const Quoted = z.object({
  passage: z.string().describe('the number of a passage'),
  words: z.string().describe('some of its words, copied exactly, in the language of the article'),
});
const Statement = z.object({ ...words, evidence: z.array(Quoted) });

/**
 * A topic as a language model proposes it. Every sentence about a camp's views quotes its evidence, so that the evidence can be checked.
 * Nothing is optional, because some endpoints do not support optional fields.
 */
export const Proposal = z.object({
  question: z.object(words),
  background: z.array(Statement).describe('three sentences'),
  camps: z.array(
    z.object({
      name: z.object(words).describe('at most 60 characters'),
      summary: Statement,
      claims: z.array(Statement),
      answer: Statement.describe('what it answers to the best argument of the others'),
    }),
  ),
  agreed: z.array(Statement).describe('where all camps agree; may be empty'),
  motions: z.array(
    z.object({
      ...words,
      for: z.array(z.int()).describe('camps by their place, from 0'),
      against: z.array(z.int()),
    }),
  ),
  prompts: z.array(
    z.object({
      ...words,
      kind: z.enum(PROMPT_KINDS),
      camp: z.int().describe('the camp that it starts from, by its place; -1 for none'),
      evidence: z.array(Quoted).describe('the passage that it starts from'),
    }),
  ),
});
export type Proposal = z.infer<typeof Proposal>;

/** Input for a model: an article, its passages in reading order, and the holders of views that were found in it. */
export type ProposalRequest = {
  title: string;
  passages: readonly { label: string; text: string }[];
  holders: readonly { holder: string; passages: readonly string[] }[];
};

/** A language model that proposes topics. `name`: the model's name for people, with the host that receives the article's text. */
export type Proposer = {
  name: string;
  /** Throws a user error if the model cannot be reached or its answer is not a topic. */
  propose(request: ProposalRequest): Promise<Proposal>;
};
