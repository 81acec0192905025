import { DiscordAPIError } from 'discord.js';
import type { NotPosted, Problem } from '#core/errors.ts';
import type { Interaction } from './parse.ts';

/** Discord's codes for a message that it does not take in a place (docs: topics/opcodes-and-status-codes). */
const WHY: Readonly<Record<number, NotPosted>> = {
  10003: 'gone',
  10004: 'gone',
  20016: 'trouble',
  30046: 'too-often-changed',
  40005: 'too-long',
  50001: 'no-access',
  50008: 'no-access',
  50013: 'no-access',
  50024: 'no-access',
  50083: 'archived',
  130000: 'trouble',
  160005: 'archived',
  200000: 'filtered',
  200001: 'filtered',
  240000: 'filtered',
};

/**
 * Returns what to tell the person whose answer Discord refused; undefined if the fault is Parley's. A lacking permission is named only if
 * the interaction says that the bot lacks it.
 */
export function refusalProblem(error: unknown, { missing }: Pick<Interaction, 'missing'>): Problem | undefined {
  const why = error instanceof DiscordAPIError ? WHY[Number(error.code)] : undefined;
  if (!why) return undefined;
  if (why === 'no-access' && missing.length) return { kind: 'permissions-missing', permissions: [...missing] };
  return { kind: 'not-posted', why, code: String((error as DiscordAPIError).code) };
}
