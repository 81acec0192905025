const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
const DIGIT = /\d/;
const BLANK = /^[\s\u00a0]?$/;
// Letters that English takes over from its neighbours, and those neighbours' own.
const USUAL = /[éèêëàâäáçùûüúîïíôöóñßãõåøæœìòýšžÉÈÀÂÄÁÇÜÚÎÍÔÖÓÑÅØÆŒŠŽ]/;

type Around = { before: string; after: string };
type Rule = { signs: string; isRight: (around: Around) => boolean };

const isWord = (one: string) => LETTER.test(one) || DIGIT.test(one);

/** Where signs stand in prose. In a wrong encoding they stand inside words. */
const RULES: readonly Rule[] = [
  { signs: '’', isRight: ({ before, after }) => !BLANK.test(before) || LETTER.test(after) },
  { signs: '“‘„‚', isRight: ({ before, after }) => !isWord(before) && !BLANK.test(after) },
  { signs: '”', isRight: ({ before, after }) => !BLANK.test(before) && !isWord(after) },
  { signs: '¿¡', isRight: ({ before, after }) => !isWord(before) && LETTER.test(after) },
  // French has blanks inside its quotation marks.
  { signs: '«‹', isRight: ({ before }) => !isWord(before) },
  { signs: '»›', isRight: ({ after }) => !isWord(after) },
  { signs: '—', isRight: () => true },
  { signs: '–', isRight: ({ before, after }) => LETTER.test(before) === LETTER.test(after) && !LOWER.test(before) },
  { signs: '…', isRight: ({ before, after }) => !(LETTER.test(before) && LETTER.test(after)) },
  { signs: '£€¥¢', isRight: ({ before, after }) => DIGIT.test(after) || DIGIT.test(before) },
  { signs: '°½¼¾²³¹ºª', isRight: ({ before }) => DIGIT.test(before) },
  { signs: '×÷±', isRight: ({ before, after }) => !LETTER.test(before) && !LETTER.test(after) },
  {
    signs: '©®™§¶·•',
    isRight: ({ before, after }) => BLANK.test(before) || (LETTER.test(before) && BLANK.test(after)),
  },
  { signs: '\u00a0', isRight: ({ before, after }) => !(LOWER.test(before) && LOWER.test(after)) },
  { signs: '\u00ad', isRight: ({ before, after }) => LETTER.test(before) && LETTER.test(after) },
];
const RULE_OF = new Map(RULES.flatMap((rule) => [...rule.signs].map((sign) => [sign, rule] as const)));

/** An accented letter says a little less than a sign, because a wrong encoding gives letters more often. */
const OF_LETTER = 0.9;
const OF_RARE_LETTER = 0.3;

function fitOf(sign: string, around: Around): number {
  const rule = RULE_OF.get(sign);
  if (rule) return rule.isRight(around) ? 1 : 0;
  if (!LETTER.test(sign) || !standsLikeLetter(sign, around)) return 0;
  return USUAL.test(sign) ? OF_LETTER : OF_RARE_LETTER;
}

/** A capital stands at a word's beginning or among capitals. Two accented letters in a row are rare. */
function standsLikeLetter(letter: string, { before, after }: Around): boolean {
  if (isAccented(before) && isAccented(after)) return false;
  if (LOWER.test(letter)) return isWord(before) || isWord(after) || /[àáéèóœ]/.test(letter);
  if (!LETTER.test(before)) return !isAccented(after) && (LETTER.test(after) || BLANK.test(after));
  return UPPER.test(before) && !LOWER.test(after);
}

const isAccented = (one: string) => one >= '\x80' && LETTER.test(one);

const ASCII_LETTER = /[a-z]/gi;
const ASCII_SIGN = /[!-~]/g;
/** Share of letters among the ASCII characters of prose. It has more; noise and data have less. */
const LETTERS_IN_PROSE = 0.6;

/**
 * Returns how well the characters beyond ASCII stand where Latin prose has them: 0 to about 1, and 0 if there are none, or if ASCII is no
 * prose either.
 */
export function latinFit(text: string): number {
  const letters = text.match(ASCII_LETTER)?.length ?? 0;
  if (letters < (text.match(ASCII_SIGN)?.length ?? 0) * LETTERS_IN_PROSE) return 0;
  let sum = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign < '\x80') continue;
    all++;
    if (isBeyond(text, at - 1) && isBeyond(text, at + 1)) continue;
    sum += fitOf(sign, { before: text.charAt(at - 1), after: text.charAt(at + 1) });
  }
  return all ? sum / all : 0;
}

const isBeyond = (text: string, at: number): boolean => text.charAt(at) >= '\x80';
