const WORDS =
  '晚年|早年|生前|当年|也|还|则|都|却|又|就|便|才|曾|曾经|已|已经|一直|仍|仍然|始终|普遍|往往|常常|经常|更|再次|多次|反复|随后|后来|近日|日前|当天|当时|同时|同样|进一步|明确|公开|坚决|强烈|最后|甚至|不断|一再|并|并不|不|没有|从不|因此|于是|由此|真正|最|主要|尤其|特别|合理地|错误地|乐观地|谨慎地|委婉地|笑着|苦笑着|当庭|当场|撰文|著文|发文|如此|这样|反而|其实|显然|大都|大多|纷纷|分别|一致|也许|事后|事前|对此|对记者|向记者';
const BY_FIRST = Map.groupBy(WORDS.split('|'), (word) => word.charAt(0));
/** Most adverbs that are skipped before a verb. */
export const MOST_ADVERBS = 4;

/** Year, month and day. */
const DATE = /(\d{4}年)?(?:(\d{1,2}月)(\d{1,2}日)?)?/uy;
const IN_YEAR = /在\d{4}年/uy;
const IN_BOOK = /在《[^》]{1,30}》/uy;
const BOOK_PART = /上|中|里|一书中|一文中/uy;
/** Last words of phrases that begin with 在 or 于: 在会上. */
const CLOSER = /[中上里后前]|时候?|一[文书]/gu;
/** Last characters of phrases that begin with 接受: 接受采访时. */
const INTERVIEW_CLOSER = '时后中';
/** Most UTF-16 units between the first word of a phrase and the last. */
const LONGEST_PLACE = 24;
const LONGEST_INTERVIEW = 20;
const LONGEST_AFTER_YEAR = 12;

/** A text with an index of its marks. `closers`: their ends, by offset. The others: for each offset, the next offset with such a mark. */
type Marked = {
  text: string;
  closers: ReadonlyMap<number, readonly number[]>;
  nextCloser: readonly number[];
  nextMark: readonly number[];
  nextClause: readonly number[];
};

/**
 * Finds for every offset of a Chinese text the ends of the adverbs that begin there: 在会上, 也, 明确, 2024年3月. They can be long, and one
 * can begin inside another. A regular expression would try every combination; this finds each adverb once.
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
 * Counts for every offset the fewest adverbs in a row that lead from it to an offset where `isGoal` is true; Infinity if none do. It goes
 * from the end to the beginning, so that each offset is read once.
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

/** Returns the ends of a closer. 时候 contains 时, so it has two. */
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
      // “在接受采访时” ends like a place.
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

/** Returns the ends of the closers that begin at least one character after `from` and not after `last`. */
function closersWithin({ text, closers, nextCloser }: Marked, from: number, last: number): number[] {
  const ends: number[] = [];
  for (let at = nextCloser[from + 1] ?? text.length; at < text.length && at <= last; ) {
    ends.push(...(closers.get(at) ?? []));
    at = nextCloser[at + 1] ?? text.length;
  }
  return ends;
}
