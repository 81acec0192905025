/** Permissions that the bot needs in a channel, each with its bit (docs: topics/permissions) and its reason. */
export const PERMISSIONS: readonly { name: string; bit: bigint; because: string }[] = [
  { name: 'View Channels', bit: 1n << 10n, because: 'without it Discord denies a bot everything else in the channel' },
  { name: 'Send Messages', bit: 1n << 11n, because: 'answers that everybody sees' },
  {
    name: 'Send Messages in Threads',
    bit: 1n << 38n,
    because: 'the same in a thread, where Send Messages does not count',
  },
];

/** The bit that includes every permission (topics/permissions). */
const ADMINISTRATOR = 1n << 3n;

/** All needed permissions as one number. */
export const PERMISSION_BITS = PERMISSIONS.reduce((all, { bit }) => all | bit, 0n);

/** Returns the needed permissions that `granted` lacks. `granted` is a decimal number as Discord writes it. */
export function missingFromBits(granted: string): string[] {
  const bits = BigInt(granted);
  if (bits & ADMINISTRATOR) return [];
  return PERMISSIONS.filter(({ bit }) => !(bits & bit)).map(({ name }) => name);
}

/** OAuth scopes with which the bot is installed, and their reasons (topics/oauth2). */
export const INSTALL_SCOPES: readonly { scope: string; because: string }[] = [
  { scope: 'bot', because: 'it joins the server' },
  { scope: 'applications.commands', because: 'its slash commands show up there' },
];

/** Makes the link that adds the bot to a server. It works for people who may manage the server. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', INSTALL_SCOPES.map(({ scope }) => scope).join(' '));
  link.searchParams.set('permissions', PERMISSION_BITS.toString());
  return link.href;
}

/** Discord ids are 64-bit numbers. */
const ID = /^\d{15,20}$/;
/** Base64 of an id with this number of digits. */
const BASE64 = /^[\w-]{20,28}={0,2}$/;

/** Returns the bot's id, with which a token begins in base64; undefined if this is not a token. */
export function idInToken(token: string): string | undefined {
  const [first, ...rest] = token.split('.');
  if (!first || rest.length !== 2 || !BASE64.test(first)) return undefined;
  // Base64 with a rest of one character cannot be decoded.
  if (first.replaceAll('=', '').length % 4 === 1) return undefined;
  const id = atob(first.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
  return ID.test(id) ? id : undefined;
}
