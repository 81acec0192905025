import { z } from 'zod';
import { DEFAULT_PORT } from '../settings.ts';
import { ask } from './doctor-ask.ts';
import { type Check, type Environment, fine, off, setIn, wrong } from './doctor-check.ts';

/** Parley's answer at `/health`: its status is 503 where a chat is down or the database is lost. */
export const Health = z.object({
  ok: z.boolean(),
  store: z.string().optional(),
  disk: z.literal('full').optional(),
  chats: z.record(z.string(), z.object({ state: z.string(), code: z.string().optional() })).default({}),
});
export type Health = z.infer<typeof Health>;

/** Asks the Parley that runs on this machine how its chats are. Without chats there is nothing to ask. */
export async function runningCheck(environment: Environment): Promise<Check[]> {
  if (!setIn(environment, 'DISCORD_TOKEN') && !setIn(environment, 'SLACK_BOT_TOKEN')) return [];
  const name = 'running';
  const at = addressOf(environment);
  const answer = await ask(`${at}/health`);
  const { data } = Health.safeParse(answer.kind === 'answer' ? answer.body : undefined);
  if (!data)
    return [off(name, `not checked: no Parley answers at ${at}. It does not run now, or on another HOST or PORT.`)];
  if (data.disk)
    return [
      wrong(name, `Parley runs, but its disk is full: nothing can be answered. Free some space (${chatsIn(data)}).`),
    ];
  if (data.ok) return [fine(name, `Parley runs: ${chatsIn(data)}.`)];
  return [wrong(name, `Parley runs, but ${downIn(data)}. Its log says what to do; new tokens need a restart.`)];
}

/** Says what is down. */
export function downIn(health: Health): string {
  return health.store === undefined ? `a chat is down: ${chatsIn(health)}` : 'its database cannot be reached';
}

/** Lists the chats with their states. */
export function chatsIn({ chats }: Health): string {
  const all = Object.entries(chats).map(([name, { state, code }]) => `${name} ${state}${code ? ` (${code})` : ''}`);
  return all.join(', ') || 'no chat';
}

/** Addresses of a server that listens at every address of the machine, or at this one. */
const ANYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

function addressOf(environment: Environment): string {
  const host = setIn(environment, 'HOST') ?? '127.0.0.1';
  const bare = ANYWHERE[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${bare}:${setIn(environment, 'PORT') ?? DEFAULT_PORT}`;
}
