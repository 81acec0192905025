import type { Participant } from '#core/ports/participants.ts';
import type { StreamText } from '#core/ports/stream-texts.ts';
import type { DebateEvent, EventOf, Setup } from '#features/debate/events.ts';
import { debateFrom } from '#features/debate/evolve.ts';
import { minutes, type Stage } from '#features/debate/format.ts';
import type { Result } from '#features/debate/result.ts';
import type { Debate } from '#features/debate/state.ts';

export const BEGUN = Date.UTC(2026, 10, 27, 10);

/** A debate with everything in it that can be in a record. */
const STAGES: readonly Stage[] = [
  { kind: 'vote', vote: 'opening', ms: minutes(3) },
  { kind: 'turn', part: 'opening', side: 'for', ms: minutes(5) },
  { kind: 'turn', part: 'opening', side: 'against', ms: minutes(5) },
  { kind: 'window', part: 'rebuttal', ms: minutes(60), characters: 3_000, quotations: 3 },
  { kind: 'floor', ms: minutes(12), each: minutes(3) },
  { kind: 'turn', part: 'closing', side: 'against', ms: minutes(3) },
  { kind: 'turn', part: 'closing', side: 'for', ms: minutes(3) },
  { kind: 'vote', vote: 'closing', ms: minutes(3) },
];

export const SETUP: Setup = {
  place: { platform: 'console', channel: 'general' },
  language: 'en',
  motion: {
    words: {
      en: 'This house would sell China every chip that is not made for military use.',
      zh: '本方主张，凡不涉军用的芯片，一律可以卖给中国。',
    },
    topic: { id: 'chip-controls', for: ['loosen'], against: ['tighten'] },
  },
  format: 'oxford',
  stages: [...STAGES],
  approves: false,
  opensThread: false,
};

/** What people wrote, by its id: its author and its words. Without words, they were erased. */
const WRITTEN: Readonly<Record<string, readonly [by: string, words?: string]>> = {
  'ana-1': [
    'ana',
    'A chip that is not sold is a chip that somebody else learns to make.\n\nEvery order that we turn away is a first customer for a factory in Shanghai, and a first customer is what that factory lacked.',
  ],
  'ana-2': [
    'ana',
    'So sell, and spend what you earn on staying ahead:\n1. research at home,\n2. people who want to come.',
  ],
  'ben-1': ['ben'],
  'lin-1': ['lin', '短缺教会了对手节省。卖给他们的，是去年的产品；留在我们手里的，是明年的本事。'],
  'chiara-1': ['chiara', 'Thrift is an idea, and ideas travel overnight. A hundred thousand chips do not.'],
  'chiara-2': ['chiara', 'I take this back, it was about a person and not about the motion.'],
  'dov-q': ['dov', 'Who checks what a chip is used for once it is sold?'],
  'mei-q': ['mei', '如果明天就解禁，已经改用国产软件的开发者还会回来吗？'],
  'late-q': ['dov', 'And what about the machines that make the chips?'],
  'ana-a': ['ana', 'Nobody can, chip by chip. That is why the motion speaks of what it is made for.'],
  'chiara-a': ['chiara', 'Then the motion asks the seller to guess.'],
  'ana-c': ['ana', 'A lead that lasts is one that others pay for.'],
  'reason-1': ['dov', 'The customers: I had not thought of what a ban gives the other side.'],
  'reason-2': ['mei', '是“点子一夜传遍世界”这句话。'],
  'reason-3': ['eve'],
};

export const TEXTS: ReadonlyMap<string, StreamText> = new Map(
  Object.entries(WRITTEN).map(([id, [by, text]]) => [
    id,
    { id, stream: 'd1', by, kind: 'speech', createdAt: BEGUN, ...(text !== undefined && { body: { text } }) },
  ]),
);

export const NAMES: ReadonlyMap<string, Participant> = new Map(
  Object.entries({ ana: 'Ana Reyes', lin: '林一', chiara: 'Chiara Neri', dov: 'Dov', mei: '梅', eve: 'Yevgenia' })
    .map(([id, name]): [string, Participant] => [id, { id, user: `console ${id}`, name }])
    // Ben was erased.
    .concat([['ben', { id: 'ben' }]]),
);

export const RESULT: Result = {
  voted: { opening: 14, closing: 13 },
  paired: 9,
  swing: { for: 33.3, against: -33.3, isRough: false },
  moved: {
    for: { for: 3, against: 0, undecided: 0 },
    against: { for: 3, against: 3, undecided: 0 },
    undecided: { for: 0, against: 0, undecided: 0 },
  },
};

type Unplaced = DebateEvent extends infer One ? (One extends { at: number } ? Omit<One, 'at'> : never) : never;

const spoke = (id: string, by: string, side: 'for' | 'against', stage: number, status = 'posted') =>
  ({ kind: 'spoke', id, by, side, stage, status, characters: 100 }) as Omit<EventOf<'spoke'>, 'at'>;
const begun = (stage: number, speaker?: string) =>
  ({ kind: 'stage-begun', stage, endsAt: BEGUN + minutes(90), ...(speaker && { speaker }) }) as const;
const put = (id: string, by: string, side: 'for' | 'against', number: number, from: string, to = from) =>
  ({
    kind: 'evidence-put',
    ...{ id, by, side, number },
    cited: { article: 'chip-controls', language: 'en', from, to },
  }) as const;

const HAPPENED: readonly Unplaced[] = [
  { kind: 'opened', by: 'ana', setup: SETUP },
  { kind: 'joined', by: 'ana', stance: 'for' },
  { kind: 'joined', by: 'lin', stance: 'undecided' },
  { kind: 'joined', by: 'ben', stance: 'against' },
  { kind: 'joined', by: 'chiara', stance: 'against' },
  { kind: 'joined', by: 'dov', stance: 'watching' },
  { kind: 'joined', by: 'mei', stance: 'undecided' },
  { kind: 'drawn', from: 'start', sides: { lin: 'for' } },
  { kind: 'started', by: 'ana' },
  begun(0),
  { kind: 'voted', by: 'mei', vote: 'opening' },
  begun(1, 'ana'),
  spoke('ana-1', 'ana', 'for', 1),
  put('e1', 'ana', 'for', 1, '26'),
  spoke('ana-2', 'ana', 'for', 1),
  begun(2, 'ben'),
  spoke('ben-1', 'ben', 'against', 2),
  put('e2', 'ben', 'against', 2, '20', '21'),
  put('e3', 'chiara', 'against', 3, '24'),
  { kind: 'withdrawn', by: 'chiara', id: 'e3', as: 'author' },
  begun(3),
  spoke('chiara-1', 'chiara', 'against', 3, 'sealed'),
  { kind: 'asked', by: 'dov', id: 'dov-q' },
  begun(4),
  spoke('lin-1', 'lin', 'for', 3, 'late'),
  { kind: 'approved', by: 'ana', id: 'lin-1' },
  { kind: 'question-taken', id: 'dov-q', endsAt: BEGUN + minutes(95) },
  spoke('ana-a', 'ana', 'for', 4),
  spoke('chiara-a', 'chiara', 'against', 4),
  { kind: 'asked', by: 'mei', id: 'mei-q', to: 'for' },
  { kind: 'question-taken', id: 'mei-q', endsAt: BEGUN + minutes(98) },
  { kind: 'asked', by: 'dov', id: 'late-q' },
  spoke('chiara-2', 'chiara', 'against', 4),
  { kind: 'withdrawn', by: 'ana', id: 'chiara-2', as: 'facilitator' },
  begun(5, 'chiara'),
  { kind: 'stage-ended', how: 'absent' },
  begun(6, 'ana'),
  spoke('ana-c', 'ana', 'for', 6),
  begun(7),
  { kind: 'voted', by: 'mei', vote: 'closing' },
  { kind: 'gave-reason', by: 'dov', id: 'reason-1' },
  { kind: 'gave-reason', by: 'mei', id: 'reason-2' },
  { kind: 'gave-reason', by: 'eve', id: 'reason-3' },
  { kind: 'closed', early: false, result: RESULT, reasons: ['reason-2', 'reason-3', 'reason-1'] },
];

export const EVENTS: readonly DebateEvent[] = HAPPENED.map(
  (event, index) => ({ ...event, at: BEGUN + minutes(index) }) as DebateEvent,
);

/** The debate that these events make. */
export function debateOf(events: readonly DebateEvent[]): Debate {
  const debate = debateFrom(events);
  if (!debate) throw new Error('no debate');
  return debate;
}

/** The debate after the last event of a kind, and `more`; after all of them if none is named. */
export function debateAfter(last?: DebateEvent['kind'], more: readonly DebateEvent[] = []): Debate {
  const at = last === undefined ? EVENTS.length : EVENTS.findLastIndex(({ kind }) => kind === last) + 1;
  return debateOf([...EVENTS.slice(0, at), ...more]);
}
