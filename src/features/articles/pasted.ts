import type { AddOptions, DraftPreview, PackedDraft } from '#core/article-draft.ts';
import type { CommandContext } from '#core/command.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';

/** The name of a pasted text until its title is known. */
const UNTITLED = 'pasted';
/** Most characters of a name that is made from a title or from the first words. */
const LONGEST_NAME = 60;
/** Punctuation at which Chinese, which has no blanks, can be cut. */
const CLAUSE_END = /[，。！？；：]/u;
/** Markup that plain text hardly ever has: a heading, a link, bold words, a quoted line. */
const MARKDOWN = /^#{1,6}[ \t]|\]\(|\*\*\S|^> /mu;

/** Reads a pasted text as a file that is named after its title or its first words. Throws user errors. */
export async function readPasted(
  { requester, services }: CommandContext,
  text: string,
  options: AddOptions,
): Promise<PackedDraft> {
  if (!text.trim()) throw new UserError({ kind: 'file-missing' });
  const ending = MARKDOWN.test(text) ? 'md' : 'txt';
  const bytes = new TextEncoder().encode(text);
  const { workspace } = requester.place;
  const read = (name: string) => services.ingest.read(workspace, { name: `${name}.${ending}`, bytes });
  const unnamed = await read(UNTITLED);
  const { draft } = await services.library.preview(workspace, unnamed, options);
  const name = draft.meta.title === UNTITLED ? firstWords(draft) : idLike(draft.meta.title);
  return name ? read(name) : unnamed;
}

/** Turns a title into a name like an id. The title itself is in the text and may change. */
function idLike(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return cut(words.join('-'), '-');
}

/** The first words as a file name. They also become the title, as a file's name does if no other title is known. */
function firstWords({ beginning: [first = ''] }: DraftPreview): string {
  const words = displayText(first);
  const [clause = ''] = words.split(CLAUSE_END);
  // The name must not look like a folder, a file ending or a language.
  const plain = clause.replace(/[^\p{L}\p{M}\p{N}\s'’-]+/gu, ' ').replace(/\s+/gu, ' ');
  return cut(plain.trim(), ' ');
}

/** Cuts a name to its first characters, at the end of a word if there is one. */
function cut(name: string, joint: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const beginning = characters.slice(0, LONGEST_NAME).join('');
  const end = beginning.lastIndexOf(joint);
  return end > 0 ? beginning.slice(0, end) : beginning;
}
