const WORDS =
  '晚年|早年|生前|当年|也|还|则|都|却|又|就|便|才|曾|曾经|已|已经|一直|仍|仍然|始终|普遍|往往|常常|经常|更|再次|多次|反复|随后|后来|近日|日前|当天|当时|同时|同样|进一步|明确|公开|坚决|强烈|最后|甚至|不断|一再|并|并不|不|没有|从不|因此|于是|由此|真正|最|主要|尤其|特别|合理地|错误地|乐观地|谨慎地|委婉地|笑着|苦笑着|当庭|当场|撰文|著文|发文|如此|这样|反而|其实|显然|大都|大多|纷纷|分别|一致|也许|事后|事前|对此|对记者|向记者';
const BY_FIRST = Map.groupBy(WORDS.split('|'), (word) => word.charAt(0));
/** The most adverbs that are left out before a verb. */
export const MOST_ADVERBS = 4;

/** Year, month and day. */
const DATE = /(\d{4}年)?(?:(\d{1,2}月)(\d{1,2}日)?)?/uy;
const IN_YEAR = /在\d{4}年/uy;
const IN_BOOK = /在《[^》]{1,30}》/uy;
const BOOK_PART = /上|中|里|一书中|一文中/uy;
/** Ends of what began with 在 or 于: 在会上. */
const CLOSER = /[中上里后前]|时候?|一[文书]/gu;
/** Ends of what began with 接受: 接受采访时. */
const INTERVIEW_CLOSER = '时后中';
/** UTF-16 units between the first word and the last. */
const LONGEST_PLACE = 24;
const LONGEST_INTERVIEW = 20;
const LONGEST_AFTER_YEAR = 12;

/** A text with all that its adverbs are found by. `closers`: by their offsets, where they end; the others: the offset of the next such thing from each offset on. */
type Marked = {
  text: string;
  closers: ReadonlyMap<number, readonly number[]>;
  nextCloser: readonly number[];
  nextMark: readonly number[];
  nextClause: readonly number[];
};

/**
 * For every offset of a Chinese text, where the adverbs that begin there end: 在会上, 也, 明确, 2024年3月. Some may be long and one can
 * begin within another. As a part of a regular expression they are tried in every combination; here each is found once.
 */
export function adverbEnds(text: string): (readonly number[])[] {
  const closers = new Map([...text.matchAll(CLOSER)].map(({ 0: word, index }) => [index, endsOfCloser(word, index)]));
  const marked: Marked = {
    text,
    closers,
    nextCloser: nextFrom(text, (at) => closers.has(at)),
    nextMark: nextFrom(text, (at) => '，。；：“”'.includes(text.charAt(at))),
    nextClause: nextFrom(text, (at) => '，。'.includes(text.charAt(at))),
  };
  return Array.from({ length: text.length }, (_, at) => endsFrom(marked, at));
}

/**
 * For every offset, how many adverbs at least lead from there to an offset where `isGoal`, without anything between; Infinity where none do.
 * Read from the end, so that each offset is looked at once.
 */
export function adverbsBefore(ends: readonly (readonly number[])[], isGoal: (at: number) => boolean): number[] {
  const before = new Array<number>(ends.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let at = ends.length; at >= 0; at--) {
    let fewest = isGoal(at) ? 0 : Number.POSITIVE_INFINITY;
    for (const end of ends[at] ?? []) fewest = Math.min(fewest, 1 + (before[end] ?? Number.POSITIVE_INFINITY));
    before[at] = fewest;
  }
  return before;
}

/** 时候 ends with 时 too. */
const endsOfCloser = (word: string, at: number) => (word === '时候' ? [at + 1, at + 2] : [at + word.length]);

function nextFrom(text: string, isOne: (at: number) => boolean): number[] {
  const next = new Array<number>(text.length + 1).fill(text.length);
  for (let at = text.length - 1; at >= 0; at--) next[at] = isOne(at) ? at : (next[at + 1] ?? text.length);
  return next;
}

const NONE: readonly number[] = [];

function endsFrom(marked: Marked, at: number): readonly number[] {
  const first = marked.text.charAt(at);
  if (first >= '0' && first <= '9') return dateEnds(marked.text, at);
  const words = wordEnds(marked.text, at);
  switch (first) {
    case '在':
      // “在接受采访时” ends like any place.
      return [...words, ...inEnds(marked, at), ...placeEnds(marked, at)];
    case '于':
      return [...words, ...placeEnds(marked, at)];
    case '接':
      return [...words, ...interviewEnds(marked, at)];
    default:
      return words;
  }
}

function wordEnds(text: string, at: number): readonly number[] {
  const words = BY_FIRST.get(text.charAt(at));
  return words?.filter((word) => text.startsWith(word, at)).map((word) => at + word.length) ?? NONE;
}

function dateEnds(text: string, at: number): number[] {
  DATE.lastIndex = at;
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const afterYear = at + year.length;
  const afterMonth = afterYear + month.length;
  return [year && afterYear, month && afterMonth, day && afterMonth + day.length].filter((end) => end !== '');
}

/** “在《……》一书中”, “在2024年春天” */
function inEnds({ text, nextClause }: Marked, at: number): number[] {
  const book = matchEnd(IN_BOOK, text, at);
  const part = book && matchEnd(BOOK_PART, text, book);
  const ends = [book, part].filter((end) => end !== undefined);
  const year = matchEnd(IN_YEAR, text, at);
  if (!year) return ends;
  const last = Math.min(year + LONGEST_AFTER_YEAR, nextClause[year] ?? year);
  for (let end = year; end <= last; end++) ends.push(end);
  return ends;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function placeEnds(marked: Marked, at: number): number[] {
  const from = at + 1;
  return closersWithin(marked, from, Math.min(from + LONGEST_PLACE, marked.nextClause[from] ?? from));
}

function interviewEnds(marked: Marked, at: number): number[] {
  if (!marked.text.startsWith('接受', at)) return [];
  const from = at + 2;
  const ends = closersWithin(marked, from, Math.min(from + LONGEST_INTERVIEW, marked.nextMark[from] ?? from));
  return ends.filter((end) => INTERVIEW_CLOSER.includes(marked.text.charAt(end - 1)));
}

/** Ends of closers that begin after at least one character from `from`, up to `last`. */
function closersWithin({ text, closers, nextCloser }: Marked, from: number, last: number): number[] {
  const ends: number[] = [];
  for (let at = nextCloser[from + 1] ?? text.length; at < text.length && at <= last; ) {
    ends.push(...(closers.get(at) ?? []));
    at = nextCloser[at + 1] ?? text.length;
  }
  return ends;
}
