import { UserError } from '#core/errors.ts';
import type { Target } from '#core/outgoing.ts';
import { code, type Span, text } from '#core/reply.ts';
import type { Place } from '#core/request.ts';
import type { Say } from '#core/words.ts';

/** Throws a user error if nothing can be posted there from day to day. The ids of Slack's direct messages begin with D. */
export function requirePostingPlace({ platform, channel, channelKind }: Place): void {
  if (channelKind !== undefined || (platform === 'slack' && channel.startsWith('D')))
    throw new UserError({ kind: 'cannot-post-here' });
}

/** Says that it is in another channel: in the console by its name, in a chat without the id, which nobody reads. */
export const elsewhere = ({ platform, channel }: Pick<Place, 'platform' | 'channel'>, say: Say): Span[] => [
  platform === 'console' ? code(channel) : text(say({ en: 'in another channel', zh: '在另一个频道' })),
];

/** The channel of a place, and the thread if it is in one. */
export const targetOf = ({ channel, thread }: { channel: string; thread?: string | undefined }): Target => ({
  channel,
  ...(thread !== undefined && { thread }),
});
