import { z } from 'zod';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import { PLATFORMS } from '#core/request.ts';
import { SIDES, Stage, VOTES } from './format.ts';
import { Result } from './result.ts';

/** Where somebody stands before the debate begins. `undecided` people fill up the shorter side when it starts. */
export const STANCES = ['for', 'against', 'undecided', 'watching'] as const;
export type Stance = (typeof STANCES)[number];

export const Words = z.object({
  en: z.string(),
  zh: z.string(),
  hant: z.string().exactOptional(),
  only: z.enum(['en', 'zh']).exactOptional(),
  kept: z.array(z.string()).readonly().exactOptional(),
});

/** A motion. `topic`: where it comes from, with the camps on each side, if it does not have its own words. */
export const DebateMotion = z.object({
  words: Words,
  topic: z.object({ id: z.string(), for: z.array(z.string()), against: z.array(z.string()) }).exactOptional(),
});
export type DebateMotion = z.infer<typeof DebateMotion>;

/** Passages of an article that were put in as evidence. */
export const Cited = z.object({
  article: z.string(),
  language: z.enum(EDITION_LANGUAGES),
  from: z.string(),
  to: z.string(),
});
export type Cited = z.infer<typeof Cited>;

/**
 * Who may take part. `lobby`: whoever came before the opening vote closed. `role`, `group`: who has it is asked of the platform when somebody acts.
 * `people`: by random id.
 */
export const MayTakePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['lobby', 'everybody']) }),
  z.object({ kind: z.enum(['role', 'group']), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal('people'), people: z.array(z.string()) }),
]);
export type MayTakePart = z.infer<typeof MayTakePart>;

/**
 * What a debate was opened with. `startsAt`: ms, if it was planned. `approves`: speeches wait for approval. `opensThread`: under the lobby.
 * `mayTakePart`: `lobby` if it is not there.
 */
export const Setup = z.object({
  place: z.object({ platform: z.enum(PLATFORMS), channel: z.string(), thread: z.string().exactOptional() }),
  language: z.enum(PUBLIC_LANGUAGES),
  motion: DebateMotion,
  format: z.string(),
  stages: z.array(Stage),
  startsAt: z.number().exactOptional(),
  approves: z.boolean(),
  opensThread: z.boolean(),
  mayTakePart: MayTakePart.exactOptional(),
});
export type Setup = z.infer<typeof Setup>;

export const ENDS = ['cancelled', 'nobody-started', 'abandoned', 'place-gone'] as const;
export const PAUSES = ['asked', 'locked', 'removed'] as const;
/** Why an entry is not shown: its author took it back, or somebody who may did. */
const WITHDRAWALS = ['author', 'facilitator'] as const;

const at = z.number();
/** The random id of a person. */
const by = z.string();
/** The id of a speech, question or piece of evidence; of its text, if it has one. */
const id = z.string();

/**
 * What happened in a debate. `at`: ms. People are named by random ids; their words and ballots are stored apart, so that they can be erased.
 */
export const DebateEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), at, by, setup: Setup }),
  z.object({ kind: z.literal('answered'), at, by, answer: z.enum(['come', 'maybe', 'cannot']) }),
  z.object({ kind: z.literal('reminded'), at, what: z.enum(['day', 'soon']) }),
  z.object({ kind: z.literal('lobby-opened'), at }),
  z.object({ kind: z.literal('joined'), at, by, stance: z.enum(STANCES) }),
  z.object({ kind: z.literal('left'), at, by }),
  /** Lots put these people on these sides. `from`: `start` where the shorter side was filled up. */
  z.object({
    kind: z.literal('drawn'),
    at,
    from: z.enum(['start', 'balance', 'lots']),
    sides: z.record(z.string(), z.enum(SIDES)),
  }),
  z.object({ kind: z.literal('started'), at, by }),
  /** `speaker`: whose turn it is; `parley` where a side has nobody. */
  z.object({
    kind: z.literal('stage-begun'),
    at,
    stage: z.number(),
    endsAt: z.number(),
    speaker: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('warned'), at }),
  z.object({ kind: z.literal('nudged'), at, what: z.enum(['half', 'day']) }),
  /** The first ballot of a person in a vote. What was chosen is stored apart. */
  z.object({ kind: z.literal('voted'), at, by, vote: z.enum(VOTES) }),
  /** Somebody was erased. Whoever they are now has another random id, and nothing leads from one to the other. */
  z.object({ kind: z.literal('erased'), at, by }),
  /** The ballot of somebody who was erased is gone, because the vote is open: under another random id they can vote in it. */
  z.object({ kind: z.literal('ballot-withdrawn'), at, by, vote: z.enum(VOTES) }),
  z.object({
    kind: z.literal('spoke'),
    ...{ at, by, id },
    side: z.enum(SIDES),
    stage: z.number(),
    characters: z.number(),
    status: z.enum(['posted', 'waiting', 'sealed', 'late']),
  }),
  z.object({ kind: z.literal('asked'), at, by, id, to: z.enum(SIDES).exactOptional() }),
  z.object({ kind: z.literal('question-taken'), at, id, endsAt: z.number() }),
  z.object({ kind: z.literal('evidence-put'), at, by, id, side: z.enum(SIDES), number: z.number(), cited: Cited }),
  z.object({ kind: z.literal('approved'), at, by, id }),
  z.object({ kind: z.literal('withdrawn'), at, by, id, as: z.enum(WITHDRAWALS) }),
  z.object({ kind: z.literal('reported'), at, by, id }),
  z.object({ kind: z.literal('paused'), at, by: by.exactOptional(), why: z.enum(PAUSES) }),
  z.object({ kind: z.literal('resumed'), at, by, endsAt: z.number() }),
  /** The stage ends at another time: somebody asked for more, or all have voted. */
  z.object({
    kind: z.literal('time-set'),
    at,
    by: by.exactOptional(),
    endsAt: z.number(),
    why: z.enum(['extended', 'all-voted']),
  }),
  /** More time for one person, which the others are not told of. */
  z.object({ kind: z.literal('more-time'), at, by, person: z.string(), endsAt: z.number() }),
  /** The first of two people who want the same step. */
  z.object({ kind: z.literal('seconding'), at, by, what: z.enum(['extend', 'skip']) }),
  z.object({
    kind: z.literal('stage-ended'),
    at,
    by: by.exactOptional(),
    how: z.enum(['done', 'skipped', 'time', 'absent', 'read', 'early']),
  }),
  z.object({ kind: z.literal('undone'), at, by }),
  z.object({ kind: z.literal('handed-over'), at, by, to: z.string() }),
  /** `id`: of the text, in events of earlier versions. Now nothing says which text is whose. */
  z.object({ kind: z.literal('gave-reason'), at, by, id: id.exactOptional() }),
  z.object({ kind: z.literal('closed'), at, early: z.boolean(), result: Result, reasons: z.array(z.string()) }),
  z.object({ kind: z.literal('cancelled'), at, by: by.exactOptional(), why: z.enum(ENDS) }),
  /** A message of the debate has arrived. `what`: which one. `link` leads to it. */
  z.object({ kind: z.literal('posted'), at, what: z.string(), id: z.string(), link: z.string().exactOptional() }),
]);
export type DebateEvent = z.infer<typeof DebateEvent>;
export type EventOf<Kind extends DebateEvent['kind']> = Extract<DebateEvent, { kind: Kind }>;

/** Reads stored events. Throws if a later version of Parley has written them. */
export const readEvents = (stored: readonly unknown[]): DebateEvent[] => stored.map((one) => DebateEvent.parse(one));
