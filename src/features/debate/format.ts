import { z } from 'zod';
import type { Words } from '#core/words.ts';

export const SIDES = ['for', 'against'] as const;
export type Side = (typeof SIDES)[number];

export const VOTES = ['opening', 'closing'] as const;
export type Vote = (typeof VOTES)[number];

export const SPEECH_PARTS = ['opening', 'rebuttal', 'closing'] as const;
export type SpeechPart = (typeof SPEECH_PARTS)[number];

const ms = z.number().int().positive();

/**
 * A stage of a debate; `ms` is how long it takes. `vote`: everybody taking part gives a secret ballot. `turn`: one side speaks. `floor`: questions
 * in the order in which they were asked, `each` ms for one. `window`: both sides write at once, and what they wrote is revealed together when it
 * ends; `characters` and `quotations` is what each person may use in it.
 */
export const Stage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vote'), vote: z.enum(VOTES), ms }),
  z.object({ kind: z.literal('turn'), part: z.enum(SPEECH_PARTS), side: z.enum(SIDES), ms }),
  z.object({ kind: z.literal('floor'), ms, each: ms }),
  z.object({ kind: z.literal('window'), part: z.enum(SPEECH_PARTS), ms, characters: ms, quotations: ms }),
]);
export type Stage = z.infer<typeof Stage>;

/**
 * How a debate goes: its stages, in order. `line`: the format in one line, for people who choose. `also`: other names that people type. A debate
 * keeps the stages that it began with.
 */
export type Format = { id: string; name: Words; line: Words; also: readonly string[]; stages: readonly Stage[] };

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

/** An opening vote over hours keeps its time, also when all have voted: people in other time zones may still come. */
export const keepsItsTime = ({ vote, ms }: Extract<Stage, { kind: 'vote' }>): boolean =>
  vote === 'opening' && ms > hours(1);

/** Ms that all stages take together. */
export const lengthOf = (stages: readonly Stage[]): number => stages.reduce((sum, stage) => sum + stage.ms, 0);
