import type { OutgoingMessage, SendResult } from '#core/outgoing.ts';
import { plainText } from '#core/plain-text.ts';
import { sayIn } from '#core/words.ts';
import {
  lookAt,
  NOTICE_KIND,
  noticeHandler,
  POST_KIND,
  postHandler,
  SUGGESTION_KIND,
  suggestionHandler,
} from '#features/daily/index.ts';
import { DEBATE_KIND, debateHandler } from '#features/debate/index.ts';
import { toTraditional } from '#library/index.ts';
import { sendDue } from '#work/index.ts';
import type { House } from './house.ts';

/** A message that nobody asked for, as it was sent: to whom, and its words. */
export type Sent = { kind: OutgoingMessage['kind']; to: string; words: string; message: OutgoingMessage };

const parts = ({ store, services }: House) => ({
  store,
  services,
  dice: () => 0,
  factor: 1,
  sayIn: (language: Parameters<typeof sayIn>[0]) => sayIn(language, toTraditional),
});

/** Sends all that is due in the outbox to a chat in which these people cannot be reached. */
export async function sendAll(house: House, unreachable: readonly string[] = []): Promise<Sent[]> {
  const sent: Sent[] = [];
  const send = async (_: string, message: OutgoingMessage, { key }: { key: string }): Promise<SendResult> => {
    const to = message.kind === 'direct' ? message.user : message.to.channel;
    if (message.kind === 'direct' && unreachable.includes(to))
      return { kind: 'refused', why: 'unreachable', code: 'closed' };
    const words = message.kind === 'upload' ? message.file.title : plainText(message.reply);
    sent.push({ kind: message.kind, to, words, message });
    return { kind: 'sent', id: message.kind === 'edit' ? message.message : key };
  };
  const handlers = {
    [POST_KIND]: postHandler(parts(house)),
    [NOTICE_KIND]: noticeHandler(parts(house)),
    [SUGGESTION_KIND]: suggestionHandler(parts(house)),
    [DEBATE_KIND]: debateHandler(parts(house)),
  };
  const logBug = (error: unknown) => void house.bugs.push(error);
  const chats = () => new Map([['console', { send }] as const]);
  while ((await sendDue({ store: house.store, chats, handlers, logBug, log: () => undefined })) > 0);
  return sent;
}

/** Makes everything due that is to come, and looks at it. */
export async function lookAtAll(house: House, workspace = 'local'): Promise<void> {
  const now = await house.store.clock.now();
  for (const one of await house.store.schedules.list(workspace)) {
    if (one.dueAt !== undefined) await house.store.schedules.put(workspace, { ...one, dueAt: now - 1 });
    await lookAt(parts(house), workspace, one.id);
  }
}
