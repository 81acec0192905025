import type { Args } from '#core/request.ts';
import { type Attachments, OPTION, type OptionData } from './payload.ts';

/** A file sent with a command and not fetched yet. `size` in bytes, according to Discord. */
export type FileReference = { name: string; url: string; size: number };

export type ReadOptions = {
  path: string[];
  args: Args;
  files: FileReference[];
  /** The option that the person is typing, for completion. */
  focused?: { option: string; typed: string };
};

/** Reads the command's path and arguments. Groups and subcommands are options for Discord. */
export function readOptions(
  name: string,
  options: readonly OptionData[],
  attachments: Attachments | undefined,
): ReadOptions {
  const [first] = options;
  if (first && (first.type === OPTION.subcommand || first.type === OPTION.group)) {
    const inner = readOptions(first.name, first.options ?? [], attachments);
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

function argsOf(options: readonly OptionData[]): Args {
  const values = options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(values.map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
}

function filesOf(options: readonly OptionData[], attachments: Attachments | undefined): FileReference[] {
  const ids = options.filter(({ type }) => type === OPTION.attachment).map(({ value }) => String(value));
  return attachedFiles(ids, attachments);
}

/** Returns the files with these ids, if Discord sent them. */
export function attachedFiles(ids: readonly string[], attachments: Attachments | undefined): FileReference[] {
  return ids.flatMap((id) => {
    const file = attachments?.[id];
    return file ? [{ name: file.filename, url: file.url, size: file.size }] : [];
  });
}
