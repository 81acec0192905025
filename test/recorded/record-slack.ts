import type { IncomingMessage } from 'node:http';
import type { ChatDeps } from '#chat/shared/deps.ts';
import type { SeenMessage, SlackSimulator } from '../simulators/slack/index.ts';
import { type Json, TEAM, type View } from '../simulators/slack/world.ts';
import { slackAtNoon } from './open.ts';
import type { Parley } from './parley.ts';
import { DEFERRED_AT_ONCE, untilStored } from './record-inbox.ts';
import { type Recording, SLACK_ORIGIN, type SlackPacket } from './recording.ts';
import {
  ANA,
  allPresses,
  BO,
  type Chat,
  FAY,
  fileText,
  LATER,
  LOCALES,
  makeData,
  makeTopics,
  type Open,
  type Who,
} from './scene.ts';
import { connectSlack } from './slack.ts';

type Forms = { quote: View; article: View };

/** Makes a workspace's data in the store, and what people there send afterwards. */
export async function recordSlack(open: () => Promise<Parley>): Promise<{
  /** For after the database was copied. */
  packets(): Promise<Recording['slack']>;
  close(): Promise<void>;
  origin: [string, string];
}> {
  const slack = await slackAtNoon();
  const parley = await open();
  await makeTopics(parley.store, `slack-${TEAM.id}`);
  const chat = await connectSlack(parley.deps, slack);
  const messages = (await makeData(chatOn(slack))).map((one) => ({ ...one, message: structuredClone(one.message) }));
  const forms = {
    quote: await formOf(slack, ANA, '/quote'),
    article: await formOf(slack, FAY, '/parley', 'article add'),
  };
  await chat.stop();
  await leaveUnanswered(slack, parley, messages, forms);
  await parley.store.close();
  const packets = async () => ({
    packets: await packetsOf(slack, messages, forms),
    files: filesOf(slack),
    people: [...slack.world.people.values()],
  });
  return { packets, close: slack.close, origin: [slack.world.origin, SLACK_ORIGIN] };
}

const person = (slack: SlackSimulator, { name, language, may }: Who) =>
  slack.person({ name, locale: LOCALES[language], admin: may !== 'member' });

const parts = (line: string): [string, string] => [line.split(' ')[0] ?? '', line.split(' ').slice(1).join(' ')];

async function formOf(slack: SlackSimulator, who: Who, command: string, text = ''): Promise<View> {
  const came = await person(slack, who).slash(command, text);
  if (came.kind !== 'form') throw new Error(`no form for ${command}`);
  return came.view;
}

/** A file comes along with a mention. */
function chatOn(slack: SlackSimulator): Chat<SeenMessage> {
  return {
    type: async (line, who, file) => {
      const user = person(slack, who);
      const said = line.replace('facilitator:Bo', `facilitator:<@${person(slack, BO).facts.id}|bo>`);
      const came = file
        ? await user.mention(`@parley ${said}`, { files: [{ name: file.name, bytes: Buffer.from(file.text) }] })
        : await user.slash(...parts(said));
      if (came.kind !== 'message') throw new Error(`${line}: ${came.kind}`);
      return came.message;
    },
    press: async (on, { label, isOption }, who) => {
      const came = await (isOption ? person(slack, who).choose(on, label) : person(slack, who).press(on, label));
      if (came.kind !== 'message') throw new Error(`${label}: ${came.kind}`);
      return came.message;
    },
    isPublic: ({ visibility }) => visibility === 'public',
    controls: ({ buttons, options }) => [
      ...buttons.flatMap(({ label, action }) => (action.url === undefined ? [{ label, isOption: false }] : [])),
      ...options.map(({ label }) => ({ label, isOption: true })),
    ],
  };
}

const NEVER: Pick<ChatDeps, 'answer'> = { answer: () => new Promise(() => {}) };

/** Each kind of delivery that can be put off; two of them had been begun to be answered. */
async function leaveUnanswered(
  slack: SlackSimulator,
  { store, deps }: Parley,
  messages: readonly Open<SeenMessage>[],
  forms: Forms,
): Promise<void> {
  const chat = await connectSlack({ ...deps, ...NEVER }, slack, DEFERRED_AT_ONCE);
  const hits = messages[0]?.message;
  const next = hits?.buttons.at(1);
  if (!hits || !next) throw new Error('no hits to turn');
  const ana = person(slack, ANA);
  // Its form cannot be opened, so that it is answered later; with words, it would be searched for, and a search finds other things some day.
  const pointed = ana.say('');
  slack.trouble('views.open', 200, { error: 'expired_trigger_id' });
  const all = [
    () => ana.slash('/quote', 'chip-controls:7'),
    () => person(slack, BO).slash('/quote', 'chip-controls:8 only-me'),
    () => ana.mention('@parley quote chip-controls:9'),
    () => ana.shortcut('shortcut|quote', pointed),
    () => ana.submit(forms.quote, { words: 'chip-controls:10' }),
    () => ana.press(hits, next.label),
    () => person(slack, BO).press(hits, next.label),
    () => ana.slash('/quote', 'chip-controls:11'),
    () => ana.press(hits, next.label),
  ];
  for (const [i, act] of all.entries()) {
    void act();
    await untilStored(store, 'slack', i + 1);
  }
  const waiting = await store.inbox.pending('slack');
  for (const { workspace, id } of waiting.slice(-2)) await store.inbox.mark(workspace, id, 'sending');
  await chat.stop();
}

/** What people would send from now on. They are told that the bot is not there. */
async function packetsOf(
  slack: SlackSimulator,
  messages: readonly Open<SeenMessage>[],
  forms: Forms,
): Promise<SlackPacket[]> {
  const packets: SlackPacket[] = [];
  let what = '';
  await slack.serve((request, response) => {
    void packetIn(request).then((packet) => {
      packets.push({ what, ...packet });
      response.writeHead(503).end();
    });
  });
  const send = async (name: string, act: () => Promise<unknown>) => {
    what = name;
    await act().catch(() => {});
  };
  const on = chatOn(slack);
  for (const [line, who] of LATER) await send(`${who.name} types ${line}`, () => on.type(line, who));
  for (const one of allPresses(on, messages)) await send(one.what, () => on.press(one.on, one.control, one.who));
  for (const [name, act] of otherActs(slack, forms)) await send(name, act);
  return packets;
}

function otherActs(slack: SlackSimulator, { quote, article }: Forms): [string, () => Promise<unknown>][] {
  const [ana, fay] = [person(slack, ANA), person(slack, FAY)];
  const pointed = ana.say('');
  const almanac = { name: 'almanac.en.md', bytes: Buffer.from(fileText('almanac.en.md')) };
  return [
    ['a mention', () => ana.mention('@parley quote keeper:5')],
    ['the shortcut on a message', () => ana.shortcut('shortcut|quote', pointed)],
    ['an article is typed in an open form', () => ana.suggest(quote, 'in', 'kee')],
    ['an open form', () => ana.submit(quote, { words: 'chip-controls:10', 'only-me': true })],
    ['an open form with a mistake', () => ana.submit(quote, { words: 'nowhere:10' })],
    ['an open form with a file', () => fay.submit(article, {}, [almanac])],
    ['an open form with a text', () => fay.submit(article, { text: fileText('bakery.en.md'), id: 'oven' })],
  ];
}

async function packetIn(request: IncomingMessage): Promise<Omit<SlackPacket, 'what'>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (request.headers['content-type'] === 'application/json')
    return { kind: 'event', payload: JSON.parse(text) as Json };
  const fields = Object.fromEntries(new URLSearchParams(text));
  if (fields.payload === undefined) return { kind: 'slash', payload: fields };
  return { kind: 'interactive', payload: JSON.parse(fields.payload) as Json };
}

function filesOf({ world }: SlackSimulator): Recording['slack']['files'] {
  const entries = [...world.files.values()].map(({ id, name, bytes }) => [
    id,
    { name, bytes: Buffer.from(bytes).toString('base64') },
  ]);
  return Object.fromEntries(entries);
}
