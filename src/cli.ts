import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { config } from 'dotenv';
import { z } from 'zod';
import { UserError } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { StoreError } from '#store/index.ts';
import { addArticleCommands } from './cli/article.ts';
import { addCheckCommand } from './cli/check.ts';
import { addDiscordCommands } from './cli/discord.ts';
import { addDoctorCommand } from './cli/doctor.ts';
import { addQuoteCommand } from './cli/quote.ts';
import { addSayCommand } from './cli/say.ts';
import { EXIT, home, UsageError } from './cli/session.ts';
import { addSlackCommands } from './cli/slack.ts';
import { startCommand } from './cli/start.ts';
import { addTopicCommands } from './cli/topic.ts';
import { terminalWords } from './cli/words.ts';

const program = new Command('parley')
  .description('Quotes articles word for word, for people who read and argue together.')
  .option('--data <folder>', 'where everything is stored (default: PARLEY_DATA, else ./data)')
  .option('--workspace <name>', 'whose articles', 'local')
  .version(ownVersion(), '--version', 'print the version')
  .showHelpAfterError('(parley --help shows how)')
  .exitOverride();
// bin/parley.mjs runs `start` where it is the first word; here it is only explained.
program.addCommand(
  startCommand().action(() => {
    throw new UsageError('start comes first, its options after it (parley start --help shows how).');
  }),
);
addArticleCommands(program);
addQuoteCommand(program);
addSayCommand(program);
addCheckCommand(program);
addTopicCommands(program);
addDiscordCommands(program);
addSlackCommands(program);
addDoctorCommand(program);
for (const command of everyCommand(program)) command.exitOverride();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads only the first lines of our output has not done wrong.
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  console.error(`parley: the output cannot be written: ${error.message}`);
  process.exit(EXIT.failed);
});
config({ quiet: true, path: path.join(home(), '.env') });
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function ownVersion(): string {
  const file = path.join(import.meta.dirname, '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...everyCommand(one)]);
}

/** Says what went wrong on standard error, in the words it deserves. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const say = sayIn(languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG), toTraditional);
  if (error instanceof UserError) console.error(`parley: ${say(terminalWords(error.problem))}`);
  else if (error instanceof UsageError || error instanceof StoreError) console.error(`parley: ${error.message}`);
  else throw error;
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}
