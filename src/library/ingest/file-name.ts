import type { EditionLanguage } from '#core/language.ts';
import { LONGEST_ARTICLE_ID } from '#core/reference.ts';
import { withoutEnding } from './formats/endings.ts';
import { agrees, isSiteFolder, type NamedLanguage, namedIn, tagAt, tellsNothing } from './language-tags.ts';

/**
 * What a file's name says. `stem`: without folder, ending and language; the folder's name for
 * `river/index.md`. `base`: with the language.
 */
export type FileName = NamedLanguage & { whole: string; ending: string; base: string };

const ENDING = /^(.+)(\.[\p{L}\p{N}_-]{1,12})$/u;

/**
 * Reads a file's name: `deepseek.zh.txt`, `README_CN.md`, `长城（英文版）.txt`, `content/en/deepseek.md`. The language is what the name says; the
 * text may say otherwise.
 */
export function readName(path: string): FileName {
  const segments = path.split(/[/\\]/).filter((one) => one !== '');
  const whole = segments.pop() ?? path;
  const [name, ending] = split(whole);
  // essay.en without any other ending is a file without one.
  const own = ending ? tagAt(ending.slice(1)) : undefined;
  // river/zh.md is the text of its folder.
  const tag = own ?? (segments.length > 0 ? tagAt(name) : undefined);
  const said = tag ? { stem: name, ...tag } : namedIn(name);
  const folder = said.language ? undefined : segments.findLast((one) => tagAt(one)?.isSure);
  const language = said.language ?? (folder && tagAt(folder)?.language);
  const parent = tellsNothing(said.stem) ? segments.findLast((one) => !isSiteFolder(one)) : undefined;
  return {
    whole,
    ending: own ? '' : ending,
    base: own ? whole : (parent ?? name),
    stem: parent ?? said.stem,
    ...(language && { language }),
    isSure: said.isSure || folder !== undefined,
  };
}

/** What a file's name says of a text in this language. A language that the text is not in is no language, or was not translated. */
export function nameFor(path: string, language: EditionLanguage): { stem: string; language?: EditionLanguage } {
  const { stem, base, isSure, language: said } = readName(path);
  if (said && agrees(said, language)) return { stem, language: said };
  return { stem: isSure ? stem : base };
}

function split(whole: string): [stem: string, ending: string] {
  const known = withoutEnding(whole);
  if (known) return [known, whole.slice(known.length).toLowerCase()];
  const match = ENDING.exec(whole);
  return match?.[1] && match[2] ? [match[1], match[2].toLowerCase()] : [whole, ''];
}

/** Makes an id from a file's stem: letters and digits of any script, joined by hyphens. */
export function idFrom(stem: string): string {
  const words =
    stem
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const id = [...words.join('-')]
    .slice(0, LONGEST_ARTICLE_ID - 4)
    .join('')
    .replace(/-+$/, '');
  return id || 'article';
}
