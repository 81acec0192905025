/** What the bot does in a channel. A missing permission blocks only this. */
export type Purpose = 'answer' | 'answer in a thread' | 'thread' | 'upload' | 'ping' | 'look back';

/**
 * A permission by its name on Discord's settings page, with its bit (docs: topics/permissions), what it is for and why. `isInvited`: the invite
 * link asks for it.
 */
export type Permission = {
  name: string;
  bit: bigint;
  purposes: readonly Purpose[];
  because: string;
  isInvited: boolean;
};

export const PERMISSIONS: readonly Permission[] = [
  {
    name: 'View Channels',
    bit: 1n << 10n,
    purposes: ['answer', 'answer in a thread', 'thread', 'upload', 'look back'],
    because: 'without it Discord denies a bot everything else in the channel',
    isInvited: true,
  },
  {
    name: 'Send Messages',
    bit: 1n << 11n,
    purposes: ['answer'],
    because: 'answers that everybody sees, and daily prompts',
    isInvited: true,
  },
  {
    name: 'Send Messages in Threads',
    bit: 1n << 38n,
    purposes: ['answer in a thread', 'thread'],
    because: 'the same in a thread, where Send Messages does not count',
    isInvited: true,
  },
  {
    name: 'Create Public Threads',
    bit: 1n << 35n,
    purposes: ['thread'],
    because: 'a thread under a daily prompt, where a schedule asks for one',
    isInvited: true,
  },
  {
    name: 'Read Message History',
    bit: 1n << 16n,
    purposes: ['look back'],
    because: 'to see whether a post arrived whose sending was cut off; nothing else is read',
    isInvited: true,
  },
  {
    name: 'Attach Files',
    bit: 1n << 15n,
    purposes: ['upload'],
    because: 'the transcript of a debate as a file',
    isInvited: true,
  },
  {
    name: 'Mention @everyone, @here, and All Roles',
    bit: 1n << 17n,
    purposes: ['ping'],
    because: 'to notify a role that not everybody may mention',
    isInvited: false,
  },
];

/** Discord's bits (docs: topics/permissions). */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** Thread types of a channel: announcement, public, private (Discord's channel types). */
const THREADS: readonly number[] = [10, 11, 12];

export const isThread = (channelType: number): boolean => THREADS.includes(channelType);

const has = (granted: bigint, bit: bigint): boolean => (granted & bit) === bit;

export const isAdministrator = (granted: bigint): boolean => has(granted, ADMINISTRATOR);

/** Returns the names of the permissions for these purposes that `granted` lacks. */
export function missingFor(purposes: readonly Purpose[], granted: bigint): string[] {
  if (isAdministrator(granted)) return [];
  const needed = PERMISSIONS.filter((one) => one.purposes.some((purpose) => purposes.includes(purpose)));
  return needed.filter(({ bit }) => !has(granted, bit)).map(({ name }) => name);
}

/**
 * Returns the permissions that the bot lacks to answer publicly where it was asked. `app_permissions` of an interaction are the bot's
 * permissions in the channel, one bit each, as a decimal number.
 */
export function missingPermissions(payload: {
  app_permissions?: string | undefined;
  channel?: { type: number } | undefined;
}): string[] {
  if (payload.app_permissions === undefined) return [];
  const inThread = payload.channel !== undefined && isThread(payload.channel.type);
  return missingFor([inThread ? 'answer in a thread' : 'answer'], BigInt(payload.app_permissions));
}

/** True if a person with these permissions manages the server. */
export function managesServer(permissions: string): boolean {
  const granted = BigInt(permissions);
  return isAdministrator(granted) || has(granted, MANAGE_GUILD);
}
