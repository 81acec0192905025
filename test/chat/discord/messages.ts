import type { DiscordMessage } from '#chat/discord/render.ts';
import { checkDiscord } from '../../platforms/discord-check.ts';
import { nested } from '../../platforms/discord-message-rules.ts';
import type { Node } from '../../platforms/slack-node.ts';
import { asShown, type Shown } from './as-shown.ts';

/** What Discord would not take of a message as the answer to a command. */
export function faults(message: DiscordMessage): string[] {
  return checkDiscord('POST', '/interactions/1/token/callback', { type: 4, data: message });
}

/** Every component of a message, those inside others too. */
export const componentsOf = (message: DiscordMessage): Node[] => nested(message.components);

/** The markdown of its text displays. */
export function sourcesOf(message: DiscordMessage): string[] {
  return componentsOf(message).flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
}

export const piecesOf = (message: DiscordMessage): Shown[] => sourcesOf(message).flatMap((source) => asShown(source));

/** The words of the quotations at full size, as a reader sees them; of passages in the same text, with a line break between. */
export function quoted(message: DiscordMessage): string {
  return piecesOf(message)
    .filter((one) => one.in.includes('quote') && !one.in.includes('subtext'))
    .map(({ text }) => text)
    .join('');
}

/** All that can be read: text first, then what stands on buttons and in lists. */
export function readable(message: DiscordMessage): string {
  const controls = componentsOf(message).flatMap(({ label, options, placeholder }) => [
    label,
    placeholder,
    ...(Array.isArray(options) ? options.map((one: Node) => one.label) : []),
  ]);
  return [...piecesOf(message).map(({ text }) => text), ...controls].join('\n');
}
