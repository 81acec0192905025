import { MOST_PINGS, type OutgoingMessage, type Ping, type Refusal, type Target } from '#core/outgoing.ts';
import { settingsAt } from '#core/place-settings.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { Ports } from '#core/ports/store.ts';
import { actIn, DEBATE_KIND, PATIENCE, standingJob } from './act.ts';
import { type Announcement, announce, type DebateMessage, nameOfMessage } from './announce.ts';
import { type Drawing, type DrawingParts, readDrawing, targetOf, userOf } from './drawing.ts';
import { hours } from './format.ts';
import type { Dice } from './lots.ts';
import { messageReply, threadName } from './words/message.ts';
import { pastMessage, pastReply } from './words/past.ts';
import { transcriptFile } from './words/transcript.ts';

export type DebateParts = DrawingParts & {
  dice: Dice;
  /** How many times as fast the clock of what is due runs as the real one; 1 if it is the real one. */
  factor: number;
};

/** Words and records the messages of debates. */
export function debateHandler(parts: DebateParts): JobHandler {
  return { draw: (row) => draw(parts, row), settle: (...settled) => settle(parts, ...settled) };
}

/** The announcement that a row stands for. */
function announcementOf({ event, debate, present }: Drawing, { ids }: OutboxRow): Announcement | undefined {
  const { standing, told } = ids;
  if (told !== undefined) return { kind: 'direct', message: { kind: 'may-be-missing' }, to: present.facilitator };
  if (standing === 'lobby' || standing === 'plan') return { kind: 'standing', message: { kind: standing } };
  if (ids.refused === 'file') return { kind: 'post', message: { kind: 'no-file' }, pings: [] };
  if (ids.asked === 'transcript') return { kind: 'transcript' };
  const entry = present.entries.find(({ id }) => id === ids.entry);
  if (entry) return { kind: 'entry', message: { kind: entry.kind, id: entry.id } };
  return announce(event, debate)[Number(ids.n)];
}

const readRow = (parts: DrawingParts, { workspace, ids }: OutboxRow) =>
  readDrawing(parts, workspace, ids.debate ?? '', ids.version === undefined ? undefined : Number(ids.version));

async function draw(parts: DebateParts, row: OutboxRow): Promise<OutgoingMessage | undefined> {
  const drawing = await readRow(parts, row);
  const announcement = drawing && announcementOf(drawing, row);
  if (!announcement) return undefined;
  if (row.steps[row.step] === 'thread') return drawThread(drawing, row);
  switch (announcement.kind) {
    case 'post':
      return drawPost({ ...drawing, isAgain: row.ids.again !== undefined }, announcement.message, announcement.pings);
    case 'standing':
      return drawStanding(drawing, announcement.message);
    case 'entry':
      return drawEntry(drawing, announcement.message);
    case 'past':
      return drawPast(await readDrawing(parts, row.workspace, drawing.id, announcement.version));
    case 'direct':
      return drawDirect(drawing, announcement.message, announcement.to);
    case 'transcript': {
      const file = await transcriptFile(drawing, row.ids.format === 'json' ? 'json' : 'markdown');
      return file && { kind: 'upload', to: targetOf(drawing.present), ...file };
    }
  }
}

/** The lobby stands in the channel, with the thread below it; everything else in the thread. */
const placeOf = ({ present }: Drawing, { kind }: DebateMessage): Target => {
  const { channel, thread } = present.setup.place;
  const isOutside = kind === 'lobby' || kind === 'plan' || kind === 'reminder';
  return isOutside ? { channel, ...(thread !== undefined && { thread }) } : targetOf(present);
};

async function drawPost(
  drawing: Drawing,
  message: DebateMessage,
  people: readonly string[],
): Promise<OutgoingMessage | undefined> {
  if (isPast(drawing, message)) return undefined;
  // A standing message shows how things are now.
  const shown = isStanding(message) ? { ...drawing, debate: drawing.present } : drawing;
  const reply = await messageReply(shown, message);
  if (!reply) return undefined;
  const pings = people.flatMap((person) => pingOf(drawing, person)).slice(0, MOST_PINGS);
  return { kind: 'post', to: placeOf(drawing, message), reply, isSilent: false, ...(pings.length && { pings }) };
}

const isStanding = ({ kind }: DebateMessage): boolean => kind === 'lobby' || kind === 'plan';

/** True if nobody needs the message any more: it speaks of the time that is left in a stage that is over. */
function isPast({ debate, present }: Drawing, { kind }: DebateMessage): boolean {
  return (kind === 'warning' || kind === 'nudge') && present.running?.stage !== debate.running?.stage;
}

function pingOf(drawing: Drawing, person: string): Ping[] {
  const id = userOf(drawing, person);
  return id === undefined ? [] : [{ kind: 'user', id, name: drawing.names.get(person)?.name ?? id }];
}

async function drawThread(drawing: Drawing, row: OutboxRow): Promise<OutgoingMessage | undefined> {
  const { channel } = drawing.present.setup.place;
  const message = row.brought.post;
  if (message === undefined) return undefined;
  const { name, reply } = threadName(drawing);
  return { kind: 'thread', to: { channel }, message, name, reply };
}

/** Ms after which a standing message is posted anew, so that people need not scroll up to it. */
const OLD = hours(1);

async function drawStanding(drawing: Drawing, message: DebateMessage): Promise<OutgoingMessage | undefined> {
  const posted = drawing.present.posts.get(message.kind);
  const reply = posted && (await messageReply({ ...drawing, debate: drawing.present }, message));
  if (!reply) return undefined;
  const to = placeOf(drawing, message);
  const isOpen = drawing.present.phase === (message.kind === 'plan' ? 'planned' : 'lobby');
  if (isOpen && drawing.now - posted.at > OLD) return { kind: 'post', to, reply, isSilent: true };
  return { kind: 'edit', to, message: posted.id, reply };
}

async function drawEntry(drawing: Drawing, message: DebateMessage): Promise<OutgoingMessage | undefined> {
  const posted = drawing.present.posts.get(nameOfMessage(message));
  const reply = posted && (await messageReply({ ...drawing, debate: drawing.present }, message));
  return reply && { kind: 'edit', to: targetOf(drawing.present), message: posted.id, reply };
}

/**
 * A message that is over, without its buttons. `drawing`: of when it came. Messages of a place go out in order, so the one of its name that was posted
 * last is this one, if it was posted at all.
 */
async function drawPast(drawing: Drawing | undefined): Promise<OutgoingMessage | undefined> {
  const message = drawing && pastMessage(drawing.event);
  const posted = message && drawing.present.posts.get(nameOfMessage(message));
  if (!posted || posted.at < drawing.event.at) return undefined;
  const reply = await pastReply(drawing);
  return reply && { kind: 'edit', to: placeOf(drawing, message), message: posted.id, reply };
}

async function drawDirect(drawing: Drawing, message: DebateMessage, to: string): Promise<OutgoingMessage | undefined> {
  const user = isOwnReport(drawing, message, to) ? await anotherFacilitator(drawing, to) : userOf(drawing, to);
  const reply = user === undefined ? undefined : await messageReply(drawing, message);
  return user !== undefined && reply ? { kind: 'direct', user, about: targetOf(drawing.present), reply } : undefined;
}

/** True if somebody reported what whoever runs the debate has said themselves. */
const isOwnReport = ({ present }: Drawing, message: DebateMessage, to: string): boolean =>
  message.kind === 'reported' && present.entries.some(({ id, by }) => id === message.id && by === to);

/** A facilitator of the place who does not run the debate, by their id on the platform; else whoever runs it. */
async function anotherFacilitator(drawing: Drawing, to: string): Promise<string | undefined> {
  const { services, workspace, present } = drawing;
  const own = userOf(drawing, to);
  const { facilitators } = settingsAt(await services.settings.get(workspace), present.setup.place.channel);
  return facilitators.find((one) => one !== own) ?? own;
}

async function settle(parts: DebateParts, ports: Ports, row: OutboxRow, result: JobResult): Promise<void> {
  const drawing = await readRow({ ...parts, store: ports }, row);
  const announcement = drawing && announcementOf(drawing, row);
  if (!drawing || !announcement) return;
  const { dice, factor } = parts;
  const settled = { acting: { ports, dice, factor, workspace: row.workspace, id: drawing.id }, drawing, row };
  switch (result.kind) {
    case 'sent':
      return settleSent(settled, announcement, result);
    case 'failed':
    case 'delayed': {
      const why = troubleOf(result.why);
      const isInCourse = announcement.kind === 'post' || announcement.kind === 'past';
      if (why && isInCourse) await actIn(settled.acting, { kind: 'trouble', why });
      if (announcement.kind === 'transcript' && result.why === 'no-permission') await sayNoFile(settled);
      return;
    }
    case 'in doubt':
      return callAgain(settled, announcement);
    case 'expired':
      return;
  }
}

type Settled = { acting: Parameters<typeof actIn>[0]; drawing: Drawing; row: OutboxRow };

/** Records where a message stands. Who has joined while the lobby was being posted is added to it. */
async function settleSent(
  { acting, drawing, row }: Settled,
  announcement: Announcement,
  { id, link }: Extract<JobResult, { kind: 'sent' }>,
): Promise<void> {
  const what = row.steps[row.step] === 'thread' ? 'thread' : nameIn(announcement);
  const { present, debate } = drawing;
  if (what === undefined || present.posts.get(what)?.id === id) return;
  await actIn(acting, { kind: 'posted', what, id, ...(link !== undefined && { link }) });
  if ((what !== 'lobby' && what !== 'plan') || present.version === debate.version) return;
  const now = await acting.ports.clock.now();
  const job = standingJob({ id: drawing.id, debate: present, now, factor: acting.factor }, what);
  await acting.ports.outbox.put(acting.workspace, job);
}

function nameIn(announcement: Announcement): string | undefined {
  const isPosted = announcement.kind === 'post' || announcement.kind === 'standing';
  return isPosted ? nameOfMessage(announcement.message) : undefined;
}

/**
 * A call to speak that may not have arrived is repeated once, and says so: who is called must hear it. Nothing else is repeated; whoever runs the
 * debate is told that it may be missing.
 */
async function callAgain({ acting, row }: Settled, announcement: Announcement): Promise<void> {
  if (announcement.kind !== 'post') return;
  const isCall = announcement.message.kind === 'stage' && row.ids.again === undefined;
  const { platform, channel, key } = row;
  const next = isCall ? { name: 'again', queue: channel } : { name: 'told', queue: `${channel} notices` };
  await acting.ports.outbox.put(acting.workspace, {
    ...{ platform, channel: next.queue, kind: DEBATE_KIND, steps: ['post'] },
    key: `${key} ${next.name}`,
    ids: { ...row.ids, [next.name]: '1' },
    ...(row.patience !== undefined && { patience: row.patience }),
  });
}

/** Says where the record is that could not be posted as a file. */
async function sayNoFile({ acting, row }: Settled): Promise<void> {
  const { platform, channel, key, ids } = row;
  const job = { platform, channel, kind: DEBATE_KIND, steps: ['post'], patience: PATIENCE };
  await acting.ports.outbox.put(acting.workspace, {
    ...job,
    key: `${key} no-file`,
    ids: { debate: ids.debate ?? '', refused: 'file' },
  });
}

function troubleOf(why: Refusal): 'locked' | 'removed' | 'place-gone' | undefined {
  switch (why) {
    case 'locked':
    case 'archived':
    case 'no-permission':
    case 'not-in-channel':
      return 'locked';
    case 'removed':
    case 'revoked':
      return 'removed';
    case 'channel-gone':
      return 'place-gone';
    default:
      return undefined;
  }
}
