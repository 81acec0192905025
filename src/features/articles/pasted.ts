import { type AddOptions, type DraftPreview, type PackedDraft, wantedOf } from '#core/article-draft.ts';
import type { CommandContext } from '#core/command.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import { cutName, nameOfTitle } from '#core/title-name.ts';

/** The name of a pasted text until its title is known. */
const UNTITLED = 'pasted';
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
  const wanted = wantedOf(options);
  const read = (name: string) => services.ingest.read(workspace, { name: `${name}.${ending}`, bytes, ...wanted });
  const unnamed = await read(UNTITLED);
  const { draft } = await services.library.preview(workspace, unnamed, options);
  const name = draft.meta.title === UNTITLED ? firstWords(draft) : nameOfTitle(draft.meta.title);
  return name ? read(name) : unnamed;
}

/** The first words as a file name. They also become the title, as a file's name does if no other title is known. */
function firstWords({ beginning: [first = ''] }: DraftPreview): string {
  const words = displayText(first);
  const [clause = ''] = words.split(CLAUSE_END);
  // The name must not look like a folder, a file ending or a language.
  const plain = clause.replace(/[^\p{L}\p{M}\p{N}\s'’-]+/gu, ' ').replace(/\s+/gu, ' ');
  return cutName(plain.trim(), ' ');
}
