import { errorWords } from '#core/error-words.ts';
import type { Problem } from '#core/errors.ts';
import type { TopicArticle } from '#core/topic.ts';
import { visible } from '#core/visible.ts';
import type { Say, Words } from '#core/words.ts';
import { editionWords } from '#features/camps/waiting-topic.ts';

/** Words a user error for the command line: `parley article list` instead of the chats' `/parley article list`. */
export function terminalWords(problem: Problem): Words {
  const { en, zh, hant } = errorWords(problem);
  return { en: unslashed(en), zh: unslashed(zh), ...(hant !== undefined && { hant: unslashed(hant) }) };
}

/** Removes the slash before a command, but not in names and paths of files. */
function unslashed(words: string): string {
  return words.replaceAll(/(?<=^|[\s。？])\/(?=parley article [a-z])/g, '');
}

/** Prepares text for a terminal, so that no name or title in it can control the terminal. */
export function printed(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Returns a count with its noun: “1 edition”, “2 editions”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Explains that the article no longer has a passage. `now`: the reference of the passage in its place. */
export function withdrawnNote(say: Say, reference: string, now: string | undefined): string {
  const note = say({
    en: `${reference} is withdrawn: the article no longer says this; it is what the reference stood for.`,
    zh: `${reference} 已撤下：文章现在已没有这句话；这是该出处当时所指的原文。`,
  });
  return now === undefined ? note : note + say({ en: ` In its place now: ${now}`, zh: `现在相应的位置是：${now}` });
}

/** An article that a topic waits for: its title, if it is known, and where it was published. */
export function missingArticle(one: TopicArticle): Words {
  const edition = editionWords(one);
  if ('id' in one) return { en: `“${one.id}”${edition.en}`, zh: `“${one.id}”${edition.zh}` };
  const { title, source } = one;
  return title
    ? { en: `“${title}”${edition.en}, published at ${source}`, zh: `《${title}》${edition.zh}，发表于 ${source}` }
    : { en: `an article${edition.en} published at ${source}`, zh: `一篇文章${edition.zh}，发表于 ${source}` };
}
