import type { OpenedForm } from '#core/answer.ts';
import { asksForMore, type Command, requireCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';
import { parseLine } from '../shared/command-line.ts';
import { slashAt } from '../shared/command-name.ts';
import { type ConsoleDeps, requesterFrom, type Speaker } from './conversation.ts';

/** Returns the form for what a typed command still needs; undefined if it needs nothing, or if the person may not use it: the answer says so. */
export async function formForLine(deps: ConsoleDeps, speaker: Speaker, line: string): Promise<OpenedForm | undefined> {
  const asked = readLine(line, deps.commands);
  if (!asked || !asksForMore(asked.command, asked.args, 0)) return undefined;
  const { command, args } = asked;
  if (await deps.refusal(requesterFrom(deps.workspace, speaker), command.path)) return undefined;
  const { words, options, oneOf } = command;
  return { kind: 'form', words, options, ...(oneOf && { oneOf }), args };
}

function readLine(line: string, commands: readonly Command[]): { command: Command; args: Args } | undefined {
  if (slashAt(line) === undefined) return undefined;
  try {
    const { path, args } = parseLine(line, commands);
    return { command: requireCommand(commands, path), args };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
