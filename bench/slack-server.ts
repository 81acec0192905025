// One side of the comparison, in a process of its own: `parley`, or a Bolt app that does the same by hand. Prints its address.
import { createServer, type RequestListener } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import { startSlack } from '#chat/slack/index.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { currentRevision, isRemoved, passageText } from '#core/article.ts';
import { sayIn } from '#core/words.ts';
import { openServices, type Running } from '#services.ts';
import { depsOf } from '#start/chats.ts';

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

async function byHand({ services, answerer, toTraditional }: Running): Promise<RequestListener> {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ token: botToken, receiver, deferInitialization: true, clientOptions: { slackApiUrl: api } });
  const asked = {
    user: { id: 'U1', name: 'Ana', may: 'member' },
    place: { platform: 'slack', workspace: 'slack-T1', channel: 'C1' },
    language: 'en',
  } as const;
  const help = await answerer.answer({ ...asked, kind: 'command', path: ['parley', 'help'], args: {}, files: [] });
  const [message] = renderSlack(help.reply, sayIn('en', toTraditional));
  if (!message) throw new Error('help came to no message');
  const { text, blocks } = message;
  app.command('/parley', async ({ ack }) => ack({ response_type: 'ephemeral', text, blocks }));
  app.command('/quote', async ({ ack, command }) => {
    const hits = await services.finder.find('slack-T1', { words: command.text, limit: 20 });
    const [hit] = hits;
    const article = hit && (await services.library.open('slack-T1', hit.article));
    if (!hit || !article || isRemoved(article)) return ack('nothing');
    const edition = article.editions.find(({ language }) => language === hit.language);
    const revision = edition && currentRevision(edition);
    const passage = revision?.passages.find(({ label }) => label === hit.label);
    const quoted = revision && passage ? passageText(revision, passage) : '';
    const id = services.outside.newId();
    const card = {
      id,
      command: 'quote',
      owner: command.user_id,
      createdAt: Date.now(),
      state: { asked: command.text, hits },
    };
    await services.cards.put('slack-T1', card);
    await ack({
      response_type: 'in_channel',
      text: quoted,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `> ${quoted}` } },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Next' }, action_id: id }] },
      ],
    });
  });
  await app.init();
  return receiver.requestListener;
}
