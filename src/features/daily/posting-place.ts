import { UserError } from '#core/errors.ts';
import type { Target } from '#core/outgoing.ts';
import { channel, type Span } from '#core/reply.ts';
import type { Place } from '#core/request.ts';
import type { Say } from '#core/words.ts';

/** Throws a user error if nothing can be posted there from day to day. The ids of Slack's direct messages begin with D. */
export function requirePostingPlace({ platform, channel: id, channelKind }: Place): void {
  if (channelKind !== undefined || (platform === 'slack' && id.startsWith('D')))
    throw new UserError({ kind: 'cannot-post-here' });
}

type Elsewhere = Pick<Place, 'platform' | 'channel'> & { thread?: string | undefined };

/** Names another channel; on Discord, where threads have names, the thread. */
export function elsewhere({ platform, ...target }: Elsewhere, say: Say): Span {
  if (platform === 'console') return channel(target.channel, target.channel);
  const id = platform === 'discord' ? (target.thread ?? target.channel) : target.channel;
  return channel(id, say({ en: 'another channel', zh: '另一个频道' }));
}

/** The channel of a place, and the thread if it is in one. */
export const targetOf = (place: { channel: string; thread?: string | undefined }): Target => ({
  channel: place.channel,
  ...(place.thread !== undefined && { thread: place.thread }),
});
