import {
  BEFORE_NOTE,
  BEFORE_NUMBER,
  BEFORE_ROMAN_ONE,
  BOOKS,
  CITED,
  INTRODUCING,
  OF_CITATIONS,
  SOMETIMES_LAST,
  STARTERS,
  TITLES,
} from './abbreviation-lists.ts';

/** The text after a full stop. `word`: its first word, without its own full stop. `stopped`: that word has one. `rest`: it and more. */
export type Following = { word: string; stopped: boolean; rest: string };
/** A word with a full stop. `before`: the word before it. `alone`: its sentence has no other word. */
export type Stopped = { word: string; before: string; alone: boolean };

const DOTTED = /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u;
const INITIAL = /^\p{Lu}$/u;
// Nobody writes a word without a vowel: Mgmt, Bldg, Hrsg. Acronyms are written in capitals, and Hmm and Shh are cries.
const WITHOUT_VOWEL = /^(?![BGHMPSZ](?:[hmrzf]|sst|fft)+$)[BCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxz]{1,6}$/u;
// Int’l, Ass’n, Gov’t, Sec’y; not don’t or she’ll.
const CONTRACTED = /^\p{Lu}\p{L}{1,8}[’'](?:n|l|g|r|y|[prvm]t|t)$/u;
const NEGATED = /n[’']t$/u;
// Fed.R.Crim.P, Gen.Stat: abbreviations without spaces between.
const COMPOUND = /^(?:\p{Lu}\p{L}{0,8}\.)+(\p{Lu}\p{L}{0,8})$/u;
const ROMAN = /^(?:[IVXLC]{2,}|[VXLC])(?![\p{L}’'])/u;
const ROMAN_ONE = /^I(?=[,.;:)]|$| (?:of|at|§))/u;
// “12 F. Supp. 2d”, “29 Cal. 4th”.
const SERIES = /^(?:2d|3d|[4-9]th)(?![\p{L}\p{N}])/u;
const VERSE = /^\d{1,3}\s?[:：]\s?\d/u;
const SIGN = /^(?:[§¶&]|\*\d)/u;
const NUMBER = /^(?:\p{N}|\p{Lu}{1,4}-?\d)/u;
// “16 Wall. 36”, “25 Hen. VIII”, “144 Cong. Rec. S3021”: volume, name, page.
const VOLUME = /^\d{1,4}$/;
const VOLUME_NAME = /^\p{Lu}\p{Ll}{1,7}$/u;
const CONTRACTION = /[’'](?:s|re|ve|ll|d|m)$/u;

/** True if the word often begins a sentence and is rarely part of a name. */
export function isStarter({ word, stopped, rest }: Following): boolean {
  if (stopped && (word.length === 1 || /^No\.\s?\d/.test(rest))) return false;
  const plain = word.replaceAll("'", '’');
  return STARTERS.has(plain) || STARTERS.has(plain.replace(CONTRACTION, ''));
}

/** True if the full stop after the word only marks an abbreviation. */
export function shortens(stopped: Stopped, following: Following): boolean {
  const word = (COMPOUND.exec(stopped.word)?.[1] ?? stopped.word).replaceAll("'", '’');
  if (TITLES.has(word) || INTRODUCING.has(word)) return true;
  if (stopped.alone && BEFORE_NOTE.has(stopped.word)) return true;
  if (isNumbered(word, stopped.before, following.rest)) return true;
  // In “So did I. Smith left”, I is the pronoun and not an initial.
  if (word === 'I' && /^\p{Ll}/u.test(stopped.before)) return false;
  if (OF_CITATIONS.has(word) && continuesCitation(following)) return true;
  if (word === 'etc') return !/^\p{Lu}/u.test(following.rest);
  return isSometimesLast(word, stopped.word, following) && !isStarter(following);
}

/** True if a number belongs to the word: “No. 5”, “vol. IX”, “Id. § 6”, “2 Tim. 1:7”. */
function isNumbered(word: string, before: string, rest: string): boolean {
  const digit = NUMBER.test(rest);
  if (VOLUME.test(before) && VOLUME_NAME.test(word) && (digit || ROMAN.test(rest))) return true;
  if (BOOKS.has(word) && (VERSE.test(rest) || (digit && /^(?:[1-4]|I{1,3})$/.test(before)))) return true;
  if (!BEFORE_NUMBER.has(word) && !/^\p{Ll}$/u.test(word)) return false;
  return digit || rest.startsWith('§') || isRoman(word, rest);
}

function isRoman(word: string, rest: string): boolean {
  if (!BEFORE_NUMBER.has(word) || /^no$/iu.test(word)) return false;
  return ROMAN.test(rest) || (BEFORE_ROMAN_ONE.has(word) && ROMAN_ONE.test(rest));
}

function continuesCitation({ word, stopped, rest }: Following): boolean {
  if (NUMBER.test(rest) || SIGN.test(rest) || CITED.has(word)) return true;
  return stopped && (!TITLES.has(word) || /^(?:Gen|Rep|Gov|Adm)$/.test(word)) && isAbbreviation(word);
}

function isSometimesLast(word: string, whole: string, { word: next, rest, stopped }: Following): boolean {
  if (INITIAL.test(word) || SOMETIMES_LAST.has(word) || DOTTED.test(whole.replace(/^\d+/, '')) || isCutShort(word))
    return true;
  if (SERIES.test(rest) && /^\p{Lu}/u.test(word)) return true;
  // In capitals, as in captions and before speakers: MR. LEE, ST. LOUIS.
  if (!/^\p{Lu}{2,5}$/u.test(word) || !/^\p{Lu}{2}/u.test(next)) return false;
  return isTitleInCapitals(word) || (stopped && isTitleInCapitals(next));
}

const isTitleInCapitals = (word: string) => {
  const title = word.charAt(0) + word.slice(1).toLowerCase();
  return TITLES.has(title) || SOMETIMES_LAST.has(title);
};

const isCutShort = (word: string) => WITHOUT_VOWEL.test(word) || (CONTRACTED.test(word) && !NEGATED.test(word));

/** True if the word is written with a full stop, wherever it stands. */
function isAbbreviation(word: string): boolean {
  const lists = [TITLES, BEFORE_NUMBER, SOMETIMES_LAST, OF_CITATIONS];
  return INITIAL.test(word) || isCutShort(word) || lists.some((list) => list.has(word));
}
