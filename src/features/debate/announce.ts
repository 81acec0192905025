import { nextSpeaker, PARLEY } from './course.ts';
import type { DebateEvent, EventOf } from './events.ts';
import { SIDES } from './format.ts';
import { coming, type Debate, type Entry, membersHere, speeches, stageOf } from './state.ts';

/** A message of a debate, by what it says. Its words are drawn when it is sent. */
export type DebateMessage =
  | {
      kind:
        | 'lobby'
        | 'plan'
        | 'motion'
        | 'lots'
        | 'stage'
        | 'warning'
        | 'nudge'
        | 'absent'
        | 'note'
        | 'no-file'
        | 'result';
    }
  /** `id`: which of the two, `day` or `soon`. */
  | { kind: 'reminder'; id: EventOf<'reminded'>['what'] }
  | { kind: 'pause' }
  | { kind: 'speech' | 'question' | 'evidence'; id: string }
  | { kind: 'to-approve' | 'reported' | 'withdrawn'; id: string }
  | { kind: 'may-be-missing' | 'more-time' };

type DirectMessage = Extract<
  DebateMessage,
  { kind: 'to-approve' | 'reported' | 'withdrawn' | 'may-be-missing' | 'more-time' }
>;

/**
 * What is to be sent because of an event. `post`: in the debate's place; `pings`: random ids of people. `standing`: new words for the lobby or
 * the plan. `entry`: new words for the post of a speech, question or piece of evidence. `past`: the call to a stage, note of a pause or
 * reminder that came at `version` is over, so its buttons go. `direct`: to one person. `transcript`: the record as a file.
 */
export type Announcement =
  | { kind: 'post'; message: DebateMessage; pings: readonly string[] }
  | { kind: 'standing'; message: { kind: 'lobby' | 'plan' } }
  | { kind: 'entry'; message: Extract<DebateMessage, { kind: 'speech' | 'question' | 'evidence' }> }
  | { kind: 'past'; version: number }
  | { kind: 'direct'; message: DirectMessage; to: string }
  | { kind: 'transcript' };

/** The name under which the arrival of a message is recorded. */
export const nameOfMessage = (message: DebateMessage): string =>
  'id' in message ? `${message.kind} ${message.id}` : message.kind;

const post = (message: DebateMessage, pings: readonly string[] = []): Announcement => ({
  kind: 'post',
  message,
  pings,
});
const LOBBY: Announcement = { kind: 'standing', message: { kind: 'lobby' } };
const PLAN: Announcement = { kind: 'standing', message: { kind: 'plan' } };

/** What is to be sent because of an event, in order. `debate`: as it is after the event. */
export function announce(event: DebateEvent, debate: Debate): Announcement[] {
  switch (event.kind) {
    case 'opened':
      return [post({ kind: debate.phase === 'planned' ? 'plan' : 'lobby' })];
    case 'answered':
      return [PLAN];
    case 'reminded':
      return [...toThem({ kind: 'reminder', id: event.what }, coming(debate)), ...past(debate)];
    case 'lobby-opened':
      return [post({ kind: 'lobby' }, coming(debate)), PLAN, ...past(debate)];
    case 'joined':
    case 'left':
    case 'voted':
    case 'ballot-withdrawn':
      return [LOBBY];
    case 'drawn':
    case 'started':
      return [LOBBY, post({ kind: event.kind === 'drawn' ? 'lots' : 'motion' })];
    case 'stage-begun':
      return [...revealed(debate), post({ kind: 'stage' }, calledIn(debate, event))];
    case 'warned':
      return [post({ kind: 'warning' })];
    case 'nudged':
      return toThem({ kind: 'nudge' }, missing(debate));
    case 'stage-ended':
      return [...(event.how === 'absent' ? [post({ kind: 'absent' })] : []), ...past(debate)];
    case 'paused':
      return [post({ kind: 'pause' })];
    case 'undone':
    case 'resumed':
    case 'time-set':
    case 'seconding':
      return [post({ kind: 'note' }), ...past(debate)];
    case 'handed-over':
      return [post({ kind: 'note' }), LOBBY];
    case 'closed':
      return [LOBBY, ...revealed(debate), post({ kind: 'result' }), { kind: 'transcript' }];
    case 'cancelled':
      return event.why === 'place-gone' ? [] : cancelled(debate);
    case 'more-time':
      return [{ kind: 'direct', message: { kind: 'more-time' }, to: event.person }];
    case 'posted':
      return withdrawnBefore(debate, event);
    case 'gave-reason':
    case 'erased':
      return [];
    default:
      return onEntry(event, debate);
  }
}

type EntryEvent = EventOf<
  'spoke' | 'asked' | 'question-taken' | 'evidence-put' | 'approved' | 'withdrawn' | 'reported'
>;

function onEntry(event: EntryEvent, debate: Debate): Announcement[] {
  const { id } = event;
  switch (event.kind) {
    case 'spoke':
      if (event.status === 'posted') return [post({ kind: 'speech', id })];
      return event.status === 'sealed'
        ? []
        : [{ kind: 'direct', message: { kind: 'to-approve', id }, to: debate.facilitator }];
    case 'asked':
      return [];
    case 'question-taken':
      return [post({ kind: 'question', id }, asked(debate, id)), ...answered(debate.running?.question?.before)];
    case 'evidence-put':
      return isSealed(debate, id) ? [] : [post({ kind: 'evidence', id })];
    case 'approved':
      return isSealed(debate, id) ? [] : [post({ kind: 'speech', id })];
    case 'withdrawn':
      return withdrawn(debate, event);
    case 'reported':
      return [{ kind: 'direct', message: { kind: 'reported', id }, to: debate.facilitator }];
  }
}

const entryOf = ({ entries }: Debate, id: string): Entry | undefined => entries.find((one) => one.id === id);

/** A message for some people alone; none if there is nobody. */
const toThem = (message: DebateMessage, people: readonly string[]): Announcement[] =>
  people.length ? [post(message, people)] : [];

/** What came into the open when a window ended, in the order in which it was written. */
const revealed = (debate: Debate): Announcement[] =>
  debate.unsealed.flatMap((id) => {
    const kind = entryOf(debate, id)?.kind;
    return kind ? [post({ kind, id })] : [];
  });

const cancelled = (debate: Debate): Announcement[] => [
  LOBBY,
  post({ kind: 'note' }),
  ...past(debate),
  ...(debate.setup.startsAt === undefined ? [] : [PLAN]),
];

/** What the event has ended: the stage, with the question that was taken last in it; a pause; a reminder. */
function past({ passed, running, path, setup, lastQuestion }: Debate): Announcement[] {
  const { stage: call, pause, reminder } = passed;
  const stage = setup.stages[running?.stage ?? path.at(-1) ?? -1];
  const gone = (version: number | undefined): Announcement[] =>
    version === undefined ? [] : [{ kind: 'past', version }];
  return [
    ...gone(call),
    ...answered(call !== undefined && stage?.kind === 'floor' ? lastQuestion : undefined),
    ...gone(pause),
    ...gone(reminder),
  ];
}

/** Nobody answers a question any more. */
const answered = (id: string | undefined): Announcement[] =>
  id === undefined ? [] : [{ kind: 'entry', message: { kind: 'question', id } }];

/** True if it is revealed with the others of its window. */
const isSealed = (debate: Debate, id: string): boolean => entryOf(debate, id)?.status === 'sealed';

/** The post of an entry that was withdrawn on the way there is changed at once. */
function withdrawnBefore({ entries }: Debate, { what }: EventOf<'posted'>): Announcement[] {
  const entry = entries.find(({ kind, id }) => what === `${kind} ${id}`);
  return entry?.status === 'withdrawn' ? [{ kind: 'entry', message: { kind: entry.kind, id: entry.id } }] : [];
}

function withdrawn(debate: Debate, { id, as }: EventOf<'withdrawn'>): Announcement[] {
  const entry = entryOf(debate, id);
  if (!entry) return [];
  const edit: Announcement[] = debate.posts.has(`${entry.kind} ${id}`)
    ? [{ kind: 'entry', message: { kind: entry.kind, id } }]
    : [];
  return as === 'author' ? edit : [...edit, { kind: 'direct', message: { kind: 'withdrawn', id }, to: entry.by }];
}

/** Whoever is called to speak when a stage begins. */
function calledIn(debate: Debate, { speaker }: EventOf<'stage-begun'>): string[] {
  if (speaker !== undefined) return speaker === PARLEY ? [] : [speaker];
  return stageOf(debate)?.kind === 'window' ? [...membersHere(debate, 'for'), ...membersHere(debate, 'against')] : [];
}

/** Whose words are missing in the window that runs. */
export function missing(debate: Debate): string[] {
  const inStage = speeches(debate).filter(
    ({ stage, status }) => stage === debate.running?.stage && status !== 'withdrawn',
  );
  const written = new Set(inStage.map(({ by }) => by));
  return [...membersHere(debate, 'for'), ...membersHere(debate, 'against')].filter((person) => !written.has(person));
}

/** Those of whom a question is asked: one of its side, or one of each. */
function asked(debate: Debate, id: string): string[] {
  const question = entryOf(debate, id);
  if (question?.kind !== 'question') return [];
  const sides = question.to ? [question.to] : SIDES;
  return sides.flatMap((side) => nextSpeaker(debate, side) ?? []);
}
