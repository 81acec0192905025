import path from 'node:path';
import type { Command } from 'commander';
import { commands } from '#commands';
import { readStoreLocation } from '../store-location.ts';
import { type Check, clockCheck, type Environment, linesOf, setIn, withoutSecrets } from './doctor-check.ts';
import { discordChecks } from './doctor-discord.ts';
import { accessChecks, dataChecks, proxyChecks, settingsChecks } from './doctor-local.ts';
import { publicCheck } from './doctor-public.ts';
import { runningCheck } from './doctor-running.ts';
import { slackChecks } from './doctor-slack.ts';
import { EXIT, home } from './session.ts';

const SECRETS = ['DATABASE_URL', 'DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];

export function declareDoctor(command: Command): void {
  command.option('--json', 'print one JSON object').action(async ({ json }: { json?: boolean }, command: Command) => {
    const { data } = command.optsWithGlobals<{ data?: string }>();
    const checks = await examine(process.env, data);
    const ok = checks.every(({ state }) => state !== 'wrong');
    console.log(json ? JSON.stringify({ ok, checks }) : [...linesOf(checks), '', verdict(checks)].join('\n'));
    if (!ok) process.exitCode = EXIT.failed;
  });
}

async function examine(environment: Environment, data: string | undefined): Promise<Check[]> {
  const store = readStoreLocation(environment, home(), data);
  const [stored, discord, slack, running, address] = await Promise.all([
    dataChecks(store),
    discordChecks(environment, commands),
    slackChecks(environment),
    runningCheck(environment),
    publicCheck(environment),
  ]);
  // After `dataChecks`, which creates the folder if it does not exist.
  const access = await accessChecks(store, path.join(home(), '.env'));
  const clock = clockCheck([...discord.skews, ...slack.skews]);
  const checks = [
    ...settingsChecks(environment, home()),
    ...proxyChecks(environment),
    ...stored,
    ...access,
    clock,
    ...discord.checks,
    ...slack.checks,
    ...running,
    address,
  ];
  return withoutSecrets(
    checks,
    SECRETS.flatMap((name) => setIn(environment, name) ?? []),
  );
}

function verdict(checks: readonly Check[]): string {
  const faults = checks.filter(({ state }) => state === 'wrong').length;
  if (!faults) return 'Nothing is wrong.';
  return faults === 1 ? 'One thing to mend (✗).' : `${faults} things to mend (✗).`;
}
