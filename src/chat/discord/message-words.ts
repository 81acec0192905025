import { z } from 'zod';
import { addressesIn } from '#core/addresses.ts';
import type { FileReference } from './options.ts';

// The words that people see in a message. Source: docs, resources/message, resources/poll, components/reference.

type Node = Record<string, unknown>;
const Node = z.record(z.string(), z.unknown());
const List = z.array(z.unknown()).catch([]);

/** Most levels of a message that are read. Discord's own nest less deep. */
const DEEPEST = 12;

/**
 * Returns the words of a message: its text, or where that says nothing, what stands in its embeds, its poll and its components, or in the
 * message that it forwards.
 */
export function wordsOf(message: Node, depth = 0): string {
  if (depth > DEEPEST) return '';
  const content = textIn(message.content);
  if (saysSomething(content)) return content;
  const seen = lines([
    ...listOf(message.embeds).map(embedWords),
    pollWords(nodeOf(message.poll)),
    ...componentsOf(message, 0),
  ]);
  const forwarded = () => listOf(message.message_snapshots).map((one) => wordsOf(nodeOf(one.message) ?? {}, depth + 1));
  return seen || lines(forwarded()) || content;
}

/** Returns the addresses that a message leads to: those in its text, else those of its embeds, its components and what it forwards. */
export function linksOf(message: Node, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  const written = addressesIn(textIn(message.content));
  if (written.length) return written;
  const seen = listOf(message.embeds).flatMap(({ url, title, description }) => [url, title, description].map(textIn));
  const found = addressesIn([...seen, ...componentsOf(message, 0, true)].join('\n'));
  if (found.length) return found;
  return listOf(message.message_snapshots).flatMap((one) => linksOf(nodeOf(one.message) ?? {}, depth + 1));
}

const File = z.object({ filename: z.string(), url: z.url(), size: z.number() });

/** Returns the files of a message, else those of the message that it forwards. */
export function filesOf(message: Node, depth = 0): FileReference[] {
  if (depth > DEEPEST) return [];
  const own = listOf(message.attachments).flatMap((one) => {
    const file = File.safeParse(one).data;
    return file ? [{ name: file.filename, url: file.url, size: file.size }] : [];
  });
  if (own.length) return own;
  return listOf(message.message_snapshots).flatMap((one) => filesOf(nodeOf(one.message) ?? {}, depth + 1));
}

/** True if a text has more than addresses, mentions and emoji. */
const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/https?:\/\/\S+|<[^<>]*>/g, ''));

const lines = (all: readonly string[]): string => all.filter((one) => one.trim() !== '').join('\n');
const nodeOf = (value: unknown): Node | undefined => Node.safeParse(value).data;
const listOf = (value: unknown): Node[] =>
  List.parse(value)
    .map(nodeOf)
    .filter((one) => one !== undefined);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function embedWords({ title, description, fields }: Node): string {
  const inFields = listOf(fields).flatMap(({ name, value }) => [textIn(name), textIn(value)]);
  return lines([textIn(title), textIn(description), ...inFields]);
}

function pollWords(poll: Node | undefined): string {
  const mediaWords = (media: unknown) => textIn(nodeOf(media)?.text);
  return lines([mediaWords(poll?.question), ...listOf(poll?.answers).map(({ poll_media }) => mediaWords(poll_media))]);
}

/** Returns the texts of Components V2, in order: of text displays, wherever they stand. `withLinks`: also the addresses of buttons. */
function componentsOf(parent: Node, depth: number, withLinks = false): string[] {
  if (depth > DEEPEST) return [];
  return listOf(parent.components).flatMap((one) => [
    ...(one.type === TEXT_DISPLAY ? [textIn(one.content)] : []),
    ...(withLinks && one.type === BUTTON ? [textIn(one.url)] : []),
    ...componentsOf(one, depth + 1, withLinks),
  ]);
}

const BUTTON = 2;
const TEXT_DISPLAY = 10;
