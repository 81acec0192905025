import type { Command } from 'commander';
import { INSTALL_SCOPES, INVITED, INVITED_BITS, idInToken, inviteLink } from '#chat/discord/invite.ts';
import { setIn } from './doctor-check.ts';
import { Application, discordAsk, NEW_TOKEN, read } from './doctor-discord.ts';
import { EXIT, UsageError } from './session.ts';

export function declareDiscord(discord: Command): void {
  discord.command('invite').description('print the link that adds the bot to a server').action(printInvite);
}

async function printInvite(): Promise<void> {
  const token = setIn(process.env, 'DISCORD_TOKEN');
  if (!token) throw new UsageError(`DISCORD_TOKEN is not set. ${NEW_TOKEN} (docs/discord.md, step 3).`);
  const id = idInToken(token);
  if (!id)
    throw new UsageError(
      `DISCORD_TOKEN does not look like a bot's token (three parts with dots between). ${NEW_TOKEN}.`,
    );
  const answer = await discordAsk(token, process.env)('/applications/@me');
  const found = read('discord', answer, Application);
  // Old applications have a bot with another id than their own, so Discord is asked first.
  if ('data' in found) return print(found.data.id);
  if (answer.kind === 'answer' && answer.status === 401) {
    console.error(`parley: ${found.check.says}`);
    process.exitCode = EXIT.failed;
    return;
  }
  console.error(`parley: ${found.check.says} The id is taken from the token, which nearly always is right.`);
  print(id);
}

function print(id: string): void {
  console.log(inviteLink(id));
  const reasons = [
    `Scopes: ${INSTALL_SCOPES.map(({ scope, because }) => `${scope} (${because})`).join(', ')}.`,
    `Permissions (${INVITED_BITS}):`,
    ...INVITED.map(({ name, because }) => `  ${name} – ${because}`),
    'A permission that you take away stops only what it is for. Nothing else: no privileged intent, no administrator.',
  ];
  console.log(['', ...reasons].join('\n'));
}
