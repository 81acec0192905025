import { errorWords } from '#core/error-words.ts';
import type { Problem } from '#core/errors.ts';
import { visible } from '#core/visible.ts';
import type { Say, Words } from '#core/words.ts';

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
