import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { config } from 'dotenv';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { StoreError } from '#store/index.ts';
import { addArticleCommands } from './cli/article.ts';
import { addQuoteCommand } from './cli/quote.ts';
import { addSayCommand } from './cli/say.ts';
import { EXIT, home, UsageError } from './cli/session.ts';

const program = new Command('parley')
  .description('Quotes articles word for word, for people who read and argue together.')
  .option('--data <folder>', 'where everything is stored (default: PARLEY_DATA, else ./data)')
  .option('--workspace <name>', 'whose articles', 'local')
  .showHelpAfterError('(parley --help shows how)')
  .exitOverride();
program.command('start').description('open the console and the reader in the browser').helpOption(false);
addArticleCommands(program);
addQuoteCommand(program);
addSayCommand(program);
for (const command of everyCommand(program)) command.exitOverride();

// Whoever reads only the first lines of our output has not done wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});
config({ quiet: true, path: path.join(home(), '.env') });
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...everyCommand(one)]);
}

/** Says what went wrong on standard error, in the words it deserves. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const say = sayIn(languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG), toTraditional);
  if (error instanceof UserError) console.error(`parley: ${say(errorWords(error.problem))}`);
  else if (error instanceof UsageError || error instanceof StoreError) console.error(`parley: ${error.message}`);
  else throw error;
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}
