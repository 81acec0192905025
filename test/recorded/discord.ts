import { startDiscord } from '#chat/discord/index.ts';
import type { Chat, ChatDeps } from '#chat/shared/deps.ts';
import type { Timing } from '#chat/shared/timing.ts';
import type { Simulator } from '../simulators/discord/index.ts';
import type { Came, Interaction, Message } from '../simulators/discord/world.ts';
import type { Recorded, Replayed } from './open.ts';
import { NOON, type Parley } from './parley.ts';
import { type Answered, comparable, type DiscordPacket, toldOrSilent } from './recording.ts';

/** The bot, connected, its commands registered. */
export async function connectDiscord(
  deps: ChatDeps,
  { token, api }: Pick<Simulator, 'token' | 'api'>,
  timing?: Timing,
): Promise<Chat> {
  const registered = Promise.withResolvers<void>();
  const log = (line: string) => {
    if (/: \d+ commands/.test(line)) registered.resolve();
  };
  const chat = await startDiscord({ ...deps, log }, { token, api }, timing);
  await registered.promise;
  return chat;
}

/** Sends every packet in order, and tells what Discord was sent; `inbox`: what was sent before any packet. */
export async function replayDiscord({
  parley,
  discord,
  recording,
}: Recorded): Promise<Replayed & { inbox: Answered[] }> {
  for (const [where, bytes] of Object.entries(recording.discord.files))
    discord.world.files.set(where, Buffer.from(bytes, 'base64'));
  const inbox = await answerInbox(discord, parley);
  const packets = await answerPackets(discord, parley, recording.discord.packets);
  const left = await parley.store.inbox.pending('discord');
  return { inbox, packets, faults: [...discord.faults, ...parley.bugs, ...left] };
}

type Payload = DiscordPacket['payload'];

async function answerInbox(discord: Simulator, { store, deps }: Parley): Promise<Answered[]> {
  const waiting = await store.inbox.pending('discord');
  const payloads = waiting.map(({ body }) => body as Payload);
  for (const payload of payloads) deferred(begin(discord, payload));
  const chat = await connectDiscord(deps, discord);
  await chat.stop();
  return payloads.map((payload, i) => ({
    what: `${waiting[i]?.id} ${waiting[i]?.state}`,
    answer: sentFor(discord, payload),
  }));
}

async function answerPackets(
  discord: Simulator,
  { deps }: Parley,
  packets: readonly DiscordPacket[],
): Promise<Answered[]> {
  const chat = await connectDiscord(deps, discord);
  const answers: Answered[] = [];
  for (const { what, payload } of packets) {
    const { came } = begin(discord, payload);
    discord.gateway.dispatch('INTERACTION_CREATE', structuredClone(payload));
    await toldOrSilent(came.promise);
    answers.push({ what, answer: sentFor(discord, payload) });
  }
  await chat.stop();
  return answers;
}

/** Discord knows of the interaction, so that it takes answers to it. */
function begin({ world }: Simulator, { id, token, type }: Payload): Interaction {
  const user = { id: '1', name: 'somebody', locale: 'en-GB', permissions: 0n };
  const interaction: Interaction = {
    ...{ id, token, type, at: NOON, user, channel: '1', callback: undefined, original: undefined },
    pressed: type === 3 ? someMessage() : undefined,
    came: Promise.withResolvers<Came>(),
  };
  world.interactions.push(interaction);
  return interaction;
}

function someMessage(): Message {
  return {
    ...{ id: '2', channel: '1', owner: undefined, waiting: false, deleted: false, edited: false, at: NOON, flags: 0 },
    ...{ content: '', components: [], interaction: undefined },
  };
}

/** It has been told already that the answer takes longer. */
function deferred(one: Interaction): void {
  one.callback = one.type === 3 ? 6 : 5;
  one.original = { ...(one.pressed ?? someMessage()), waiting: one.type !== 3 };
}

/** Requests name the interaction by its token. */
function sentFor({ world }: Simulator, { token }: Payload): unknown {
  const requests = world.requests.filter(({ path }) => path.split('/').includes(token));
  return comparable(requests, world.origin);
}
