import { withIds } from './components.ts';
import { type Came, type Interaction, type Message, newId, type World } from './world.ts';

/** What Discord answers, with its own codes (docs: topics/opcodes-and-status-codes). */
export type Answer = { status: number; body?: unknown };

export const refused = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } });
export const UNKNOWN_INTERACTION = refused(404, 10_062, 'Unknown interaction');
export const UNKNOWN_MESSAGE = refused(404, 10_008, 'Unknown Message');
export const UNKNOWN_WEBHOOK = refused(404, 10_015, 'Unknown Webhook');
const ACKNOWLEDGED = refused(400, 40_060, 'Interaction has already been acknowledged.');
const INVALID_TOKEN = refused(401, 50_027, 'Invalid Webhook Token');
const invalid = (why: string): Answer => refused(400, 50_035, `Invalid Form Body: ${why}`);

/** ms from the interaction to the first answer, and to the last. */
const FIRST_WITHIN = 3_000;
const LAST_WITHIN = 15 * 60_000;

export const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;
/** Flags an answer may carry, and a change of one. */
const MAY_ANSWER = (1 << 2) | EPHEMERAL | (1 << 12) | (1 << 13) | V2;
const MAY_EDIT = (1 << 2) | V2;

const KIND = { message: 4, defer: 5, deferUpdate: 6, update: 7, suggest: 8, modal: 9 } as const;
/** Which first answers an interaction of a type takes. A form is no answer to a form. One that a button opened may change its message. */
const MAY: Record<Interaction['type'], readonly number[]> = {
  2: [KIND.message, KIND.defer, KIND.modal],
  3: [KIND.message, KIND.defer, KIND.deferUpdate, KIND.update, KIND.modal],
  4: [KIND.suggest],
  5: [KIND.message, KIND.defer],
};
const MAY_CHANGE: readonly number[] = [KIND.deferUpdate, KIND.update];

export type Body = { type?: number; data?: Data; flags?: number } & Data;
type Data = Partial<Pick<Message, 'content' | 'components' | 'flags'>> & {
  embeds?: unknown[];
  attachments?: { id: number | string; filename?: string }[];
  choices?: never[];
  allowed_mentions?: { parse?: string[]; roles?: string[]; users?: string[] };
  nonce?: string | number;
  enforce_nonce?: boolean;
};

/** The first answer to an interaction. `undefined`: taken. */
export function firstAnswer(world: World, one: Interaction | undefined, body: Body): Answer | undefined {
  if (!one) return UNKNOWN_INTERACTION;
  if (one.callback !== undefined) return ACKNOWLEDGED;
  if (world.clock.now() - one.at > FIRST_WITHIN) return UNKNOWN_INTERACTION;
  const { type = 0, data = {} } = body;
  if (!MAY[one.type].includes(type) && !(one.type === 5 && one.pressed && MAY_CHANGE.includes(type)))
    return fault(world, `type ${type} is no answer to an interaction of type ${one.type}`);
  const wrong = flagFault(data, type === KIND.update ? MAY_EDIT : type === KIND.defer ? EPHEMERAL : MAY_ANSWER);
  const isMessage = type === KIND.message || type === KIND.update;
  const hollow = isMessage ? contentFault(data, 0) : undefined;
  if (wrong ?? hollow) return fault(world, wrong ?? hollow ?? '');
  one.callback = type;
  take(world, one, type, data);
  return undefined;
}

export function fault(world: World, why: string): Answer {
  world.faults.push(why);
  return invalid(why);
}

function flagFault({ flags = 0 }: Data, allowed: number): string | undefined {
  return flags & ~allowed ? `flags ${flags & ~allowed} are not allowed there` : undefined;
}

/** `before`: the flags of the message that is changed. */
export function contentFault(data: Data, before: number): string | undefined {
  const isV2 = ((data.flags ?? 0) | before) & V2;
  if (isV2 && (data.content || data.embeds?.length)) return 'Components V2 with content or embeds';
  if (!data.components?.length && !data.content && !data.embeds?.length) return 'an empty message';
  if (!data.allowed_mentions) return 'a message without allowed_mentions would ping whom it names';
  return undefined;
}

function take(world: World, one: Interaction, type: number, data: Data): void {
  const owner = (data.flags ?? 0) & EPHEMERAL ? one.user.id : undefined;
  switch (type) {
    case KIND.message:
    case KIND.defer:
      one.original = post(world, one, data, owner);
      one.original.waiting = type === KIND.defer;
      if (type === KIND.message) came(one, one.original);
      return;
    case KIND.update:
    case KIND.deferUpdate:
      one.original = one.pressed;
      if (type === KIND.update && one.original) came(one, change(world, one.original, data));
      return;
    case KIND.suggest:
      one.came.resolve({ kind: 'choices', choices: data.choices ?? [] });
      return;
    case KIND.modal:
      one.came.resolve({ kind: 'form', form: data as Extract<Came, { kind: 'form' }>['form'], pressed: one.pressed });
  }
}

const came = (one: Interaction, message: Message): void =>
  one.came.resolve({ kind: 'message', message: { ...message } });

export function post(world: World, one: Interaction | undefined, data: Data, owner: string | undefined): Message {
  const { content = '', components = [], flags = 0 } = data;
  const place = { channel: one?.channel ?? '', owner, interaction: one };
  const state = { waiting: false, deleted: false, edited: false, at: world.clock.now(), flags: flags & V2 };
  const message: Message = { id: newId(world), ...place, ...state, content, components: withIds(components) };
  world.messages.push(message);
  return message;
}

/** The flag of Components V2 is never taken back. */
function change(world: World, message: Message, data: Data): Message {
  message.content = data.content ?? message.content;
  message.components = data.components ? withIds(data.components) : message.components;
  message.flags |= (data.flags ?? 0) & V2;
  message.edited = true;
  message.waiting = false;
  if (message.flags & V2 && message.content) world.faults.push('a message of Components V2 got content');
  return message;
}

/** What stands against a late answer. */
function late(world: World, one: Interaction | undefined): Answer | undefined {
  if (!one || one.callback === undefined) return UNKNOWN_WEBHOOK;
  return world.clock.now() - one.at > LAST_WITHIN ? INVALID_TOKEN : undefined;
}

export function editOriginal(world: World, one: Interaction | undefined, data: Body): Answer | Message {
  const over = late(world, one);
  if (over || !one) return over ?? UNKNOWN_WEBHOOK;
  if (!one.original || one.original.deleted) return UNKNOWN_MESSAGE;
  const wrong = flagFault(data, MAY_EDIT) ?? contentFault(data, one.original.flags);
  if (wrong) return fault(world, wrong);
  const message = change(world, one.original, data);
  came(one, message);
  return message;
}

export function deleteOriginal(world: World, one: Interaction | undefined): Answer | undefined {
  const over = late(world, one);
  if (over) return over;
  if (!one?.original || one.original.deleted) return UNKNOWN_MESSAGE;
  one.original.deleted = true;
  return undefined;
}

/** A follow-up to a deferral that nothing has come of yet would take its place, and with it who sees it. */
export function followUp(world: World, one: Interaction | undefined, data: Body): Answer | Message {
  const over = late(world, one);
  if (over || !one) return over ?? UNKNOWN_WEBHOOK;
  if (one.original?.waiting && !one.original.deleted) return fault(world, 'a follow-up before the deferred answer');
  const wrong = flagFault(data, MAY_ANSWER) ?? contentFault(data, 0);
  if (wrong) return fault(world, wrong);
  const message = post(world, one, data, (data.flags ?? 0) & EPHEMERAL ? one.user.id : undefined);
  came(one, message);
  return message;
}
