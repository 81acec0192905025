import { missingFor, PERMISSIONS, type Permission } from './permissions.ts';

/** The permissions that the invite link asks for. */
export const INVITED: readonly Permission[] = PERMISSIONS.filter(({ isInvited }) => isInvited);

/** All that the link asks for as one number. */
export const INVITED_BITS = INVITED.reduce((all, { bit }) => all | bit, 0n);

/**
 * Returns the permissions that `granted` lacks: those without which nothing works, and those for posts that nobody asked for. `granted` is a
 * decimal number as Discord writes it.
 */
export function missingFromBits(granted: string): { needed: string[]; forMore: string[] } {
  const bits = BigInt(granted);
  const needed = missingFor(['answer', 'answer in a thread'], bits);
  return {
    needed,
    forMore: missingFor(['thread', 'look back', 'upload'], bits).filter((name) => !needed.includes(name)),
  };
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
  link.searchParams.set('permissions', INVITED_BITS.toString());
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
