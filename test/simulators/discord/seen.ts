import type { APIComponentInMessageActionRow, APIModalInteractionResponseCallbackData } from 'discord.js';
import { plain } from './plain.ts';
import type { Came, Message } from './world.ts';

/** What somebody sees of an answer. Buttons and options by their labels; those that cannot be pressed are left out. */
export type Seen = {
  kind: 'message';
  id: string;
  visibility: 'public' | 'only-me';
  /** All the words in order, without buttons. */
  text: string;
  buttons: readonly string[];
  options: readonly string[];
  message: Message;
};
export type SeenForm = {
  kind: 'form';
  title: string;
  fields: readonly string[];
  form: Form;
  pressed?: Message | undefined;
};
type Form = APIModalInteractionResponseCallbackData;

export function seenAs(came: Came): Seen | SeenForm {
  switch (came.kind) {
    case 'message':
      return seen(came.message);
    case 'form':
      return {
        kind: 'form',
        title: came.form.title,
        fields: fieldsOf(came.form).map(({ label }) => label),
        form: came.form,
        pressed: came.pressed,
      };
    case 'choices':
      throw new Error('suggestions came where a message was due');
  }
}

export function seen(message: Message): Seen {
  const controls = controlsOf(message);
  return {
    kind: 'message',
    id: message.id,
    visibility: message.owner === undefined ? 'public' : 'only-me',
    text: message.waiting ? 'thinking…' : textOf(message.content, message.components),
    buttons: controls.filter(({ select }) => !select).map(({ label }) => label),
    options: controls.filter(({ select }) => select).map(({ label }) => label),
    message,
  };
}

type Node = { type: number; content?: string; components?: readonly Node[] };

/** Every component in the order in which it is shown. */
function flat(components: readonly unknown[]): Node[] {
  return (components as Node[]).flatMap((one) => [one, ...flat(one.components ?? [])]);
}

function textOf(content: string, components: readonly unknown[]): string {
  const displays = flat(components).filter(({ type }) => type === 10);
  return [content, ...displays.map((one) => one.content ?? '')].filter(Boolean).map(plain).join('\n');
}

/** What can be pressed or chosen: what is sent back then. `select` is the list's own id. */
export type Control = { label: string; id: string; select: string | undefined };

export function controlsOf({ components }: Message): Control[] {
  return flat(components).flatMap((node): Control[] => {
    const one = node as APIComponentInMessageActionRow | Exclude<Node, { custom_id: string }>;
    if (one.type === 3 && 'options' in one)
      return one.disabled ? [] : one.options.map(({ label, value }) => ({ label, id: value, select: one.custom_id }));
    if (one.type !== 2 || !('custom_id' in one) || one.disabled) return [];
    return [{ label: 'label' in one ? (one.label ?? '') : '', id: one.custom_id, select: undefined }];
  });
}

export type Field = { label: string; id: string; type: number };

export function fieldsOf(form: Form): Field[] {
  return form.components.flatMap((one): Field[] => {
    if (!('component' in one)) return [];
    const { custom_id, type } = one.component as { custom_id: string; type: number };
    return [{ label: one.label, id: custom_id, type }];
  });
}
