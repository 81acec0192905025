import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { config } from 'dotenv';
import { UserError } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import { sayIn } from '#core/words.ts';
import { type CliError, printError, problemError } from './cli/errors.ts';
import { EXIT, home, type Reading, UsageError } from './cli/session.ts';
import { declareStart, STARTS } from './cli/start.ts';
import { ownVersion } from './version.ts';

/** A command of the first level. `load` imports the file that declares the rest. The program's own help needs only the description. */
type CommandEntry = { name: string; description: string; load(): Promise<(command: Command) => void> };

const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    description: STARTS,
    load: async () => declareStart,
  },
  {
    name: 'article',
    description: 'add, list, show, correct or remove articles',
    load: async () => (await import('./cli/article.ts')).declareArticle,
  },
  {
    name: 'quote',
    description: 'find passages by words, “an exact phrase” or a reference',
    load: async () => (await import('./cli/quote.ts')).declareQuote,
  },
  {
    name: 'say',
    description: 'run a slash command as somebody in a channel, exactly as the chats do, and print the reply',
    load: async () => (await import('./cli/say.ts')).declareSay,
  },
  {
    name: 'check',
    description: 'check topics and the glossary: everything that is wrong, with file and line',
    load: async () => (await import('./cli/check.ts')).declareCheck,
  },
  {
    name: 'topic',
    description: 'draft, add, accept, list or remove topics of the workspace',
    load: async () => (await import('./cli/topic.ts')).declareTopic,
  },
  {
    name: 'daily',
    description: 'list the schedules of daily prompts',
    load: async () => (await import('./cli/daily.ts')).declareDaily,
  },
  {
    name: 'work',
    description: 'show what is due and what could not be sent',
    load: async () => (await import('./cli/work.ts')).declareWork,
  },
  {
    name: 'privacy',
    description: 'say how much is stored of a person, and erase them from it',
    load: async () => (await import('./cli/privacy.ts')).declarePrivacy,
  },
  {
    name: 'discord',
    description: 'set Parley up on Discord (docs/discord.md)',
    load: async () => (await import('./cli/discord.ts')).declareDiscord,
  },
  {
    name: 'slack',
    description: 'set Parley up on Slack (docs/slack.md)',
    load: async () => (await import('./cli/slack.ts')).declareSlack,
  },
  {
    name: 'data',
    description: 'move everything that is stored to another folder or to PostgreSQL, back it up, restore it',
    load: async () => (await import('./cli/data.ts')).declareData,
  },
  {
    name: 'doctor',
    description: 'check settings, store, corpus, clock, tokens and permissions, and say what to mend',
    load: async () => (await import('./cli/doctor.ts')).declareDoctor,
  },
];

/**
 * Runs the command line with `args` and sets `process.exitCode`. Throws bugs. `reading`: what reads files and fetches pages; by default
 * processes of their own, and the web.
 */
export async function runCli(args: readonly string[], reading?: Reading): Promise<void> {
  config({ quiet: true, path: path.join(home(), '.env') });
  try {
    const program = await programFor(args);
    if (reading) program.setOptionValue('reading', reading);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = await exitCodeOf(error, wantsJson(args));
  }
}

/** Declares the program. Commands that the arguments can mean are complete. The others have only name and description, to save loading. */
async function programFor(args: readonly string[]): Promise<Command> {
  const program = new Command('parley')
    .description('Quotes articles word for word, for people who read and argue together.')
    .option('--data <folder>', 'where everything is stored (default: PARLEY_DATA, else ./data)')
    .option('--workspace <name>', 'whose articles', 'local')
    .option('--any-file', 'read devices, hidden files and files of the system too, without a question')
    .version(ownVersion(), '--version', 'print the version')
    .exitOverride();
  for (const { name, description, load } of COMMANDS) {
    const command = program.command(name).description(description);
    if (args.includes(name)) (await load())(command);
  }
  for (const command of [program, ...everyCommand(program)]) {
    command.exitOverride().showHelpAfterError('(parley --help shows how)');
    if (wantsJson(args)) command.showHelpAfterError(false).configureOutput({ outputError: () => {} });
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...everyCommand(one)]);
}

const wantsJson = (args: readonly string[]): boolean => args.includes('--json');

/** Prints the error to standard error and returns the exit code. Throws bugs. */
async function exitCodeOf(error: unknown, json: boolean): Promise<number> {
  if (error instanceof CommanderError) {
    // Commander has printed it already, unless it was to be JSON.
    if (json && error.exitCode !== 0) printError(usageError(error.message.replace(/^error: /, '')), json);
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  const known = await errorOf(error);
  if (known === undefined) throw error;
  printError(known, json);
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

const usageError = (message: string): CliError => ({ kind: 'usage', message });

/** Returns an error as it is printed; undefined for a bug. */
async function errorOf(error: unknown): Promise<CliError | undefined> {
  if (error instanceof UsageError) return usageError(error.message);
  if (error instanceof UserError) {
    const { toTraditional } = await import('#library/index.ts');
    const language = languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);
    return problemError(error.problem, sayIn(language, toTraditional));
  }
  const { StoreError } = await import('#core/store-error.ts');
  return error instanceof StoreError ? { kind: 'store', fault: error.kind, message: error.message } : undefined;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes the output after some lines, such as `head`, is not an error.
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    console.error(`parley: the output cannot be written: ${error.message}`);
    process.exit(EXIT.failed);
  });
  await runCli(process.argv.slice(2));
}
