import type { Command, Option } from '#core/command.ts';

/**
 * Returns the options that can be given by their place: those at the beginning of the declaration that are articles, choices, or required texts
 * of a kind that can be told from other words.
 */
export function positionals(command: Command): Option[] {
  const end = command.options.findIndex((option) => !isPlaced(option));
  return command.options.slice(0, end < 0 ? undefined : end);
}

function isPlaced(option: Option): boolean {
  if (option.kind === 'text') return option.required && option.reads !== undefined;
  return option.kind === 'article' || option.kind === 'choice' || (option.kind === 'user' && option.required);
}

/**
 * Returns the option that takes the rest of the line: a text that comes first, or a required text directly after the options given by
 * place. An optional text there does not take unknown words, so that they are reported.
 */
export function restOption(command: Command): Option | undefined {
  const place = positionals(command).length;
  const option = command.options[place];
  return option?.kind === 'text' && (place === 0 || option.required) ? option : undefined;
}

/** Returns the option for the text pasted below the command's line, if the command has one. */
export function pastedOption(command: Command): Option | undefined {
  return command.options.find(({ kind }) => kind === 'pasted');
}

/** Returns the names of an option: its own first, then the Chinese ones. */
export function spellings({ name, chinese, traditional }: Option): string[] {
  return [name, chinese, ...(traditional === undefined ? [] : [traditional])];
}

/** Finds the option with this name, which `fold` has converted. */
export function optionCalled(command: Command, folded: string): Option | undefined {
  const named = command.options.find((option) => spellings(option).includes(folded));
  return named ?? command.options.find((option) => otherNames(option).some((name) => name === folded));
}

export function otherNames(option: Option): readonly string[] {
  return option.kind === 'flag' ? [...(option.also ?? []), ...(option.perhaps ?? [])] : [];
}
