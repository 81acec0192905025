import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseLine } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { LANGUAGES, type Language } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import type { Outcome } from '#core/reply.ts';
import { type Requester, RIGHTS, type Right } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { printError } from './errors.ts';
import { readNamed } from './files.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';

type SayFlags = {
  as: string;
  may: Right;
  channel: string;
  lang?: Language;
  file?: string;
  press?: string;
  json?: boolean;
};

export function declareSay(command: Command): void {
  command
    .argument('[line]')
    .option('--as <name>', 'who says it', speaker, 'librarian')
    .addOption(new Option('--may <right>', 'what they may do').choices(RIGHTS).default('member'))
    .option('--channel <name>', 'where', channel, 'general')
    .addOption(new Option('--lang <language>', 'what they read (default: from the environment)').choices(LANGUAGES))
    .option('--file <file>', 'a file that comes along')
    .option('--press <id>', 'press this button of a reply instead')
    .option('--json', 'print the reply as JSON')
    .action((line: string | undefined, flags: SayFlags, command: Command) =>
      withSession(command, (session) => run(session, line, flags)),
    );
}

/** The console's rules for names: src/chat/console/app.ts. */
const LONGEST_NAME = 60;
const CHANNEL = /^[\p{L}\p{N}_-]{1,64}$/u;

function speaker(typed: string): string {
  const name = typed.trim().normalize('NFC');
  if (name === '' || name.length > LONGEST_NAME)
    throw new InvalidArgumentError(`a name of 1 to ${LONGEST_NAME} characters.`);
  return name;
}

function channel(typed: string): string {
  if (!CHANNEL.test(typed)) throw new InvalidArgumentError('1 to 64 letters, digits, "_" and "-".');
  return typed;
}

async function run(session: Session, line: string | undefined, flags: SayFlags): Promise<void> {
  if ((line === undefined) === (flags.press === undefined))
    throw new UsageError('say takes a slash command in quotation marks, or --press ID.');
  const place = { platform: 'console', workspace: session.workspace, channel: flags.channel } as const;
  const user = { id: flags.as, name: flags.as, may: flags.may };
  const requester: Requester = { user, place, language: flags.lang ?? session.language };
  const outcome = await answer(session, requester, line, flags);
  if (!outcome) return;
  print(outcome, flags);
  if (outcome.kind === 'reply' && outcome.failed) process.exitCode = EXIT.failed;
}

async function answer(
  session: Session,
  requester: Requester,
  line: string | undefined,
  flags: SayFlags,
): Promise<Outcome | undefined> {
  if (flags.press !== undefined) return session.answerer.answer({ ...requester, kind: 'press', button: flags.press });
  try {
    const files = flags.file === undefined ? [] : [await readNamed(session, flags.file)];
    const { path, args } = parseLine(line ?? '', commands);
    return await session.answerer.answer({ ...requester, kind: 'command', path, args, files });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const say = sayIn(requester.language, session.toTraditional);
    printError({ ...error.problem, message: say(errorWords(error.problem)) }, flags.json);
    process.exitCode = EXIT.failed;
    return undefined;
  }
}

function print(outcome: Outcome, { json }: SayFlags): void {
  console.log(json ? JSON.stringify(outcome) : plainText(outcome.reply, { buttons: true }));
}
