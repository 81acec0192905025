import { choiceNames, type Option } from '#core/command.ts';
import { endOfWord, fold, skipBlanks } from './spelling.ts';

// Values of several words: dates (`24 Dec..2 Jan`), cities (`New York`), names of choices (`Traditional Chinese`).

/** Most words of a value without quotation marks. */
const MOST_WORDS = 20;

/** True if the option takes these words for one of its values; undefined if any words can be one. */
export function readsWords(option: Option, words: string): boolean | undefined {
  if (option.kind === 'choice') return isChoice(option, fold(words));
  return option.kind === 'text' ? option.reads?.(words) : undefined;
}

export const isChoice = (option: Option, folded: string): boolean =>
  option.kind === 'choice' && option.choices.some((choice) => choiceNames(choice).some((one) => fold(one) === folded));

/** A value whose first word is `from`–`to`. `isEnd`: what is there is not a word of it. `takesAll`: the words up to that are its own. */
type Run = { line: string; from: number; to: number; isEnd(at: number): boolean; takesAll: boolean };

/**
 * Returns the end of an option's value: of the longest run of words that it reads as one. If it reads none, or any, the value is all words up
 * to the next option where they can belong to nothing else, and otherwise one word, or several with commas between them.
 */
export function endOfValue(option: Option, { line, from, to, isEnd, takesAll }: Run): number {
  let [end, longest] = [to, readsWords(option, line.slice(from, to)) ? to : 0];
  let all = to;
  for (let count = 1; count < MOST_WORDS; count += 1) {
    const at = skipBlanks(line, end);
    if (at >= line.length || isEnd(at)) break;
    const follows = takesAll || /[,，、;；]$/u.test(line.slice(from, end));
    end = endOfWord(line, at);
    if (readsWords(option, line.slice(from, end))) longest = end;
    if (follows && all === skipBack(line, at)) all = end;
  }
  return longest || (option.kind === 'text' ? all : to);
}

/** The end of what stands before the blanks before `at`. */
function skipBack(line: string, at: number): number {
  return line.slice(0, at).trimEnd().length;
}

/** The number of words at the beginning, at least one, that are the value of an option that is given by its place. */
export function wordsOfPlace(option: Option, words: readonly string[]): number {
  for (let count = Math.min(words.length, MOST_WORDS); count > 1; count -= 1)
    if (readsWords(option, words.slice(0, count).join(' '))) return count;
  return Math.min(words.length, 1);
}
