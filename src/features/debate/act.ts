import type { FeatureStore } from '#core/command.ts';
import type { OutboxJob } from '#core/ports/outbox.ts';
import type { Ports } from '#core/ports/store.ts';
import type { StreamText } from '#core/ports/stream-texts.ts';
import { type Announcement, announce } from './announce.ts';
import type { DebateCommand } from './commands.ts';
import type { Counted } from './course.ts';
import { decide } from './decide.ts';
import { type DebateEvent, readEvents } from './events.ts';
import { debateFrom, evolve } from './evolve.ts';
import type { Dice } from './lots.ts';
import { plan } from './plan.ts';
import { refuse } from './refuse.ts';
import { type Debate, isOver } from './state.ts';

/** `factor`: how many times as fast the clock of what is due runs as the real one; 1 if it is the real one. */
export type ActParts = { store: Pick<FeatureStore, 'transaction'>; dice: Dice; factor: number };

/** What a command did: the debate before and after, and the events between. */
export type Acted = { before: Debate | undefined; debate: Debate; events: readonly DebateEvent[] };

/**
 * Carries out a command on a debate in one transaction: what `beside` stores (texts, ballots), the events, when it is due next, and what is to be
 * said. If the command is refused, nothing of it is stored. Throws the user error 'debate'.
 */
export async function act(
  { store, dice, factor }: ActParts,
  workspace: string,
  id: string,
  command: DebateCommand,
  beside?: (ports: Ports) => Promise<void>,
): Promise<Acted> {
  return store.transaction(workspace, (ports) => actIn({ ports, dice, factor, workspace, id }, command, beside));
}

type Acting = { ports: Ports; dice: Dice; factor: number; workspace: string; id: string };

/** Carries out a command inside a transaction. */
export async function actIn(
  { ports, dice, factor, workspace, id }: Acting,
  command: DebateCommand,
  beside?: (ports: Ports) => Promise<void>,
): Promise<Acted> {
  await beside?.(ports);
  const stored = await ports.streams.read(workspace, id);
  const before = debateFrom(readEvents(stored?.events ?? []));
  const now = await ports.clock.now();
  const tried = decide(before, command, { now, dice, ...NOTHING_COUNTED });
  const closes = tried.some(({ kind }) => kind === 'closed');
  const events = closes ? decide(before, command, { now, dice, ...(await countedIn(ports, workspace, id)) }) : tried;
  const after = events.reduce<Debate | undefined>(evolve, before) ?? refuse('gone');
  if (events.length) await store({ ports, workspace, id, factor }, { before, events, after, now });
  return { before, debate: after, events };
}

/** What decisions count that do not close a debate. */
export const NOTHING_COUNTED: Counted = { ballots: [], reasons: [] };

async function countedIn({ ballots, streamTexts }: Ports, workspace: string, id: string): Promise<Counted> {
  const reasons = (await streamTexts.list(workspace, id)).filter(isReason);
  return { ballots: await ballots.list(workspace, id), reasons: reasons.map((one) => one.id) };
}

const isReason = ({ kind, body }: StreamText): boolean => kind === 'reason' && body !== undefined;

/** Deletes what ties people to ballots and to unsigned lines, once it is counted. */
async function untie({ ballots, streamTexts }: Ports, workspace: string, id: string, now: number): Promise<void> {
  await ballots.clear(workspace, id);
  for (const one of (await streamTexts.list(workspace, id)).filter(isReason))
    await streamTexts.put(workspace, { ...one, by: '', createdAt: now, body: one.body });
}

type Storing = Pick<Acting, 'ports' | 'workspace' | 'id' | 'factor'>;
type Decided = { before: Debate | undefined; events: readonly DebateEvent[]; after: Debate; now: number };

async function store({ ports, workspace, id, factor }: Storing, decided: Decided): Promise<void> {
  const { before, events, after, now } = decided;
  const { platform, channel, thread } = after.setup.place;
  const dueAt = plan(after);
  const head = {
    ...{ id, platform, place: placeKey({ channel, ...(thread !== undefined && { thread }) }) },
    ...{ isOpen: !isOver(after), version: before?.version ?? 0 },
    ...(dueAt !== undefined && { dueAt }),
  };
  if (!(await ports.streams.append(workspace, head, events))) refuse('taken');
  for (const event of events) if (event.kind === 'ballot-withdrawn') await ports.ballots.remove(workspace, id, event);
  if (isOver(after)) await untie(ports, workspace, id, now);
  if (events.some(({ kind }) => kind === 'closed')) await ports.streamKeys.make(workspace, id);
  let debate = before;
  for (const event of events) {
    debate = evolve(debate, event);
    for (const [n, one] of announce(event, debate).entries())
      await ports.outbox.put(workspace, jobOf({ id, debate, now, factor, n }, one));
  }
}

/** Where a debate is: one a place. */
export const placeKey = ({ channel, thread }: { channel: string; thread?: string }): string =>
  thread === undefined ? channel : `${channel} ${thread}`;

export const DEBATE_KIND = 'debate';

/** Ms between two edits of a standing message. */
const EDIT_EVERY = 5_000;

type Job = { id: string; debate: Debate; now: number; factor: number; n: number };

/**
 * Makes the row of an announcement. Its words are drawn from the debate's version and the announcement's number. What may have been posted is
 * looked up for a short time only, because what comes after it waits.
 */
export function jobOf(job: Job, announcement: Announcement): OutboxJob {
  if (announcement.kind === 'standing') return standingJob(job, announcement.message.kind);
  const { id, debate, n } = job;
  const { platform, channel, thread } = debate.setup.place;
  const opensThread = debate.setup.opensThread && announcement.kind === 'post' && announcement.message.kind === 'lobby';
  return {
    key: `debate ${id} ${debate.version} ${n}`,
    platform,
    channel: thread ?? channel,
    kind: DEBATE_KIND,
    ids: { debate: id, version: String(debate.version), n: String(n) },
    steps: opensThread ? ['post', 'thread'] : ['post'],
    patience: PATIENCE,
  };
}

/** Ms for which a message that may have arrived is looked up. */
export const PATIENCE = 45_000;

/**
 * Makes the row of new words for a standing message. There is one for each five seconds, in a queue of its own, so that nothing else waits for it;
 * the last state wins, because the words are drawn when it is sent.
 */
export function standingJob({ id, debate, now, factor }: Omit<Job, 'n'>, standing: 'lobby' | 'plan'): OutboxJob {
  const { platform, channel, thread } = debate.setup.place;
  const span = EDIT_EVERY * factor;
  const turn = Math.floor(now / span) + 1;
  return {
    key: `debate ${id} ${standing} ${turn}`,
    platform,
    channel: `${thread ?? channel} standing`,
    kind: DEBATE_KIND,
    ids: { debate: id, standing },
    steps: ['post'],
    delay: Math.ceil((turn * span - now) / factor),
    patience: PATIENCE,
  };
}
