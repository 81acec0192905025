import { createHash } from 'node:crypto';
import { type Attempt, type OutgoingMessage, pingedOnce, type SendResult, type Target } from '#core/outgoing.ts';
import type { LogBug } from '#core/ports/bugs.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Outside } from '#core/ports/outside.ts';
import type { ConsoleMessage, Transcript } from '#core/ports/transcript.ts';
import { paragraph, type Reply, strong } from '#core/reply.ts';
import { report } from '../shared/deps.ts';
import type { Bell } from './bell.ts';
import { type PostedBody, parseBody } from './message.ts';

export type ConsoleOutgoingParts = {
  transcript: Transcript;
  outside: Outside;
  /** Rung when something was written, so that open tabs show it at once. */
  bell: Pick<Bell, 'ring'>;
  logBug: LogBug;
};

/** Number of newest messages of a channel that are searched for one. */
const REACH = 2_000;

/** Writes to the console's transcript, under an id that comes from the key: a second try changes nothing. */
export function createOutgoing(parts: ConsoleOutgoingParts): Outgoing {
  return {
    send: async (workspace, message, attempt) => {
      try {
        const result = await sendOne(parts, workspace, message, attempt);
        parts.bell.ring();
        return result;
      } catch (error) {
        const { key } = attempt;
        return {
          kind: 'refused',
          why: 'trouble',
          code: report(parts, error, { doing: `sending ${key} to the console` }),
        };
      }
    },
  };
}

async function sendOne(
  parts: ConsoleOutgoingParts,
  workspace: string,
  message: OutgoingMessage,
  { key }: Attempt,
): Promise<SendResult> {
  const { transcript, outside } = parts;
  if (message.kind === 'edit') return edit(transcript, workspace, message);
  const { channel } = message.kind === 'direct' ? message.about : message.to;
  const id = idOf(workspace, message.kind, key);
  const at = outside.now();
  const body: PostedBody = { format: 1, at, kind: 'posted', reply: replyOf(message), ...placeOf(message) };
  try {
    await transcript.append(workspace, { id, channel, createdAt: at, body });
  } catch (error) {
    // An id that exists is not added twice.
    if (!(await find(transcript, workspace, channel, id))) throw error;
  }
  // What is posted to a thread stands below the thread's first message, whose id is the thread's.
  return { kind: 'sent', id: message.kind === 'thread' ? message.message : id };
}

/** The words of a message. A file's title is in whatever language the file is. */
function replyOf(message: Exclude<OutgoingMessage, { kind: 'edit' }>): Reply {
  if (message.kind !== 'upload') return message.reply;
  return { language: 'both', blocks: [paragraph(strong(message.file.title))] };
}

type Placed = Pick<PostedBody, 'pings' | 'under' | 'to' | 'file'>;

function placeOf(message: Exclude<OutgoingMessage, { kind: 'edit' }>): Placed {
  switch (message.kind) {
    case 'post': {
      const pings = pingedOnce(message.pings).map(({ name }) => name);
      return { ...(pings.length && { pings }), ...inThread(message.to) };
    }
    case 'thread':
      return { under: { id: message.message, name: message.name } };
    case 'upload': {
      const { name, text } = message.file;
      return { file: { name, text }, ...inThread(message.to) };
    }
    case 'direct':
      return { to: message.user };
  }
}

const inThread = ({ thread }: Target): Placed => (thread === undefined ? {} : { under: { id: thread } });

/** The id of the message with this key. */
export function idOf(workspace: string, kind: string, key: string): string {
  return createHash('sha256').update(`${workspace}\n${kind}\n${key}`).digest('base64url').slice(0, 22);
}

async function edit(
  transcript: Transcript,
  workspace: string,
  { to, message: id, reply }: Extract<OutgoingMessage, { kind: 'edit' }>,
): Promise<SendResult> {
  const before = parseBody((await find(transcript, workspace, to.channel, id))?.body);
  const isOurs = before?.kind === 'posted' || before?.kind === 'replied';
  const edited = isOurs && (await transcript.edit(workspace, id, { ...before, reply }));
  return edited ? { kind: 'sent', id } : { kind: 'refused', why: 'message-gone', code: 'message' };
}

/** Returns the file of a message that shows one. */
export async function fileOf(
  transcript: Transcript,
  workspace: string,
  { channel, message }: { channel: string; message: string },
): Promise<PostedBody['file']> {
  const body = parseBody((await find(transcript, workspace, channel, message))?.body);
  return body?.kind === 'posted' ? body.file : undefined;
}

async function find(
  transcript: Transcript,
  workspace: string,
  channel: string,
  id: string,
): Promise<ConsoleMessage | undefined> {
  return (await transcript.since(workspace, channel, 0, REACH)).find((one) => one.id === id);
}
