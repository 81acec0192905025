import { isIP } from 'node:net';
import { z } from 'zod';
import type { FastClock, StoreLocation } from '#store/index.ts';
import { fastClock } from './fast-clock.ts';
import { api, contact, isLoopback, publicUrl, secret } from './setting-values.ts';
import { databaseUrl, readStoreLocation } from './store-location.ts';

/** Settings from the environment (see `.env.example`). Folders are absolute, addresses have no slash at their end. */
export type Settings = {
  port: number;
  store: StoreLocation;
  /** A clock that runs faster than the real one, to try schedules. */
  clock?: FastClock;
  /** Days after which cards and the console's messages are deleted. */
  keepDays: number;
  /** The address of this machine on which the public pages are served. */
  host: string;
  /** The console's own port, beside the public pages. Undefined: no console beside them. */
  consolePort?: number;
  /** Address at which people reach the public pages. */
  publicUrl?: string;
  discord?: { token: string; api?: string };
  slack?: { botToken: string; appToken?: string; signingSecret?: string; api?: string };
  /** Most bytes in memory for data that can be made again: opened articles and search indexes. */
  cacheBytes: number;
  /** An e-mail address or a page of whoever runs Parley, told to the sites whose pages are read. */
  contact?: string;
  /** The language model that may draft topics. */
  draft?: DraftSettings;
};

/** An endpoint with OpenAI's chat completions. One on this machine needs no key. */
export type DraftSettings = { url: string; model: string; key?: string };

const HIGHEST_PORT = 65_535;
export const DEFAULT_PORT = 4321;
/** Port of the console if `--console` names none. */
export const DEFAULT_CONSOLE_PORT = 4322;
const LOOPBACK = '127.0.0.1';

const port = z
  .string()
  .regex(/^\d+$/, 'is not a whole number')
  .transform(Number)
  .refine((value) => value <= HIGHEST_PORT, `is above ${HIGHEST_PORT}`);

const LONGEST_MODEL = 200;
const drafting = {
  DRAFT_API_URL: api.optional(),
  DRAFT_MODEL: z
    .string()
    .regex(/^\S+$/, 'has a blank in it. It is the name that the endpoint has for the model')
    .max(LONGEST_MODEL, 'is too long for the name of a model')
    .optional(),
  DRAFT_API_KEY: secret().optional(),
};

/** Less has no room for one search index. More is a typing error. */
const CACHE_MB = { least: 64, most: 100_000, usual: 512 };
const MEGABYTE = 1_000_000;
/** By default a season, long enough to return to an answer. At most a hundred years, for people who want to delete nothing. */
const KEEP_DAYS = { least: 1, most: 36_500, usual: 90 };

const amount = ({ least, most, usual }: typeof CACHE_MB, unit: string) =>
  z
    .string()
    .regex(/^\d+$/, `is not a whole number of ${unit}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not from ${least} to ${most} ${unit}`)
    .default(usual);

const HOST_NAME = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;

const Environment = z.object({
  PORT: port.default(DEFAULT_PORT),
  CONSOLE_PORT: port.optional(),
  HOST: z
    .string()
    .refine(
      (value) => isIP(value) || HOST_NAME.test(value),
      'is not a name or number of this machine, such as 127.0.0.1 or 0.0.0.0, without http:// and port',
    )
    .default(LOOPBACK),
  PARLEY_DATA: z.string().optional(),
  DATABASE_URL: databaseUrl.optional(),
  PARLEY_CLOCK: fastClock.optional(),
  KEEP_DAYS: amount(KEEP_DAYS, 'days'),
  PUBLIC_URL: publicUrl.optional(),
  CONTACT: contact.optional(),
  DISCORD_TOKEN: secret(
    [/^\d+$/, 'is the id of an application, not a token. The token is on the page “Bot”'],
    [/^[\da-f]{64}$/i, 'is the public key of an application, not a token. The token is on the page “Bot”'],
    [/^x(?:oxb|app)-/, 'is a token of Slack'],
  ).optional(),
  SLACK_BOT_TOKEN: secret(
    [/^xapp-/, 'is the app token. That belongs in SLACK_APP_TOKEN; the bot token begins with xoxb-'],
    [/^xox[pe]/, 'is the token of a person. The bot token begins with xoxb-'],
    [/^(?!xoxb-)/, 'does not begin with xoxb-, as a bot token does (“OAuth & Permissions” on the app’s page)'],
  ).optional(),
  SLACK_APP_TOKEN: secret(
    [/^xoxb-/, 'is the bot token. That belongs in SLACK_BOT_TOKEN; the app token begins with xapp-'],
    [/^(?!xapp-)/, 'does not begin with xapp-, as an app token does (“Basic Information” on the app’s page)'],
  ).optional(),
  SLACK_SIGNING_SECRET: secret([
    /^x(?:ox[bpe]|app)/,
    'is a token. The signing secret is on “Basic Information” of the app’s page',
  ]).optional(),
  DISCORD_API_URL: api.optional(),
  SLACK_API_URL: api.optional(),
  CACHE_MB: amount(CACHE_MB, 'megabytes'),
  ...drafting,
});

/** Variables whose values a fault may show: they contain nothing secret. */
const SHOWN = [
  'PORT',
  'CONSOLE_PORT',
  'HOST',
  'KEEP_DAYS',
  'PARLEY_CLOCK',
  'DISCORD_API_URL',
  'SLACK_API_URL',
  'PUBLIC_URL',
  'CONTACT',
  'DRAFT_API_URL',
  'DRAFT_MODEL',
  'CACHE_MB',
];

/** The settings, or all faults in them, one line each. Empty variables count as not set. */
export function readSettings(
  environment: NodeJS.ProcessEnv,
  cwd: string,
): { settings: Settings } | { faults: string[] } {
  const set = setOnes(environment);
  const parsed = Environment.safeParse(set);
  const faults = [...(parsed.error ? parsed.error.issues.map((issue) => faultOf(issue, set)) : []), ...together(set)];
  if (!parsed.success || faults.length) return { faults };
  return { settings: settingsOf(parsed.data, cwd) };
}

const setOnes = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

/** The settings of the language model alone, or all faults in them. */
export function readDraftSettings(environment: NodeJS.ProcessEnv): { draft?: DraftSettings } | { faults: string[] } {
  const set = setOnes(environment);
  const parsed = z.object(drafting).safeParse(set);
  const faults = [...(parsed.error ? parsed.error.issues.map((issue) => faultOf(issue, set)) : []), ...loneDraft(set)];
  return faults.length || !parsed.success ? { faults } : draftOf(parsed.data);
}

function faultOf({ path: [name], message }: z.core.$ZodIssue, set: NodeJS.ProcessEnv): string {
  const value = set[String(name)] ?? '';
  // An address may contain a password before its @.
  const shown = SHOWN.includes(String(name)) && !value.includes('@');
  return `${String(name)} ${message}${shown ? ` (it is "${value}")` : ''}.`;
}

/** Faults in the combination of settings. */
function together(set: NodeJS.ProcessEnv): string[] {
  const faults: string[] = [];
  const lone = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter((name) => set[name] !== undefined);
  if (set.SLACK_BOT_TOKEN === undefined && lone.length)
    faults.push(`SLACK_BOT_TOKEN is missing: ${lone.join(' and ')} alone cannot start Slack.`);
  if (set.SLACK_BOT_TOKEN !== undefined && !lone.length)
    faults.push('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it.');
  faults.push(...loneDraft(set), ...fastWithChats(set));
  const { PORT = `${DEFAULT_PORT}`, CONSOLE_PORT } = set;
  if (isPublic(set) && CONSOLE_PORT !== undefined && Number(CONSOLE_PORT) > 0 && Number(PORT) === Number(CONSOLE_PORT))
    faults.push(`CONSOLE_PORT and PORT are both ${CONSOLE_PORT}. The console needs a port of its own.`);
  return faults;
}

/** With a fast clock, nothing may be sent to people: only to stand-ins on this machine. */
function fastWithChats(set: NodeJS.ProcessEnv): string[] {
  if (set.PARLEY_CLOCK === undefined) return [];
  const chats = [
    ['DISCORD_TOKEN', 'DISCORD_API_URL'],
    ['SLACK_BOT_TOKEN', 'SLACK_API_URL'],
  ] as const;
  return chats.flatMap(([token, api]) =>
    set[token] !== undefined && !isLoopback(set[api])
      ? [
          `PARLEY_CLOCK is for trying. With ${token} it needs ${api} on this machine; without it, people would get posts at wrong times.`,
        ]
      : [],
  );
}

function loneDraft(set: NodeJS.ProcessEnv): string[] {
  const missing = ['DRAFT_API_URL', 'DRAFT_MODEL'].filter((name) => set[name] === undefined);
  const given = Object.keys(drafting).filter((name) => set[name] !== undefined);
  return given.length && missing.length
    ? [`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing beside ${given.join(' and ')}.`]
    : [];
}

const isPublic = (set: NodeJS.ProcessEnv) =>
  ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'PUBLIC_URL'].some((name) => set[name] !== undefined);

function settingsOf(set: z.output<typeof Environment>, cwd: string): Settings {
  const { DISCORD_TOKEN, DISCORD_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = set;
  const slack = {
    ...(SLACK_APP_TOKEN !== undefined && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_SIGNING_SECRET !== undefined && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_API_URL !== undefined && { api: SLACK_API_URL }),
  };
  return {
    port: set.PORT,
    host: set.HOST,
    store: readStoreLocation(set, cwd),
    cacheBytes: set.CACHE_MB * MEGABYTE,
    keepDays: set.KEEP_DAYS,
    ...(set.PARLEY_CLOCK && { clock: set.PARLEY_CLOCK }),
    ...(set.CONSOLE_PORT !== undefined && { consolePort: set.CONSOLE_PORT }),
    ...(set.PUBLIC_URL !== undefined && { publicUrl: set.PUBLIC_URL }),
    ...contactIn(set),
    ...(DISCORD_TOKEN !== undefined && {
      discord: { token: DISCORD_TOKEN, ...(DISCORD_API_URL !== undefined && { api: DISCORD_API_URL }) },
    }),
    ...(SLACK_BOT_TOKEN !== undefined && { slack: { botToken: SLACK_BOT_TOKEN, ...slack } }),
    ...draftOf(set),
  };
}

/** Returns whom a site may write to: whoever is named, else the address of the public pages. */
function contactIn({ CONTACT, PUBLIC_URL }: { CONTACT?: string | undefined; PUBLIC_URL?: string | undefined }) {
  const named = CONTACT ?? PUBLIC_URL;
  return named === undefined ? {} : { contact: named };
}

/** The contact alone, for the command line, which takes no other setting of it. A wrong one counts as not set. */
export function readContact(environment: NodeJS.ProcessEnv): string | undefined {
  const { CONTACT, PUBLIC_URL } = setOnes(environment);
  const [named, address] = [contact.safeParse(CONTACT).data, publicUrl.safeParse(PUBLIC_URL).data];
  return contactIn({ CONTACT: named, PUBLIC_URL: address }).contact;
}

function draftOf({
  DRAFT_API_URL: url,
  DRAFT_MODEL: model,
  DRAFT_API_KEY: key,
}: Pick<z.output<typeof Environment>, keyof typeof drafting>): { draft?: DraftSettings } {
  return url !== undefined && model !== undefined ? { draft: { url, model, ...(key !== undefined && { key }) } } : {};
}
