import { paragraph, type Reply, text } from '#core/reply.ts';
import type { DebateMessage } from '../announce.ts';
import type { Drawing } from '../drawing.ts';

/** Words a message of a debate; undefined if it is not wanted any more. */
export async function messageReply({ language }: Drawing, message: DebateMessage): Promise<Reply | undefined> {
  return { language, blocks: [paragraph(text(message.kind))] };
}

/** The name of a debate's thread, and what stands in it first. */
export function threadName({ language, present, say }: Drawing): { name: string; reply: Reply } {
  return { name: say(present.motion.words), reply: { language, blocks: [paragraph(text(say(present.motion.words)))] } };
}
