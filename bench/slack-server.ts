// One side of the comparison, in a process of its own: `parley`, a Bolt app (`bolt`), or one that draws as much as Parley (`bolt-full`).
// Prints its address.
import { createServer, type RequestListener } from 'node:http';
import { App, HTTPReceiver, type types } from '@slack/bolt';
import { startSlack } from '#chat/slack/index.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { sayIn } from '#core/words.ts';
import { openServices, type Running } from '#services.ts';
import { depsOf } from '#start/chats.ts';
import { BUTTONS, BYLINE, type ByHand, labelsByHand, quoteByHand } from './by-hand.ts';

const WORKSPACE = 'slack-T1';
// Nothing is left behind when whoever started this ends.
process.stdin.on('end', () => process.exit()).resume();
const [side, folder = '', api = '', botToken = '', signingSecret = ''] = process.argv.slice(2);
const running = await openServices({ store: { folder } });
const listener = side === 'parley' ? await parley(running) : await byHand(running);
// Longer than a side waits for its turn: a connection that is closed while a request comes would end the bench.
const server = createServer({ keepAliveTimeout: 60_000 }, listener);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}/slack/events`);
});

async function parley(running: Running): Promise<RequestListener> {
  const chat = await startSlack(depsOf(running), { botToken, signingSecret, api });
  if (!chat.listener) throw new Error('no listener in HTTP mode');
  return chat.listener;
}

async function byHand(running: Running): Promise<RequestListener> {
  const { answerer, toTraditional } = running;
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ token: botToken, receiver, deferInitialization: true, clientOptions: { slackApiUrl: api } });
  const asked = {
    user: { id: 'U1', name: 'Ana', may: 'member' },
    place: { platform: 'slack', workspace: WORKSPACE, channel: 'C1' },
    language: 'en',
  } as const;
  const help = await answerer.answer({ ...asked, kind: 'command', path: ['parley', 'help'], args: {}, files: [] });
  const [message] = renderSlack(help.reply, sayIn('en', toTraditional));
  if (!message) throw new Error('help came to no message');
  const { text, blocks } = message;
  app.command('/parley', async ({ ack }) => ack({ response_type: 'ephemeral', text, blocks }));
  app.command('/quote', async ({ ack, command }) => {
    const found = await quoteByHand(running, WORKSPACE, command.user_id, command.text);
    if (!found) return ack('nothing');
    const blocks = side === 'bolt' ? plainBlocks(found) : await fullBlocks(running, found);
    await ack({ response_type: 'in_channel', text: found.quoted, blocks });
  });
  await app.init();
  return receiver.requestListener;
}

/** A quotation and a button. */
function plainBlocks({ quoted, id }: ByHand): types.KnownBlock[] {
  return [
    { type: 'section', text: { type: 'mrkdwn', text: `> ${quoted}` } },
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Next' }, action_id: id }] },
  ];
}

/** What Parley shows too: the source, its buttons, and a list of all hits with their first words. */
async function fullBlocks(running: Running, { quoted, id, hits }: ByHand): Promise<types.KnownBlock[]> {
  const text = (words: string) => ({ type: 'plain_text', text: words, emoji: false }) as const;
  const options = (await labelsByHand(running, WORKSPACE, hits)).map((label, at) => ({
    text: text(label),
    value: `quote|show.${at}.alone.own|${id}`,
  }));
  const buttons = BUTTONS.map(
    (label, at) => ({ type: 'button', text: text(label), action_id: `${id}.${at}` }) as const,
  );
  return [
    { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: quoted }] }] },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: BYLINE }] }] },
    { type: 'actions', elements: buttons },
    {
      type: 'section',
      text: text(`All ${hits.length} passages`),
      accessory: { type: 'static_select', action_id: `${id}.list`, options },
    },
  ];
}
