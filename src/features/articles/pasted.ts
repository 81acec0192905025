import type { AddOptions, DraftPreview } from '#core/article-draft.ts';
import type { Context } from '#core/command.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import type { Attachment } from '#core/request.ts';

/** What a pasted text is called until it is known what it calls itself. */
const UNTITLED = 'pasted';
/** Characters of a name made of a title or of the first words. */
const LONGEST_NAME = 60;
/** Where Chinese, which has no blanks, can be cut. */
const CLAUSE_END = /[，。！？；：]/u;
/** What Markdown has and plain text hardly ever: a heading, a link, strong words, a quoted line. */
const MARKDOWN = /^#{1,6}[ \t]|\]\(|\*\*\S|^> /mu;

/** A pasted text as the file that it could have come in, named after its title or else its first words. Throws user errors. */
export async function fileOf({ asked, services }: Context, text: string, options: AddOptions): Promise<Attachment> {
  if (!text.trim()) throw new UserError({ kind: 'file-missing' });
  const ending = MARKDOWN.test(text) ? 'md' : 'txt';
  const bytes = new TextEncoder().encode(text);
  const unnamed = { name: `${UNTITLED}.${ending}`, bytes };
  const { draft } = await services.library.preview(asked.place.workspace, unnamed, options);
  const name = draft.meta.title === UNTITLED ? firstWords(draft) : idLike(draft.meta.title);
  return { name: `${name || UNTITLED}.${ending}`, bytes };
}

/** As an id is made of it; not the title itself, which the text says and which may change. */
function idLike(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return cut(words.join('-'), '-');
}

/** These are the title too, as a file's name is where nothing else is known. */
function firstWords({ beginning: [first = ''] }: DraftPreview): string {
  const words = displayText(first);
  const [clause = ''] = words.split(CLAUSE_END);
  // Nothing in it may look like a folder, an ending or a language.
  const plain = clause.replace(/[^\p{L}\p{M}\p{N}\s'’-]+/gu, ' ').replace(/\s+/gu, ' ');
  return cut(plain.trim(), ' ');
}

/** The beginning, up to the end of a word where there is one. */
function cut(name: string, joint: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const beginning = characters.slice(0, LONGEST_NAME).join('');
  const end = beginning.lastIndexOf(joint);
  return end > 0 ? beginning.slice(0, end) : beginning;
}
