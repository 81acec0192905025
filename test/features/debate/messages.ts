import { type Announcement, missing, nameOfMessage } from '#features/debate/announce.ts';
import type { DebateEvent } from '#features/debate/events.ts';
import { type Debate, membersOf, stageOf } from '#features/debate/state.ts';
import type { Told } from './world.ts';

const both = (debate: Debate): string[] => [...membersOf(debate, 'for'), ...membersOf(debate, 'against')];

/** Whom a message may notify. */
function mayPing(one: Extract<Announcement, { kind: 'post' }>, debate: Debate): readonly string[] {
  const { message } = one;
  switch (message.kind) {
    case 'reminder':
    case 'lobby':
      return [...debate.answers].filter(([, answer]) => answer === 'come').map(([person]) => person);
    case 'stage':
      return stageOf(debate)?.kind === 'window' ? both(debate) : [debate.running?.speaker ?? ''];
    case 'nudge':
      return missing(debate);
    case 'question': {
      const asked = debate.entries.find(({ id }) => id === message.id);
      return asked?.kind === 'question' && asked.to ? membersOf(debate, asked.to) : both(debate);
    }
    default:
      return [];
  }
}

/** True if both sides still write in the window. */
const isSecretStill = ({ setup, running }: Debate, stage: number): boolean =>
  setup.stages[stage]?.kind === 'window' && running !== undefined && running.stage <= stage;

/** True if a message speaks of what is to come, and that is past. */
function isPast(kind: string, { at }: DebateEvent, { setup, running }: Debate): boolean {
  if (kind === 'reminder') return at >= (setup.startsAt ?? at);
  return (kind === 'warning' || kind === 'nudge') && at >= (running?.endsAt ?? at);
}

const needsSomebody: readonly string[] = ['reminder', 'nudge'];

/** Throws if a message notifies somebody whose turn it is not, or shows what is sealed, waits, came late or was withdrawn. */
export function checkMessages(one: Announcement, event: DebateEvent, debate: Debate): void {
  if (one.kind !== 'post') return;
  const { message, pings } = one;
  const may = mayPing(one, debate);
  const wrong = pings.find((person) => !may.includes(person));
  if (wrong !== undefined) throw new Error(`${message.kind} pings ${wrong} on ${event.kind}`);
  if (needsSomebody.includes(message.kind) && !pings.length) throw new Error(`${message.kind} for nobody`);
  if (isPast(message.kind, event, debate)) throw new Error(`${message.kind} of what is over`);
  if (!('id' in message) || message.kind === 'reminder') return;
  const entry = debate.entries.find(({ id }) => id === message.id);
  const isSealable = entry !== undefined && entry.kind !== 'question';
  if (isSealable && isSecretStill(debate, entry.stage))
    throw new Error(`${message.kind} is posted before its window ends`);
  if (entry?.status !== 'shown') throw new Error(`${message.kind} is posted while it is ${entry?.status}`);
}

/** Throws if something that stands in the record was never posted, or twice, or a post still shows what was withdrawn. */
export function checkAllTold(debate: Debate, told: readonly Told[]): void {
  for (const entry of debate.entries) {
    const name = `${entry.kind} ${entry.id}`;
    const posts = told.filter(({ one }) => one.kind === 'post' && nameOfMessage(one.message) === name);
    const isHeard = entry.status === 'shown' && (entry.kind !== 'question' || entry.isTaken);
    if (isHeard && !posts.length) throw new Error(`${name} was never posted`);
    if (entry.kind !== 'question' && posts.length > 1) throw new Error(`${name} was posted twice`);
    const isTakenBack = told.some(({ one }) => one.kind === 'entry' && nameOfMessage(one.message) === name);
    if (entry.status === 'withdrawn' && debate.posts.has(name) && !isTakenBack) throw new Error(`${name} still stands`);
  }
}
