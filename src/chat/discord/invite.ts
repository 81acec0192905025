/** What the bot has to be allowed in a channel: each permission with its bit (docs: topics/permissions) and its reason. */
export const PERMISSIONS: readonly { name: string; bit: bigint; because: string }[] = [
  { name: 'View Channels', bit: 1n << 10n, because: 'without it Discord denies a bot everything else in the channel' },
  { name: 'Send Messages', bit: 1n << 11n, because: 'answers that everybody sees' },
  {
    name: 'Send Messages in Threads',
    bit: 1n << 38n,
    because: 'the same in a thread, where Send Messages does not count',
  },
];

/** Has every permission, whatever else is said (topics/permissions). */
const ADMINISTRATOR = 1n << 3n;

/** The number that stands for all of them. */
export const PERMISSION_BITS = PERMISSIONS.reduce((all, { bit }) => all | bit, 0n);

/** Of the permissions needed, those that are not among `granted`: a decimal number as Discord writes it. */
export function missingPermissions(granted: string): string[] {
  const bits = BigInt(granted);
  if (bits & ADMINISTRATOR) return [];
  return PERMISSIONS.filter(({ bit }) => !(bits & bit)).map(({ name }) => name);
}

/** What the bot is installed with, and why (topics/oauth2). */
export const INSTALL_SCOPES: readonly { scope: string; because: string }[] = [
  { scope: 'bot', because: 'it joins the server' },
  { scope: 'applications.commands', because: 'its slash commands show up there' },
];

/** Opened by somebody who may manage a server, adds the bot to it. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', INSTALL_SCOPES.map(({ scope }) => scope).join(' '));
  link.searchParams.set('permissions', PERMISSION_BITS.toString());
  return link.href;
}

/** Discord ids are 64-bit numbers. */
const ID = /^\d{15,20}$/;
/** Of so many digits. */
const BASE64 = /^[\w-]{20,28}={0,2}$/;

/** The bot's id: a token begins with it in base64. Undefined when this is no token. */
export function idInToken(token: string): string | undefined {
  const [first, ...rest] = token.split('.');
  if (!first || rest.length !== 2 || !BASE64.test(first)) return undefined;
  // One character over four does not decode.
  if (first.replaceAll('=', '').length % 4 === 1) return undefined;
  const id = atob(first.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
  return ID.test(id) ? id : undefined;
}
