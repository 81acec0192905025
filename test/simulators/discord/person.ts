import type {
  APIApplicationCommandOption,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { attach, type MessageParts, messageData, type Resolved, type SentFile } from './messages.ts';
import { commandPayload, pressPayload, submitPayload, typingPayload } from './payloads.ts';
import { type Control, controlsOf, fieldsOf, type Seen, type SeenForm, seen, seenAs } from './seen.ts';
import type { Gateway } from './socket.ts';
import { type Came, type Interaction, type Member, type Message, newId, type World } from './world.ts';

type Values = Readonly<Record<string, string | boolean | SentFile>>;

/** Somebody in the server's channel. Resolves with what they see come of it. */
export type Person = {
  member: Member;
  command(path: readonly string[], values?: Values): Promise<Seen | SeenForm>;
  press(on: Seen, label: string): Promise<Seen | SeenForm>;
  choose(on: Seen, label: string): Promise<Seen | SeenForm>;
  /** Values and labels of what is offered for the option. */
  complete(
    path: readonly string[],
    option: string,
    typed: string,
    values?: Values,
  ): Promise<[value: string, label: string][]>;
  /** Fills in a form; values by the fields' labels or ids. */
  submit(form: SeenForm, values: Values): Promise<Seen | SeenForm>;
  /** Uses the command of that name on a message with these words. */
  onMessage(name: string, words: string, more?: MessageParts): Promise<Seen | SeenForm>;
  /** Of what the bot has posted, what they see now. */
  sees(): Seen[];
};

export type Delivery = { gateway: Gateway; duplicates: { next: boolean }; channel(): string };

export function personIn(world: World, delivery: Delivery, member: Member): Person {
  const send = async (type: Interaction['type'], make: (one: Interaction) => APIInteraction, pressed?: Message) => {
    const one = begin(world, type, member, delivery.channel(), pressed);
    deliver(delivery, make(one));
    return one.came.promise;
  };
  const shown = (came: Promise<Came>) => came.then(seenAs);
  const pressOn = (on: Seen, control: Control) =>
    shown(send(3, (one) => pressPayload(world, one, current(world, on), pressData(control)), current(world, on)));
  return {
    member,
    command: (path, values = {}) =>
      shown(send(2, (one) => commandPayload(world, one, commandData(world, path, values)))),
    press: async (on, label) => pressOn(on, controlOf(on, label, false)),
    choose: async (on, label) => pressOn(on, controlOf(on, label, true)),
    complete: async (path, option, typed, values = {}) => {
      const data = commandData(world, path, { ...values, [option]: typed }, option);
      const came = await send(4, (one) => typingPayload(world, one, data));
      if (came.kind !== 'choices') throw new Error('no suggestions');
      return came.choices.map(({ value, name }) => [String(value), name]);
    },
    submit: (form, values) =>
      shown(send(5, (one) => submitPayload(world, one, submitData(world, form, values)), form.pressed)),
    onMessage: (name, words, more = {}) =>
      shown(send(2, (one) => commandPayload(world, one, messageData(world, name, words, more, member)))),
    sees: () => visible(world, delivery.channel(), member.id),
  };
}

export function visible(world: World, channel: string, user: string | undefined): Seen[] {
  const here = world.messages.filter((one) => one.channel === channel && !one.deleted);
  return here.filter(({ owner }) => owner === undefined || owner === user).map(seen);
}

function begin(
  world: World,
  type: Interaction['type'],
  user: Member,
  channel: string,
  pressed: Message | undefined,
): Interaction {
  if (pressed?.owner !== undefined && pressed.owner !== user.id)
    throw new Error(`${user.name} cannot see that message`);
  const one: Interaction = {
    id: newId(world),
    token: `token-${newId(world)}`,
    type,
    at: world.clock.now(),
    user,
    channel: pressed?.channel ?? channel,
    pressed,
    callback: undefined,
    original: undefined,
    came: Promise.withResolvers(),
  };
  world.interactions.push(one);
  return one;
}

function deliver({ gateway, duplicates }: Delivery, payload: APIInteraction): void {
  const times = duplicates.next ? 2 : 1;
  duplicates.next = false;
  for (let time = 0; time < times; time += 1)
    if (!gateway.dispatch('INTERACTION_CREATE', payload)) throw new Error('the bot is not connected');
}

function current(world: World, on: Seen): Message {
  const message = world.messages.find(({ id, deleted }) => id === on.id && !deleted);
  if (!message) throw new Error('the message is not there any more');
  return message;
}

function controlOf(on: Seen, label: string, isOption: boolean): Control {
  const all = controlsOf(on.message).filter(({ select }) => (select !== undefined) === isOption);
  const found = all.find((one) => one.label === label);
  if (!found) throw new Error(`no ${label} among ${all.map((one) => one.label).join(', ')}`);
  return found;
}

function pressData({ id, select }: Control): APIMessageComponentInteraction['data'] {
  const data =
    select === undefined
      ? { component_type: 2, custom_id: id }
      : { component_type: 3, custom_id: select, values: [id] };
  return data as APIMessageComponentInteraction['data'];
}

type Given = { name: string; type: number; value?: string | boolean; focused?: true; options?: Given[] };
type ChatData = Parameters<typeof typingPayload>[2];

/** As the client sends it: only what is declared, nested as it is declared. */
export function commandData(world: World, path: readonly string[], values: Values, focused?: string): ChatData {
  const [base = '', ...inner] = path;
  const declared = world.commands.find(({ name, type }) => name === base && type === 1);
  if (!declared) throw new Error(`/${base} is not registered`);
  const resolved: Resolved = {};
  const options = nested(world, declared.options ?? [], inner, values, resolved, focused);
  const data = { id: declared.id, name: base, type: 1, options, ...(resolved.attachments && { resolved }) };
  return data as unknown as ChatData;
}

function nested(
  world: World,
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  values: Values,
  resolved: Resolved,
  focused: string | undefined,
): Given[] {
  const [name, ...inner] = path;
  if (name === undefined) return given(world, options, values, resolved, focused);
  const level = options.find((option) => option.name === name);
  if (!level || (level.type !== 1 && level.type !== 2)) throw new Error(`there is no ${name} there`);
  return [{ name, type: level.type, options: nested(world, level.options ?? [], inner, values, resolved, focused) }];
}

function given(
  world: World,
  options: readonly APIApplicationCommandOption[],
  values: Values,
  resolved: Resolved,
  focused: string | undefined,
): Given[] {
  for (const { name, required } of options)
    if (required && values[name] === undefined && focused === undefined)
      throw new Error(`the client insists on ${name}`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((one) => one.name === name);
    if (!option) throw new Error(`there is no option ${name}`);
    if (typeof value === 'object') return { name, type: option.type, value: attach(world, value, resolved) };
    return { name, type: option.type, value, ...(name === focused && { focused: true as const }) };
  });
}

function submitData(world: World, { form }: SeenForm, values: Values): APIModalSubmitInteraction['data'] {
  const resolved: Resolved = {};
  const components = fieldsOf(form).map((field, at) => {
    const value = values[field.label] ?? values[field.id];
    const component = {
      id: at * 2 + 2,
      type: field.type,
      custom_id: field.id,
      ...filled(world, field.type, value, resolved),
    };
    return { id: at * 2 + 1, type: 18, component };
  });
  const data = { custom_id: form.custom_id, components, ...(resolved.attachments && { resolved }) };
  return data as unknown as APIModalSubmitInteraction['data'];
}

/** 4 is a line of text, 23 a box to tick; lists and files have `values`. */
function filled(world: World, type: number, value: Values[string] | undefined, resolved: Resolved): object {
  if (type === 4) return { value: String(value ?? '') };
  if (type === 23) return { value: value === true };
  if (typeof value === 'object') return { values: [attach(world, value, resolved)] };
  return { values: value === undefined ? [] : [String(value)] };
}
