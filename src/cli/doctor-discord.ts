import { z } from 'zod';
import { idInToken, missingFromBits } from '#chat/discord/invite.ts';
import { PERMISSIONS } from '#chat/discord/permissions.ts';
import type { Command } from '#core/command.ts';
import { ask, type HttpAnswer, type Unreached } from './doctor-ask.ts';
import { type Check, type Environment, type Findings, fine, off, setIn, wrong } from './doctor-check.ts';

const API = 'https://discord.com/api';
const VERSION = 'v10';
/** Most servers in one answer (docs: resources/user). */
const PAGE = 200;

/** Sends one GET request with the bot's token. */
export type DiscordAsk = (path: string) => Promise<HttpAnswer | Unreached>;

export function discordAsk(token: string, environment: Environment): DiscordAsk {
  const api = (setIn(environment, 'DISCORD_API_URL') ?? API).replace(/\/+$/, '');
  return (path) => ask(`${api}/${VERSION}${path}`, { headers: { authorization: `Bot ${token}` } });
}

const Me = z.object({ username: z.string() });
export const Application = z.object({
  id: z.string(),
  flags: z.number().nullish(),
  interactions_endpoint_url: z.string().nullish(),
  bot_require_code_grant: z.boolean().nullish(),
});
const Registered = z.array(z.object({ name: z.string(), type: z.number().nullish() }));
const Servers = z.array(z.object({ name: z.string(), permissions: z.string().regex(/^\d+$/) }));

export const NEW_TOKEN =
  'Discord Developer Portal → your application → Bot → Reset Token, then put the new one into .env as DISCORD_TOKEN';

/** Checks the token, the application's settings, the commands and the permissions in every server. */
export async function discordChecks(environment: Environment, commands: readonly Command[]): Promise<Findings> {
  const token = setIn(environment, 'DISCORD_TOKEN');
  if (!token) return { checks: [off('discord', 'not set up: DISCORD_TOKEN is not set (docs/discord.md).')], skews: [] };
  if (!idInToken(token)) {
    const says = `DISCORD_TOKEN does not look like a bot's token (three parts with dots between). ${NEW_TOKEN}.`;
    return { checks: [wrong('discord', says)], skews: [] };
  }
  const call = discordAsk(token, environment);
  const answer = await call('/users/@me');
  const me = read('discord', answer, Me);
  const skews = answer.kind === 'answer' && answer.skew !== undefined ? [answer.skew] : [];
  if ('check' in me) return { checks: [me.check], skews };
  const signedIn = fine('discord', `the token is good: signed in as ${me.data.username}.`);
  const rest = await Promise.all([applicationChecks(call, commands), serverChecks(call)]);
  return { checks: [signedIn, ...rest.flat()], skews };
}

/** Returns the data of an answer, or a check that says why there is none. */
export function read<T>(
  name: string,
  answer: HttpAnswer | Unreached,
  shape: z.ZodType<T>,
): { data: T } | { check: Check } {
  if (answer.kind === 'unreached') return { check: wrong(name, `could not reach Discord: ${answer.why}.`) };
  if (answer.status === 401) return { check: wrong(name, `Discord does not accept the token. ${NEW_TOKEN}.`) };
  if (answer.status === 429) return { check: off(name, 'not checked: Discord asks to wait. Try again in a minute.') };
  const { data } = shape.safeParse(answer.body);
  if (answer.status !== 200 || !data) {
    return { check: wrong(name, `could not be checked: Discord answered ${answer.status}. Try again later.`) };
  }
  return { data };
}

async function applicationChecks(call: DiscordAsk, commands: readonly Command[]): Promise<Check[]> {
  const found = read('application', await call('/applications/@me'), Application);
  if ('check' in found) return [found.check];
  return [...portalChecks(found.data), await commandCheck(call, found.data.id, commands)];
}

// docs: resources/application, "Application Flags". Each intent has a second flag, for applications in under 100 servers.
const PRIVILEGED: readonly { name: string; bits: number }[] = [
  { name: 'Presence', bits: (1 << 12) | (1 << 13) },
  { name: 'Server Members', bits: (1 << 14) | (1 << 15) },
  { name: 'Message Content', bits: (1 << 18) | (1 << 19) },
];

function portalChecks(application: z.infer<typeof Application>): Check[] {
  const faults: Check[] = [];
  if (application.interactions_endpoint_url) {
    const says = 'an Interactions Endpoint URL is set, so Discord sends commands there and not to Parley.';
    faults.push(wrong('application', `${says} Developer Portal → General Information: empty it.`));
  }
  if (application.bot_require_code_grant) {
    const says = '“Requires OAuth2 Code Grant” is on, so nobody can invite the bot.';
    faults.push(wrong('application', `${says} Developer Portal → Bot: switch it off.`));
  }
  const on = PRIVILEGED.filter(({ bits }) => (application.flags ?? 0) & bits).map(({ name }) => name);
  const intents = on.length
    ? `${on.join(', ')} on; Parley needs none and it can be switched off.`
    : 'none on, none needed.';
  return [...faults, fine('intents', `privileged intents: ${intents}`)];
}

/** Types of commands: typed ones, and those on a message (docs: interactions/application-commands). */
const CHAT_INPUT = 1;
const MESSAGE = 3;

async function commandCheck(call: DiscordAsk, id: string, commands: readonly Command[]): Promise<Check> {
  const found = read('commands', await call(`/applications/${id}/commands`), Registered);
  if ('check' in found) return found.check;
  const registered = found.data;
  if (!registered.length) return off('commands', 'none registered yet: Parley does it at its first start.');
  const typed = registered.filter(({ type }) => (type ?? CHAT_INPUT) === CHAT_INPUT).map(({ name }) => name);
  const onMessage = registered.some(({ type }) => type === MESSAGE);
  const lacking = [
    ...[...new Set(commands.map(({ path }) => path[0] ?? ''))]
      .filter((head) => !typed.includes(head))
      .map((head) => `/${head}`),
    ...(commands.some(({ shortcut }) => shortcut) && !onMessage ? ['the command on a message'] : []),
  ];
  const [has] = typed.length ? [typed.map((name) => `/${name}`).join(' ')] : ['no typed command'];
  if (!lacking.length) return fine('commands', `registered: ${has}${onMessage ? ', and one on a message' : ''}.`);
  return wrong('commands', `not registered: ${lacking.join(', ')}. Restart Parley: it registers what has changed.`);
}

async function serverChecks(call: DiscordAsk): Promise<Check[]> {
  const asked = read('servers', await call(`/users/@me/guilds?limit=${PAGE}`), Servers);
  if ('check' in asked) return [asked.check];
  const servers = asked.data;
  if (!servers.length) return [wrong('servers', 'the bot is in no server yet. parley discord invite prints the link.')];
  const found = servers.flatMap(serverCheck);
  const count = `${servers.length === PAGE ? 'at least ' : ''}${servers.length} ${servers.length === 1 ? 'server' : 'servers'}`;
  if (found.length) return found;
  return [fine('servers', `in ${count}, with every permission it needs (a channel may still take one away).`)];
}

const RENEW = 'Server Settings → Roles → the bot’s role, or invite it again: parley discord invite';

/** Names what is missing in a server. Without some permissions only posts that nobody asked for suffer. */
function serverCheck({ name, permissions }: z.infer<typeof Servers>[number]): Check[] {
  const { needed, forMore } = missingFromBits(permissions);
  if (needed.length)
    return [wrong('servers', `in “${name}” it lacks: ${[...needed, ...forMore].join(', ')}. ${RENEW}.`)];
  if (!forMore.length) return [];
  const why = PERMISSIONS.filter((one) => forMore.includes(one.name)).map((one) => `${one.name} (${one.because})`);
  return [off('servers', `in “${name}” answers work; to renew: ${why.join(', ')}. ${RENEW}.`)];
}
