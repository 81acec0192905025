import { UserError } from '#core/errors.ts';
import type { Place } from '#core/request.ts';

/** Throws a user error if nothing can be posted there from day to day. The ids of Slack's direct messages begin with D. */
export function requirePostingPlace({ platform, channel, channelKind }: Place): void {
  if (channelKind !== undefined || (platform === 'slack' && channel.startsWith('D')))
    throw new UserError({ kind: 'cannot-post-here' });
}
