import type { OutgoingMessage } from '#core/outgoing.ts';
import { paragraph, type Reply, text } from '#core/reply.ts';
import { OPTIONAL_SCOPES } from '../../simulators/slack/world.ts';
import { testBot } from './fakes.ts';

export const WORKSPACE = 'slack-T0READERS';
export const to = { channel: 'C0READING' };
export const words = (said: string): Reply => ({ language: 'en', blocks: [paragraph(text(said))] });
export const post = (more: Partial<Extract<OutgoingMessage, { kind: 'post' }>> = {}): OutgoingMessage => ({
  kind: 'post',
  to,
  reply: words('What is scarce?'),
  isSilent: false,
  ...more,
});
export const KEY = 'daily morning 2026-11-27 post';
export const LATER = 30_000;

/** A bot whose app may look back. */
export async function allowed() {
  const bot = await testBot();
  bot.slack.world.scopes.push(...OPTIONAL_SCOPES);
  const send = (message: OutgoingMessage, since?: number, key = KEY) =>
    bot.chat.outgoing.send(WORKSPACE, message, { key, ...(since !== undefined && { since }) });
  const posts = () => bot.slack.channelMessages();
  const calls = (method: string) =>
    bot.slack.world.requests.filter((one) => one.method === method).map(({ body }) => body);
  return { ...bot, send, posts, calls };
}
