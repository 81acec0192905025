import { z } from 'zod';
import { isOptional, SCOPES, type Scope } from '#chat/slack/scopes.ts';
import { ask, type HttpAnswer, type Unreached } from './doctor-ask.ts';
import { type Check, type Environment, type Findings, fine, off, setIn, wrong } from './doctor-check.ts';

const API = 'https://slack.com/api';

const SlackAnswer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
});
type SlackAnswer = z.infer<typeof SlackAnswer>;

/** Checks the two tokens, the bot's scopes, and that Slack can reach the bot in one of the two ways. */
export async function slackChecks(environment: Environment): Promise<Findings> {
  const bot = setIn(environment, 'SLACK_BOT_TOKEN');
  const app = setIn(environment, 'SLACK_APP_TOKEN');
  const secret = setIn(environment, 'SLACK_SIGNING_SECRET');
  if (!bot && !app && !secret) {
    return { checks: [off('slack', 'not set up: SLACK_BOT_TOKEN is not set (docs/slack.md).')], skews: [] };
  }
  const call = slackCall(environment);
  const [first, second] = await Promise.all([botChecks(bot, call), appChecks(app, secret, call)]);
  const way = app || !secret ? [] : [secretCheck(secret)];
  return { checks: [...first.checks, ...second.checks, ...way], skews: [...first.skews, ...second.skews] };
}

type Call = (method: string, token: string) => Promise<HttpAnswer | Unreached>;

function slackCall(environment: Environment): Call {
  const api = (setIn(environment, 'SLACK_API_URL') ?? API).replace(/\/+$/, '');
  return (method, token) => ask(`${api}/${method}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
}

const BOT_TOKEN = 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token (xoxb-…)';
const APP_TOKEN =
  'api.slack.com/apps → your app → Basic Information → App-Level Tokens, with connections:write (xapp-…)';

/** Text for a token that is missing or malformed. Its fault is reported under `settings`. */
const unchecked = (variable: string, where: string) => `not checked: see settings. ${variable} stands at ${where}.`;

async function botChecks(token: string | undefined, call: Call): Promise<Findings> {
  if (!token?.startsWith('xoxb-')) return alone(off('slack', unchecked('SLACK_BOT_TOKEN', BOT_TOKEN)));
  const answer = await call('auth.test', token);
  const said = read('slack', 'SLACK_BOT_TOKEN', BOT_TOKEN, answer);
  if ('check' in said || answer.kind === 'unreached')
    return { checks: 'check' in said ? [said.check] : [], skews: skewsOf(answer) };
  const { team = 'a workspace', user = 'a bot' } = said.data;
  const signedIn = fine('slack', `the bot's token is good: ${user} in ${team}.`);
  return { checks: [signedIn, scopeCheck(answer.headers.get('x-oauth-scopes'))], skews: skewsOf(answer) };
}

const RENEW = 'OAuth & Permissions → Scopes, then Reinstall to Workspace';

/** Names the scopes that are not granted. Without optional ones only some posts that nobody asked for suffer. */
function scopeCheck(header: string | null): Check {
  if (header === null) return off('scopes', 'not checked: the answer does not name them.');
  const granted = header.split(',').map((one) => one.trim());
  const missing = SCOPES.filter(({ scope }) => !granted.includes(scope));
  const needed = missing.filter((one) => !isOptional(one));
  if (needed.length) return wrong('scopes', `lacking: ${listed(missing)}. Add it at ${RENEW}.`);
  if (missing.length) return off('scopes', `answers work; optional and not granted: ${listed(missing)}. ${RENEW}.`);
  const known = SCOPES.map(({ scope }) => scope);
  const more = granted.filter((one) => one && !known.includes(one));
  return fine('scopes', `all it needs${more.length ? `; not needed: ${more.join(', ')}` : ''}.`);
}

const listed = (scopes: readonly Scope[]): string =>
  scopes.map(({ scope, because }) => `${scope} (${because})`).join('; ');

async function appChecks(token: string | undefined, secret: string | undefined, call: Call): Promise<Findings> {
  const name = 'socket mode';
  if (!token && secret) return alone(off(name, 'not used: Slack reaches Parley over HTTP (SLACK_SIGNING_SECRET).'));
  if (!token?.startsWith('xapp-')) return alone(off(name, unchecked('SLACK_APP_TOKEN', APP_TOKEN)));
  const answer = await call('apps.connections.open', token);
  const said = read(name, 'SLACK_APP_TOKEN', APP_TOKEN, answer);
  const check = 'check' in said ? said.check : fine(name, "the app's token is good: Slack offers a connection.");
  return { checks: [check], skews: skewsOf(answer) };
}

function secretCheck(secret: string): Check {
  const where = 'api.slack.com/apps → your app → Basic Information → Signing Secret';
  // Slack's secrets have 32 hexadecimal digits. Only a request from Slack can prove that it is this app's secret.
  return /^[0-9a-f]{32}$/i.test(secret)
    ? fine('signing secret', 'looks right; only a request from Slack can prove it.')
    : wrong('signing secret', `does not look like one (32 of 0–9 and a–f). It stands at ${where}.`);
}

const alone = (check: Check): Findings => ({ checks: [check], skews: [] });
const skewsOf = (answer: HttpAnswer | Unreached) =>
  answer.kind === 'answer' && answer.skew !== undefined ? [answer.skew] : [];

// docs.slack.dev: errors of Web API methods that a person can fix.
const ERRORS: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know it',
  not_authed: 'Slack does not know it',
  account_inactive: 'the app was removed from the workspace: install it again',
  token_revoked: 'it was revoked: install the app again',
  token_expired: 'it has expired: switch token rotation off and install the app again',
  not_allowed_token_type: 'it is another kind of token',
  missing_scope: 'it lacks connections:write: make a new one with it',
  access_denied: 'Slack denies access: is Socket Mode on for the app?',
};

function read(
  name: string,
  variable: string,
  where: string,
  answer: HttpAnswer | Unreached,
): { data: SlackAnswer } | { check: Check } {
  if (answer.kind === 'unreached') return { check: wrong(name, `could not reach Slack: ${answer.why}.`) };
  if (answer.status === 429 || answer.status >= 500)
    return { check: off(name, `not checked: Slack answered ${answer.status}. Try again in a minute.`) };
  const { data } = SlackAnswer.safeParse(answer.body);
  if (data?.ok) return { data };
  const why = data?.error ? (ERRORS[data.error] ?? data.error) : `Slack answered ${answer.status}`;
  return { check: wrong(name, `${variable} is not accepted: ${why}. It stands at ${where}.`) };
}
