import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { listOf, type Node, nodeOf, nodesOf } from './discord-node.ts';

/** Rules of messages and forms that the published schema does not know (discord-api-docs: resources/message, components/reference). */
const MOST_CONTENT = 2000;
const MOST_EMBED_TEXT = 6000;
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
const MOST_ROWS = 5;
const MOST_FIELDS = 5;
const MOST_BUTTONS = 5;

/** Where a message goes: `hidden` may be seen by one person alone. */
export type Way = { hidden: boolean; create: boolean };

export function messageFaults(message: Node, way: Way): string[] {
  const components = nested(listOf(message.components));
  const isNew = (flagsOf(message) & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(isNew ? newFaults(message, components) : oldFaults(message, components)),
    ...embedFaults(message),
    ...componentFaults(components),
    ...mentionFaults(message),
    ...told(!way.hidden && flagsOf(message) & MessageFlags.Ephemeral, 'only an answer or a follow-up can be ephemeral'),
    ...told(way.create && isEmpty(message), 'an empty message'),
  ];
}

const flagsOf = (message: Node): number => (typeof message.flags === 'number' ? message.flags : 0);
const told = (isFault: unknown, fault: string): string[] => (isFault ? [fault] : []);
const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0);

function isEmpty(message: Node): boolean {
  return (
    ['components', 'embeds', 'attachments'].every((name) => !listOf(message[name]).length) &&
    !message.content &&
    !message.poll
  );
}

const NEW_ONLY: readonly unknown[] = [
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
];

function oldFaults(message: Node, components: readonly Node[]): string[] {
  return [
    ...told(lengthOf(message.content) > MOST_CONTENT, `content of ${lengthOf(message.content)} characters`),
    ...told(listOf(message.components).length > MOST_ROWS, 'more than five rows'),
    ...told(
      components.some(({ type }) => NEW_ONLY.includes(type)),
      'components that need the flag IS_COMPONENTS_V2',
    ),
  ];
}

function newFaults(message: Node, components: readonly Node[]): string[] {
  const text = components.reduce((sum, { content }) => sum + lengthOf(content), 0);
  const taboo = ['content', 'embeds', 'sticker_ids', 'poll'].filter(
    (name) => message[name] !== undefined && message[name] !== null,
  );
  const blank = ({ type, content }: Node) => type === ComponentType.TextDisplay && !String(content).trim();
  return [
    ...taboo.map((name) => `${name} beside IS_COMPONENTS_V2`),
    ...told(components.length > MOST_COMPONENTS, `${components.length} components, nested ones counted`),
    ...told(text > MOST_TEXT, `${text} characters over all text displays`),
    ...told(components.some(blank), 'a text display with nothing in it'),
  ];
}

function embedFaults(message: Node): string[] {
  const total = listOf(message.embeds).reduce((sum: number, one) => sum + embedText(nodeOf(one) ?? {}), 0);
  return told(total > MOST_EMBED_TEXT, `${total} characters over all embeds`);
}

function embedText(embed: Node): number {
  const own = lengthOf(embed.title) + lengthOf(embed.description);
  const around = lengthOf(nodeOf(embed.footer)?.text) + lengthOf(nodeOf(embed.author)?.name);
  const fields = listOf(embed.fields).map((one) => lengthOf(nodeOf(one)?.name) + lengthOf(nodeOf(one)?.value));
  return fields.reduce((sum, one) => sum + one, own + around);
}

/** Whatever is written, nobody is notified unless the message says whom. */
function mentionFaults(message: Node): string[] {
  return told(
    nodeOf(message.allowed_mentions) === undefined,
    'no allowed_mentions: whoever the text names would be notified',
  );
}

export function nested(components: readonly unknown[]): Node[] {
  return nodesOf(components).flatMap((one) => [
    one,
    ...nested(listOf(one.components)),
    ...nested([one.component, one.accessory]),
  ]);
}

export function componentFaults(components: readonly Node[]): string[] {
  const ids = components.flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []));
  return [
    ...repeated(ids).map((id) => `two components with the custom_id ${id}`),
    ...components.flatMap((one) => {
      switch (one.type) {
        case ComponentType.ActionRow:
          return rowFaults(nodesOf(one.components));
        case ComponentType.Button:
          return buttonFaults(one);
        case ComponentType.StringSelect:
          return selectFaults(one);
        default:
          return [];
      }
    }),
  ];
}

export const repeated = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i);

function rowFaults(inner: readonly Node[]): string[] {
  const buttons = inner.filter(({ type }) => type === ComponentType.Button).length;
  const others = inner.length - buttons;
  return told(
    others > 1 || (others > 0 && buttons > 0) || buttons > MOST_BUTTONS,
    'a row holds five buttons or one select',
  );
}

function buttonFaults({ style, url, custom_id, label, emoji }: Node): string[] {
  const isLink = style === ButtonStyle.Link;
  return [
    ...told(isLink && !url, 'a link button without a url'),
    ...told(isLink && custom_id, 'a link button with a custom_id'),
    ...told(!isLink && !custom_id, 'a button without a custom_id'),
    ...told(!isLink && url, 'a url on a button that is no link'),
    ...told(!String(label ?? '').trim() && !emoji, 'a button without a label'),
  ];
}

function selectFaults({ options, max_values }: Node): string[] {
  const all = nodesOf(options);
  const most = typeof max_values === 'number' ? max_values : 1;
  return [
    ...repeated(all.map(({ value }) => String(value))).map((value) => `two options with the value ${value}`),
    ...told(all.filter((one) => one.default === true).length > most, 'more options chosen than can be'),
    ...told(
      all.some(({ label }) => !String(label).trim()),
      'an option without a label',
    ),
  ];
}

/** Fields have to be chosen, unless that they need not is said. */
export function modalFaults(modal: Node): string[] {
  const fields = nodesOf(modal.components);
  const components = nested(fields);
  return [
    ...told(fields.length > MOST_FIELDS, `${fields.length} fields in a form`),
    ...told(
      fields.some(({ type }) => type === ComponentType.ActionRow),
      'a row in a form: fields stand in labels',
    ),
    ...told(
      components.some((one) => one.required === true && one.min_values === 0),
      'a field that is required and takes none',
    ),
    ...componentFaults(components),
  ];
}
