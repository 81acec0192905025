import { Command, CommanderError } from 'commander';
import { EXIT } from './session.ts';

export type StartFlags = { data?: string; port?: string; console?: string | true };

/** `parley start` as it is called and explained; src/main.ts is what runs. */
export function startCommand(name = 'start'): Command {
  return new Command(name)
    .description('start the chats whose tokens are set (.env.example), else the console and the reader in the browser')
    .option('--data <folder>', 'where everything is stored (default: PARLEY_DATA, else ./data)')
    .option('--port <number>', 'port on this machine, 0 for any free one (default: PORT, else 4321)')
    .option(
      '--console [port]',
      'beside chats, open the console too, for this machine alone (default: CONSOLE_PORT, else 4322)',
    )
    .allowExcessArguments(false)
    .exitOverride();
}

/** What `parley start` was called with. Prints help or what is wrong, and ends the program, where there is nothing to start. */
export function readStart(args: readonly string[]): StartFlags {
  const command = startCommand('parley start').configureOutput({
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
