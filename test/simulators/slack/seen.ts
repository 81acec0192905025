import { BOT, type Json, type Message } from './world.ts';

/** A message as a person sees it. `text`: all words in order, unescaped. Labels of what can be pressed or chosen, with what is behind them. */
export type SeenMessage = {
  ts: string;
  thread?: string;
  visibility: 'public' | 'only-me';
  text: string;
  buttons: { label: string; action: Json }[];
  options: { label: string; action: Json }[];
  message: Message;
};

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

export function seen(message: Message): SeenMessage {
  const elements = message.blocks.flatMap((block) => [...list(block.elements), ...list([block.accessory])]);
  const pressable = elements.filter(({ type }) => type === 'button');
  const selects = elements.filter(({ type }) => type === 'static_select');
  const blockOf = (element: Json) =>
    message.blocks.find((block) => list(block.elements).includes(element) || block.accessory === element);
  const action = (element: Json, more: Json): Json => {
    const { type, action_id } = element;
    return { type, action_id, block_id: blockOf(element)?.block_id ?? 'b1', ...more };
  };
  return {
    ts: message.ts,
    ...(message.thread_ts && { thread: message.thread_ts }),
    visibility: message.only === undefined ? 'public' : 'only-me',
    text: message.blocks.length ? message.blocks.map(blockText).filter(Boolean).join('\n') : unmarked(message.text),
    buttons: pressable.map((element) => {
      const { text, value, style, url } = element;
      return {
        label: plain(text),
        action: action(element, {
          text,
          ...(value !== undefined && { value }),
          ...(style !== undefined && { style }),
          ...(url !== undefined && { url }),
        }),
      };
    }),
    options: selects.flatMap((element) =>
      list(element.options).map((option) => ({
        label: plain(option.text),
        action: action(element, {
          selected_option: option,
          ...(element.placeholder !== undefined && { placeholder: element.placeholder }),
        }),
      })),
    ),
    message,
  };
}

export const isBots = ({ user }: Message): boolean => user === BOT.user;

function blockText(block: Json): string {
  switch (block.type) {
    case 'section':
      return [block.text, ...list(block.fields)].map(textObject).filter(Boolean).join('\n');
    case 'header':
      return plain(block.text);
    case 'context':
      return list(block.elements).map(textObject).join(' ');
    case 'rich_text':
      return list(block.elements).map(richText).join('\n');
    case 'markdown':
      return String(block.text);
    case 'image':
      return String(block.alt_text ?? '');
    default:
      return '';
  }
}

const plain = (text: unknown): string => (isJson(text) ? entities(String(text.text ?? '')) : '');

function textObject(text: unknown): string {
  if (!isJson(text)) return '';
  return text.type === 'mrkdwn' ? unmarked(String(text.text ?? '')) : plain(text);
}

/** What stands in a rich text element: Slack shows it as it is. */
function richText(element: Json): string {
  const parts = list(element.elements);
  switch (element.type) {
    case 'rich_text_list':
      return parts.map(richText).join('\n');
    case 'text':
      return String(element.text ?? '');
    case 'link':
      return String(element.text ?? element.url ?? '');
    case 'user':
      return `@${element.user_id}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'channel':
      return `#${element.channel_id}`;
    default:
      return parts.map(richText).join('');
  }
}

/** mrkdwn as it is shown: links by their labels, escapes undone. Marks of bold and italic stay: what they mark is not known here. */
function unmarked(text: string): string {
  const shown = text.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => label ?? target);
  return entities(shown);
}

const entities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
