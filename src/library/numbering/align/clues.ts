import { fold } from '../../search/fold.ts';
import { stem } from '../../search/units.ts';
import { COMMON_WORDS } from './common-words.ts';

/**
 * The clues of a passage: what it may share with its counterpart in another language. `exact`: figures, words in Latin script, the whole
 * text. `meanings`: numbers of common words, known by either language. `pairs` of Han characters, for two editions in Chinese.
 */
export type Clues = { exact: string[]; meanings: string[]; pairs: string[] };

const LATIN = /[\p{Script=Latin}\p{N}]+(?:[.,'&-][\p{Script=Latin}\p{N}]+)*/gu;
const HAN_RUN = /\p{Script=Han}+/gu;
const INNER = /[,'-]|'s$/gu;
const LETTERS = /^[a-z]+$/;
// A passage of more characters is hostile or not prose. Its beginning has clues enough.
const MOST_READ = 4000;

type Dictionary = { stems: Map<string, string[]>; han: Map<string, string[]>; longest: number };
let dictionary: Dictionary | undefined;

/** Finds the clues of a passage. Linear. */
export function cluesOf(text: string): Clues {
  const folded = fold(text.slice(0, MOST_READ));
  const latin = [...new Set(folded.match(LATIN))];
  const words = [...new Set(latin.filter((word) => LETTERS.test(word)).map(stem))];
  const runs = folded.match(HAN_RUN) ?? [];
  return {
    exact: [`=${folded.trim()}`, ...latin.map((word) => word.replace(INNER, ''))],
    meanings: [...new Set([...words.flatMap(meaningsOfWord), ...runs.flatMap(meaningsOfHan)])],
    pairs: [...new Set(runs.flatMap(pairsOf))],
  };
}

function meaningsOfWord(word: string): readonly string[] {
  return load().stems.get(word) ?? [];
}

function meaningsOfHan(run: string): string[] {
  const { han, longest } = load();
  const found: string[] = [];
  for (let at = 0; at < run.length; at++) {
    for (let length = 1; length <= longest; length++) found.push(...(han.get(run.slice(at, at + length)) ?? []));
  }
  return found;
}

function pairsOf(run: string): string[] {
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

function load(): Dictionary {
  if (dictionary) return dictionary;
  const made: Dictionary = { stems: new Map(), han: new Map(), longest: 0 };
  const entries = COMMON_WORDS.flatMap((line) => line.split(';'));
  for (const [number, entry] of entries.entries()) {
    const [english = '', chinese = ''] = entry.split('=');
    for (const word of english.split(' ')) list(made.stems, stem(word.toLowerCase()), `#${number}`);
    for (const han of chinese.split(' ')) {
      list(made.han, han, `#${number}`);
      made.longest = Math.max(made.longest, han.length);
    }
  }
  dictionary = made;
  return made;
}

function list(lists: Map<string, string[]>, key: string, value: string): void {
  const there = lists.get(key);
  if (there) there.push(value);
  else lists.set(key, [value]);
}
