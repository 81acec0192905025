import type { Args } from '#core/request.ts';
import { type Attachments, type GivenOption, OPTION } from './payload.ts';

/** A file that came with a command and has to be fetched yet. `size` in bytes, as Discord says. */
export type FileReference = { name: string; url: string; size: number };

export type GivenArguments = {
  path: string[];
  args: Args;
  files: FileReference[];
  /** The option that is being typed, for completion. */
  focused?: { option: string; typed: string };
};

/** The command's path, two levels of which are options to Discord, and what was given for the options at its end. */
export function given(
  name: string,
  options: readonly GivenOption[],
  attachments: Attachments | undefined,
): GivenArguments {
  const [first] = options;
  if (first && (first.type === OPTION.subcommand || first.type === OPTION.group)) {
    const inner = given(first.name, first.options ?? [], attachments);
    return { ...inner, path: [name, ...inner.path] };
  }
  const focused = options.find((option) => option.focused);
  return {
    path: [name],
    args: argsOf(options.filter((option) => option !== focused && option.type !== OPTION.attachment)),
    files: filesOf(options, attachments),
    ...(focused && { focused: { option: focused.name, typed: String(focused.value ?? '') } }),
  };
}

function argsOf(options: readonly GivenOption[]): Args {
  const values = options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(values.map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
}

function filesOf(options: readonly GivenOption[], attachments: Attachments | undefined): FileReference[] {
  const ids = options.filter(({ type }) => type === OPTION.attachment).map(({ value }) => String(value));
  return references(ids, attachments);
}

/** The files with these ids, as far as they came along. */
export function references(ids: readonly string[], attachments: Attachments | undefined): FileReference[] {
  return ids.flatMap((id) => {
    const file = attachments?.[id];
    return file ? [{ name: file.filename, url: file.url, size: file.size }] : [];
  });
}
