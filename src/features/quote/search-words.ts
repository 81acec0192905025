/** Quotation marks around an exact phrase. Single marks count only if they are not apostrophes. */
const PHRASE_MARKS = /["“”„‟＂«»「」『』]|(?<![\p{L}\p{N}])['‘]|['’](?![\p{L}\p{N}])/gu;

/** The words without quotation marks, so that none of them are an exact phrase. */
function withoutMarks(words: string): string {
  return words.replace(PHRASE_MARKS, ' ');
}

/** Most code points of a message to search for: two or three sentences, more than anybody remembers of an article. */
const LONGEST = 300;
/** UTF-16 units of a message that are read: enough for `LONGEST`, whatever marks and blanks are between the words. */
const MOST_READ = 4_000;
/** The earliest blank at which a message is cut. If the last blank is earlier, the cut is inside a word. */
const SHORTEST = 200;

/** Turns a message into words to search for: its beginning, up to the end of a word, without quotation marks. */
export function pointedAt(message: string): string {
  const plain = withoutMarks(message.slice(0, MOST_READ)).replace(/\s+/gu, ' ').trim();
  const cut = [...plain].slice(0, LONGEST).join('');
  const end = cut === plain ? -1 : cut.lastIndexOf(' ');
  return end >= SHORTEST ? cut.slice(0, end) : cut;
}
