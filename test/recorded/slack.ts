import type { ChatDeps } from '#chat/shared/deps.ts';
import type { Timing } from '#chat/shared/timing.ts';
import { type SlackChat, startSlack } from '#chat/slack/index.ts';
import type { SlackSimulator } from '../simulators/slack/index.ts';
import { CHANNEL, nextEffect, type World } from '../simulators/slack/world.ts';
import type { Recorded, Replayed } from './open.ts';
import { NOON, type Parley } from './parley.ts';
import { type Answered, comparable, type Recording, type SlackPacket, toldOrSilent } from './recording.ts';

export async function connectSlack(deps: ChatDeps, slack: SlackSimulator, timing?: Timing): Promise<SlackChat> {
  const { botToken, signingSecret, api } = slack;
  const chat = await startSlack(deps, { botToken, signingSecret, api }, timing);
  if (chat.listener) await slack.serve(chat.listener);
  return chat;
}

/** Sends every packet in order, and tells what Slack was sent; `inbox`: what was sent before any packet. */
export async function replaySlack({ parley, slack, recording }: Recorded): Promise<Replayed & { inbox: Answered[] }> {
  knowAgain(slack.world, recording.slack);
  const inbox = await answerInbox(slack, parley);
  const packets = await answerPackets(slack, parley, recording.slack.packets);
  const left = await parley.store.inbox.pending('slack');
  return { inbox, packets, faults: [...slack.world.faults, ...parley.bugs, ...left] };
}

function knowAgain(world: World, { people, files }: Recording['slack']): void {
  for (const person of people) world.people.set(person.id, person);
  for (const [id, { name, bytes }] of Object.entries(files))
    world.files.set(id, { id, name, bytes: Buffer.from(bytes, 'base64') });
}

async function answerInbox(slack: SlackSimulator, { store, deps }: Parley): Promise<Answered[]> {
  const waiting = await store.inbox.pending('slack');
  for (const { body } of waiting) takeAnswersTo(slack.world, body);
  const before = slack.world.requests.length;
  const chat = await connectSlack(deps, slack);
  await chat.stop();
  const what = `${waiting.length} deliveries in the inbox`;
  return [{ what, answer: comparable(sentSince(slack.world, before), slack.world.origin) }];
}

async function answerPackets(
  slack: SlackSimulator,
  { deps }: Parley,
  packets: readonly SlackPacket[],
): Promise<Answered[]> {
  const chat = await connectSlack(deps, slack);
  const answers: Answered[] = [];
  for (const { what, kind, payload } of packets) {
    takeAnswersTo(slack.world, payload);
    const before = slack.world.requests.length;
    const shown = nextEffect(slack.world, () => true);
    const ack = await slack.deliver(kind, payload);
    if (ack.body) shown.forget();
    else await toldOrSilent(shown.effect);
    const answer = { ack, requests: sentSince(slack.world, before) };
    answers.push({ what, answer: comparable(answer, slack.world.origin) });
  }
  await chat.stop();
  return answers;
}

/** Who somebody is, Slack is asked when it is not known yet, which is not part of an answer. */
const sentSince = (world: World, before: number): World['requests'] =>
  world.requests.slice(before).filter(({ method }) => method !== 'users.info' && method !== 'auth.test');

/** Slack takes answers at every response_url in the packet, and lets its trigger open a form. */
function takeAnswersTo(world: World, packet: unknown): void {
  const text = JSON.stringify(packet);
  const facts = { at: NOON, uses: 0, channel: CHANNEL.id, user: 'U1', trigger: '' };
  for (const [, path = ''] of text.matchAll(/(\/(?:commands|actions)\/T\w+\/\d+\/\w+)/g))
    world.responseUrls.set(path, { ...facts });
  const trigger = /"trigger_id":"([^"]+)"/.exec(text)?.[1];
  if (trigger) world.triggers.set(trigger, { at: NOON, user: 'U1', used: false });
}
