/** The text after a full stop: its first word. `initial`: that word is an initial (“J.”). `digit`: the text begins with a digit. */
export type Following = { word: string; initial: boolean; digit: boolean };

const words = (list: string) => new Set(list.split(' '));

// They stand before a name or an example, never at the end of a sentence.
const NEVER_LAST = words(
  'Dr Mr Mrs Ms Mx Prof Gen Sen Rep Gov Lt Col Sgt Capt Cmdr Rev Hon Pres Messrs Mt Ft Adm Maj Supt Fr Insp Amb Sec-Gen ' +
    'e.g i.e cf viz vs v ca approx eg ie',
);
const BEFORE_NUMBER = words('No Nos no nos Fig Figs fig Vol vol Ch ch Sec Art art p pp Eq Ref Nr Op ed');
// They can end a sentence, but often do not.
const SOMETIMES_LAST = words(
  'Inc Co Corp Ltd LLC Bros Jr Sr al St Ave Blvd Rd Dept dept Univ Assn est Est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ' +
    'Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Calif Fla Mass Conn Pa Va Md Tex Ariz Ill Mich Minn Wash Ore Gov’t Ph.D',
);
// Words that begin sentences, but not names. After “the U.S.” they show that a new sentence begins.
const STARTERS = words(
  'The This That These Those A An He She It They We I You His Her Its Their Our My Your There Here In On At By For From With ' +
    'After Before When While Where As If But And Or So Yet Then Now Some Many Most All Both No Not What Who Why How Which However ' +
    'Although Though Because Since Today Yesterday Tomorrow Also Meanwhile Still Even One To Under During Until Is Are Was Were ' +
    'Do Does Did Can Let Only Just Instead Perhaps Once Each Every Another Other Such Nobody Nothing Everyone Nor Until Unlike ' +
    'It’s That’s There’s He’s She’s They’re We’re I’m Don’t',
);
const DOTTED = /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u;
const INITIAL = /^\p{Lu}$/u;

/** True if the word often begins a sentence and is rarely part of a name. */
export function isStarter({ word, initial }: Following): boolean {
  return !initial && STARTERS.has(word.replaceAll("'", '’'));
}

/** True if the full stop after `word` only marks an abbreviation. `before`: the word before it. Both are without their stops. */
export function shortens(word: string, before: string, following: Following): boolean {
  if (NEVER_LAST.has(word)) return true;
  if (BEFORE_NUMBER.has(word)) return following.digit;
  // In “So did I. Smith left”, I is the pronoun and not an initial.
  if (word === 'I' && /^\p{Ll}/u.test(before)) return false;
  if (INITIAL.test(word) || SOMETIMES_LAST.has(word) || DOTTED.test(word)) return !isStarter(following);
  return false;
}
