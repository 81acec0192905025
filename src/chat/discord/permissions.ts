import { PERMISSIONS } from './invite.ts';

/** Thread types of a channel: announcement, public, private (Discord's channel types). */
const THREADS: readonly number[] = [10, 11, 12];
/** Discord's bits (docs: topics/permissions). */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;
const SEND_MESSAGES = 1n << 11n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;

export const isThread = (channelType: number): boolean => THREADS.includes(channelType);

const has = (granted: bigint, bit: bigint): boolean => (granted & bit) === bit;

/**
 * Returns the permissions that the bot lacks to post where it was asked, by their names on Discord's settings page. `app_permissions` of an
 * interaction are the bot's permissions in the channel, one bit each, as a decimal number.
 */
export function missingPermissions(payload: {
  app_permissions?: string | undefined;
  channel?: { type: number } | undefined;
}): string[] {
  if (payload.app_permissions === undefined) return [];
  const granted = BigInt(payload.app_permissions);
  if (has(granted, ADMINISTRATOR)) return [];
  const inThread = payload.channel !== undefined && isThread(payload.channel.type);
  const besides = inThread ? SEND_MESSAGES : SEND_MESSAGES_IN_THREADS;
  return PERMISSIONS.filter(({ bit }) => bit !== besides && !has(granted, bit)).map(({ name }) => name);
}

/** True if a person with these permissions manages the server. */
export function managesServer(permissions: string): boolean {
  const granted = BigInt(permissions);
  return has(granted, ADMINISTRATOR) || has(granted, MANAGE_GUILD);
}
