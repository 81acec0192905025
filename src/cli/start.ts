import { Command, CommanderError } from 'commander';
import { EXIT, UsageError } from './session.ts';

export const STARTS =
  'start the chats whose tokens are set (.env.example), else the console and the reader in the browser';

export type StartFlags = { data?: string; port?: string; console?: string | true };

/** Declares `parley start` for the help. If `start` is the first word, bin/parley.mjs runs src/main.ts instead, so this only refuses. */
export function declareStart(command: Command): void {
  withStartOptions(command).action(() => {
    throw new UsageError('start comes first, its options after it (parley start --help shows how).');
  });
}

function withStartOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'where everything is stored (default: PARLEY_DATA, else ./data)')
    .option('--port <number>', 'port on this machine, 0 for any free one (default: PORT, else 4321)')
    .option(
      '--console [port]',
      'beside chats, open the console too, for this machine alone (default: CONSOLE_PORT, else 4322)',
    )
    .allowExcessArguments(false)
    .exitOverride();
}

/** Reads the options of `parley start`. For `--help` or a usage error, it prints a text and ends the program. */
export function readStart(args: readonly string[]): StartFlags {
  const command = withStartOptions(new Command('parley start').description(STARTS)).configureOutput({
    outputError: (words, write) => write(`parley: ${oneLine(words)} (parley start --help shows how)\n`),
  });
  try {
    return command.parse(args, { from: 'user' }).opts<StartFlags>();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage);
  }
}

function oneLine(words: string): string {
  return words
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
}
