import { parseLine } from '#chat/shared/command-line.ts';
import type { ChatDeps } from '#chat/shared/deps.ts';
import { commands } from '#commands';
import { MANAGE_GUILD, type Person, type Seen, type SeenForm, type Simulator } from '../simulators/discord/index.ts';
import { connectDiscord } from './discord.ts';
import { discordAtNoon } from './open.ts';
import type { Parley } from './parley.ts';
import { DEFERRED_AT_ONCE, untilStored } from './record-inbox.ts';
import { DISCORD_ORIGIN, type DiscordPacket, type Recording } from './recording.ts';
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

type Message = Seen | SeenForm;

/** Makes a server's data in the store, and what people there send afterwards. `done` is called once everything is stored. */
export async function recordDiscord(open: () => Promise<Parley>): Promise<{
  /** For after the database was copied. */
  packets(): Recording['discord'];
  close(): Promise<void>;
  origin: [string, string];
}> {
  const discord = await discordAtNoon();
  const parley = await open();
  await makeTopics(parley.store, `discord-${discord.world.guild}`);
  const chat = await connectDiscord(parley.deps, discord);
  const on = chatOn(discord);
  const messages = await makeData(on);
  const form = await person(discord, FAY).command(['parley', 'article', 'add']);
  if (form.kind !== 'form') throw new Error('no form for an article');
  await chat.stop();
  await leaveUnanswered(discord, parley, messages, form);
  await parley.store.close();
  const packets = () => ({ packets: packetsOf(discord, messages, form), files: filesOf(discord) });
  return { packets, close: discord.close, origin: [discord.world.origin, DISCORD_ORIGIN] };
}

const person = (discord: Simulator, { name, language, may }: Who): Person =>
  discord.person({ name, locale: LOCALES[language], permissions: may === 'member' ? 0n : MANAGE_GUILD });

function chatOn(discord: Simulator): Chat<Message> {
  return {
    type: (line, who, file) => {
      const { path, args } = parseLine(
        line.replace('facilitator:Bo', `facilitator:${person(discord, BO).member.id}`),
        commands,
      );
      const given = Object.entries(args).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      return person(discord, who).command(path, { ...Object.fromEntries(given), ...(file && { file }) });
    },
    press: (on, { label, isOption }, who) => {
      if (on.kind === 'form') throw new Error('a form has no buttons');
      return isOption ? person(discord, who).choose(on, label) : person(discord, who).press(on, label);
    },
    isPublic: (on) => on.kind === 'message' && on.visibility === 'public',
    controls: (on) =>
      on.kind === 'form'
        ? []
        : [
            ...on.buttons.map((label) => ({ label, isOption: false })),
            ...on.options.map((label) => ({ label, isOption: true })),
          ],
  };
}

const NEVER: Pick<ChatDeps, 'answer'> = { answer: () => new Promise(() => {}) };

/** Each kind of delivery that can be put off; two of them had been begun to be answered. */
async function leaveUnanswered(
  discord: Simulator,
  { store, deps }: Parley,
  messages: readonly Open<Message>[],
  form: SeenForm,
): Promise<void> {
  const chat = await connectDiscord({ ...deps, ...NEVER }, discord, DEFERRED_AT_ONCE);
  const on = chatOn(discord);
  const bakery = { name: 'bakery.en.md', text: fileText('bakery.en.md') };
  const hits = messages[0]?.message;
  const [, next] = hits ? on.controls(hits) : [];
  if (!hits || !next) throw new Error('no hits to turn');
  const all = [
    () => on.type('/quote chip-controls:7', ANA),
    () => on.type('/quote chip-controls:8 only-me', BO),
    () => on.type('/quote almanac:1', ANA),
    () => on.type('/parley article add', FAY, bakery),
    () => person(discord, FAY).submit(form, { file: bakery }),
    () => on.press(hits, next, ANA),
    () => on.press(hits, next, BO),
    () => on.type('/quote chip-controls:9', ANA),
    () => on.press(hits, next, ANA),
  ];
  for (const [i, act] of all.entries()) {
    void act();
    await untilStored(store, 'discord', i + 1);
  }
  const waiting = await store.inbox.pending('discord');
  for (const { workspace, id } of waiting.slice(-2)) await store.inbox.mark(workspace, id, 'sending');
  await chat.stop();
}

/** What the client would send from now on; nothing is delivered. */
function packetsOf(discord: Simulator, messages: readonly Open<Message>[], form: SeenForm): DiscordPacket[] {
  const packets: DiscordPacket[] = [];
  let what = '';
  discord.gateway.dispatch = (_, payload) => packets.push({ what, payload: payload as DiscordPacket['payload'] }) > 0;
  const send = (name: string, act: () => unknown) => {
    what = name;
    void act();
  };
  const on = chatOn(discord);
  for (const [line, who] of LATER) send(`${who.name} types ${line}`, () => on.type(line, who));
  for (const one of allPresses(on, messages)) send(one.what, () => on.press(one.on, one.control, one.who));
  send('an article is typed', () => person(discord, BO).complete(['quote'], 'in', 'kee', { words: 'lamp' }));
  send('a topic is typed', () => person(discord, BO).complete(['camps'], 'topic', 'kee'));
  send('the command on a message', () => person(discord, BO).onMessage('Find this in the articles', ''));
  send('an open form with a file', () =>
    person(discord, FAY).submit(form, { file: { name: 'almanac.en.md', text: fileText('almanac.en.md') } }),
  );
  send('an open form with a text', () =>
    person(discord, FAY).submit(form, { text: fileText('bakery.en.md'), id: 'oven' }),
  );
  return packets;
}

function filesOf({ world }: Simulator): Record<string, string> {
  return Object.fromEntries([...world.files].map(([where, bytes]) => [where, Buffer.from(bytes).toString('base64')]));
}
