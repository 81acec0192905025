import { z } from 'zod';
import { addressesIn } from '#core/addresses.ts';
import type { FileRef } from './delivery.ts';

// What people see in a message beside its text: docs.slack.dev, "Block Kit" and "Secondary message attachments".

type Node = Record<string, unknown>;
const Node = z.record(z.string(), z.unknown());

/** Most levels of a message that are read. Slack's own nest less deep. */
const DEEPEST = 12;

/**
 * Returns the words of a message as Slack encodes them: its text, or where that says nothing, what stands in its blocks and attachments, as
 * in a forwarded message or one of an app.
 */
export function wordsOf(message: Node): string {
  const text = typeof message.text === 'string' ? message.text : '';
  if (saysSomething(text)) return text;
  return lines([...listOf(message.blocks).map((one) => blockWords(one)), ...attachmentsOf(message)]) || text;
}

/** Returns the addresses that a message leads to: those in its text, else those in its blocks, else those of its attachments. */
export function linksOf(message: Node): string[] {
  const written = addressesIn(textIn(message.text));
  if (written.length) return written;
  const inBlocks = addressesIn(urlsIn(message.blocks).join('\n'));
  return inBlocks.length ? inBlocks : addressesIn(urlsIn(message.attachments).join('\n'));
}

/** Names of the fields of blocks and attachments that hold an address. Pictures and the pages of people who wrote are none that a message leads to. */
const LINKING = ['url', 'text', 'title_link', 'from_url', 'original_url'];

function urlsIn(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => urlsIn(one, depth + 1));
  return Object.entries(nodeOf(value) ?? {}).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (LINKING.includes(name) ? [inner] : []) : urlsIn(inner, depth + 1),
  );
}

const File = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export const Files = z.array(File);

/** Returns the files of a message, else those of the message that it forwards. What was deleted or is hidden has no name. */
export function filesOf(message: Node): FileRef[] {
  const own = fileRefs(message.files);
  return own.length ? own : listOf(message.attachments).flatMap(({ files }) => fileRefs(files));
}

const fileRefs = (files: unknown): FileRef[] =>
  listOf(files)
    .map((one) => File.safeParse(one).data)
    .filter((one) => one !== undefined)
    .map(fileRef)
    .filter(({ name }) => name);

/** Reduces a file to what is needed to fetch it. */
export function fileRef({ id, name, size, url_private, url_private_download }: z.infer<typeof File>): FileRef {
  const url = url_private_download ?? url_private;
  return { id, ...(name && { name }), ...(url && { url }), ...(size != null && { size }) };
}

/** What Slack writes where an app gave no text. */
const NO_TEXT = /^(?:this content can't be displayed\.?|\[no preview available\])$/i;
const saysSomething = (text: string): boolean => {
  const bare = text.replace(/<[^<>]*>|:[\w+-]+:/g, '').trim();
  return bare !== '' && !NO_TEXT.test(bare);
};

const lines = (all: readonly string[]): string => all.filter((one) => one.trim() !== '').join('\n');
const nodeOf = (value: unknown): Node | undefined => Node.safeParse(value).data;
const List = z.array(z.unknown()).catch([]);
const listOf = (value: unknown): Node[] =>
  List.parse(value)
    .map(nodeOf)
    .filter((one) => one !== undefined);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Rich text and cells hold their characters unencoded. */
const encoded = (value: unknown): string =>
  textIn(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function attachmentsOf(message: Node, depth = 0): string[] {
  return depth > DEEPEST ? [] : listOf(message.attachments).map((one) => attachmentWords(one, depth));
}

function attachmentWords(attachment: Node, depth: number): string {
  const { pretext, title, text, fields, fallback, blocks, message_blocks } = attachment;
  const fieldWords = listOf(fields).flatMap((one) => [textIn(one.title), textIn(one.value)]);
  const own = lines([textIn(pretext), textIn(title), textIn(text), ...fieldWords]);
  const inBlocks = () => lines(listOf(blocks).map((one) => blockWords(one, depth + 1)));
  const inMessages = () =>
    lines(
      listOf(message_blocks).flatMap(({ message }) =>
        listOf(nodeOf(message)?.blocks).map((one) => blockWords(one, depth + 1)),
      ),
    );
  return own || inBlocks() || inMessages() || lines(attachmentsOf(attachment, depth + 1)) || textIn(fallback);
}

function blockWords(block: Node, depth = 0): string {
  if (depth > DEEPEST) return '';
  const objects = (value: unknown) => listOf(value).map(({ text }) => textIn(text));
  const label = textIn(nodeOf(block.text)?.text);
  switch (block.type) {
    case 'rich_text':
      return lines(listOf(block.elements).map((one) => richWords(one, depth)));
    case 'header':
    case 'section':
      return lines([label, ...objects(block.fields)]);
    case 'context':
      return objects(block.elements).filter(Boolean).join(' ');
    case 'markdown':
      return textIn(block.text);
    case 'table':
      return lines(
        rowsOf(block.rows).map((row) =>
          row
            .map((cell) => cellWords(cell, depth))
            .filter(Boolean)
            .join(' '),
        ),
      );
    case 'image':
    case 'video':
      return textIn(nodeOf(block.title)?.text) || textIn(block.alt_text);
    default:
      return '';
  }
}

const rowsOf = (rows: unknown): Node[][] => List.parse(rows).map(listOf);

const cellWords = (cell: Node, depth: number): string =>
  cell.type === 'raw_text' ? encoded(cell.text) : blockWords(cell, depth + 1);

function richWords(element: Node, depth: number): string {
  if (depth > DEEPEST) return '';
  const parts = () => listOf(element.elements).map((one) => richWords(one, depth + 1));
  switch (element.type) {
    case 'rich_text_list':
      return lines(parts());
    case 'text':
      return encoded(element.text);
    case 'link':
      return encoded(element.text ?? element.url);
    case 'user':
      return `<@${encoded(element.user_id)}>`;
    case 'channel':
      return `<#${encoded(element.channel_id)}>`;
    case 'date':
      return encoded(element.fallback);
    default:
      return parts().join('');
  }
}
