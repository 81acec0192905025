import { check } from './check.ts';
import { type FileFacts, stateOf, upload } from './fields.ts';
import {
  actionPacket,
  filePacket,
  mentionPacket,
  type Reach,
  shortcutPacket,
  slashPacket,
  submissionPacket,
  suggestionPacket,
} from './packets.ts';
import { type SeenMessage, seen } from './seen.ts';
import { respond } from './server.ts';
import type { Ack, Kind, Retry, Transport } from './transport.ts';
import {
  CHANNEL,
  type Effect,
  type Json,
  type Message,
  newResponseUrl,
  newTrigger,
  nextEffect,
  nextTs,
  type PersonFacts,
  type View,
  type World,
} from './world.ts';

/** What a person sees of what they did. `refused`: Slack's own words when the bot did not answer in time. */
export type Result =
  | { kind: 'message'; message: SeenMessage }
  | { kind: 'form'; view: View }
  | { kind: 'faults'; faults: Record<string, string> }
  | { kind: 'refused'; error: string };

/** `twice`: a proxy on the way sends it two times; Slack hears the first acknowledgement. */
export type Options = { twice?: boolean; thread?: string };

/** `attachments`: previews of links, and messages that are forwarded, with their files. */
export type MessageParts = {
  files?: readonly FileFacts[];
  attachments?: readonly (Json & { files?: readonly FileFacts[] })[];
};

export type Person = {
  facts: PersonFacts;
  slash(command: string, text?: string, options?: Options): Promise<Result>;
  press(message: SeenMessage, label: string, options?: Options): Promise<Result>;
  choose(message: SeenMessage, label: string, options?: Options): Promise<Result>;
  /** The values that are offered for what is typed into the field of an option. */
  suggest(view: View, option: string, typed: string): Promise<{ value: string; label: string }[]>;
  submit(view: View, values: Record<string, string | boolean>, files?: readonly FileFacts[]): Promise<Result>;
  /** `text` with `@parley` where the bot is mentioned. */
  mention(text: string, options?: Options & { files?: readonly FileFacts[] }): Promise<Result>;
  /** `more`: files, and what else Slack sends of the message. */
  shortcut(callback: string, message: Message, more?: MessageParts): Promise<Result>;
  /** Says something that is not for the bot. */
  say(text: string, thread?: string): Message;
};

type Stage = { world: World; transport: Transport; facts: PersonFacts; undelivered: Undelivered[] };
/** An event that was not acknowledged. */
export type Undelivered = { payload: Json; retry: Retry };

export function createPerson(stage: Stage): Person {
  return {
    facts: stage.facts,
    slash: (command, text = '', options = {}) => slash(stage, command, text, options),
    press: (message, label, options = {}) => act(stage, message, found(message.buttons, label), options),
    choose: (message, label, options = {}) => act(stage, message, found(message.options, label), options),
    suggest: (view, option, typed) => suggest(stage, view, option, typed),
    submit: (view, values, files = []) => submit(stage, view, values, files),
    mention: (text, options = {}) => mention(stage, text, options),
    shortcut: (callback, message, more = {}) => shortcut(stage, callback, message, more),
    say: (text, thread) => say(stage, text, thread),
  };
}

function found(all: SeenMessage['buttons'], label: string): Json {
  const one = all.find((each) => each.label === label);
  if (!one) throw new Error(`nothing called ${label} among ${all.map((each) => each.label).join(', ')}`);
  return one.action;
}

const isRight = (status: number): boolean => status >= 200 && status < 300;
const TIMED_OUT = 'operation_timeout';

/** Sends it, and tells what the person sees first: what came along with the acknowledgement, or what the bot sent about it. */
async function deliver(
  stage: Stage,
  kind: Kind,
  payload: Json,
  { trigger }: Reach,
  { twice }: Options,
  onAck: (ack: Ack) => void | Promise<void>,
) {
  const awaited = nextEffect(stage.world, (effect) => effect.trigger === trigger);
  const sent = [stage.transport.deliver(kind, payload), ...(twice ? [stage.transport.deliver(kind, payload)] : [])];
  const ack = await Promise.race(sent);
  if (!isRight(ack.status)) {
    awaited.forget();
    return { kind: 'refused', error: ack.status ? `dispatch_failed (${ack.status})` : TIMED_OUT } as const;
  }
  await onAck(ack);
  return awaited;
}

async function shown(effect: Effect): Promise<Result> {
  if (effect.view) return { kind: 'form', view: effect.view };
  if (effect.message) return { kind: 'message', message: seen(effect.message) };
  throw new Error('an effect without anything');
}

async function slash(stage: Stage, command: string, text: string, options: Options): Promise<Result> {
  const { world, facts } = stage;
  const trigger = newTrigger(world, facts.id);
  const url = newResponseUrl(world, 'commands', { channel: CHANNEL.id, user: facts.id, trigger });
  const payload = slashPacket(facts, command, text, { trigger, url });
  const outcome = await deliver(stage, 'slash', payload, { trigger, url }, options, async ({ body }) => {
    if (!body) return;
    check(world, 'ack.slash', body);
    const target = world.responseUrls.get(new URL(url).pathname);
    if (target) respond(world, target, body);
  });
  return 'kind' in outcome ? outcome : shown(await outcome.effect);
}

async function act(stage: Stage, on: SeenMessage, action: Json, options: Options): Promise<Result> {
  const { world, facts } = stage;
  const { message } = on;
  const trigger = newTrigger(world, facts.id);
  const url = newResponseUrl(world, 'actions', { channel: CHANNEL.id, user: facts.id, trigger, original: message });
  const payload = actionPacket(world, facts, message, action, { trigger, url });
  const outcome = await deliver(stage, 'interactive', payload, { trigger, url }, options, () => {});
  return 'kind' in outcome ? outcome : shown(await outcome.effect);
}

async function shortcut(
  stage: Stage,
  callback: string,
  message: Message,
  { files = [], attachments = [] }: MessageParts,
): Promise<Result> {
  const { world, facts } = stage;
  const trigger = newTrigger(world, facts.id);
  const url = newResponseUrl(world, 'actions', { channel: CHANNEL.id, user: facts.id, trigger });
  const payload = shortcutPacket(facts, callback, message, { trigger, url }, nextTs(world));
  const filesOf = (some: readonly FileFacts[]) => some.map((file) => filePacket(world, upload(world, file), facts.id));
  Object.assign(payload.message as Json, {
    ...(files.length && { files: filesOf(files) }),
    ...(attachments.length && {
      attachments: attachments.map((one) => ({ ...one, ...(one.files && { files: filesOf(one.files) }) })),
    }),
  });
  const outcome = await deliver(stage, 'interactive', payload, { trigger, url }, {}, () => {});
  return 'kind' in outcome ? outcome : shown(await outcome.effect);
}

async function suggest({ world, transport, facts }: Stage, view: View, option: string, typed: string) {
  const block = view.blocks.find(({ block_id }) => block_id === option);
  const element = block?.element as Json | undefined;
  if (!block || element?.type !== 'external_select') throw new Error(`no list to search for ${option}`);
  if (typed.length < Number(element.min_query_length ?? 3)) return [];
  const { status, body } = await transport.deliver(
    'interactive',
    suggestionPacket(facts, view, block, typed, stateOf(world, view, {}, [], facts)),
  );
  if (!isRight(status) || !body) return [];
  check(world, 'ack.block_suggestion', body);
  const options = (body.options ?? []) as { value: string; text: { text: string } }[];
  return options.map(({ value, text }) => ({ value, label: text.text }));
}

async function submit(
  stage: Stage,
  view: View,
  values: Record<string, string | boolean>,
  files: readonly FileFacts[],
): Promise<Result> {
  const { world, facts } = stage;
  const trigger = newTrigger(world, facts.id);
  const payload = submissionPacket(facts, view, stateOf(world, view, values, files, facts), trigger);
  // Nothing says which message belongs to a form: the next one for its place does.
  const awaited = nextEffect(world, ({ message }) => message !== undefined);
  const ack = await stage.transport.deliver('interactive', payload);
  if (!isRight(ack.status))
    return { kind: 'refused', error: ack.status ? `dispatch_failed (${ack.status})` : TIMED_OUT };
  if (ack.body) check(world, 'ack.view_submission', ack.body);
  if (ack.body?.response_action === 'errors') {
    awaited.forget();
    return { kind: 'faults', faults: ack.body.errors as Record<string, string> };
  }
  world.views.delete(view.id);
  return shown(await awaited.effect);
}

/** Of a file that others shared with a channel, Slack may tell next to nothing ("file_access": "check_file_info"). */
function eventFile(world: World, file: Json): Json {
  return world.hideUrls ? { id: file.id, created: 0, mode: 'file_access', file_access: 'check_file_info' } : file;
}

function say({ world, facts }: Stage, text: string, thread?: string): Message {
  const message: Message = {
    ts: nextTs(world),
    ...(thread && { thread_ts: thread }),
    channel: CHANNEL.id,
    user: facts.id,
    text,
    blocks: [],
    edited: 0,
  };
  world.messages.push(message);
  return message;
}

async function mention(
  stage: Stage,
  text: string,
  { thread, twice, files = [] }: Options & { files?: readonly FileFacts[] },
): Promise<Result> {
  const { world, transport, facts, undelivered } = stage;
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@parley', '<@U0PARLEYBT>');
  const message = say(stage, escaped, thread);
  const payload = mentionPacket(
    world,
    message,
    files.map((file) => eventFile(world, filePacket(world, upload(world, file), facts.id))),
  );
  const awaited = nextEffect(world, (effect) => effect.message !== undefined && effect.trigger === undefined);
  const acks = await Promise.all([
    transport.deliver('event', payload),
    ...(twice ? [transport.deliver('event', payload)] : []),
  ]);
  if (acks.some(({ status }) => isRight(status))) return shown(await awaited.effect);
  awaited.forget();
  undelivered.push({ payload, retry: { number: 1, reason: 'http_error' } });
  return { kind: 'refused', error: 'the bot did not take the event' };
}
