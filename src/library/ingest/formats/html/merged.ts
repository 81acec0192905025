import type { TextBlock } from '../block.ts';
import { lettersIn, lettersOf, type Reading } from './readings.ts';

/** Letters of an article; what is shorter is often a part of a page that is not the article. */
const FEW = 200;
/** A line of so many characters, or Han characters, is a sentence rather than a label. */
const LONG_LINE = 80;
const LONG_HAN = 30;
/** Shares of the letters of a run: in long lines, in lines that are links. */
const PROSE = 0.6;
const SURELY_PROSE = 0.85;
const LINKS = 0.5;
const FEW_LINKS = 0.3;
/** Letters of a run that is text although one library alone has found it: between shared blocks, and before or behind them. */
const RUN_BETWEEN = 150;
const RUN_OF_FIRST = 250;
const RUN_OUTSIDE = 600;
/** Share of the first reading that the second must have, or it has found only a part of the article. */
const SAME = 0.75;
/** Lines of a run that can be a heading which one library took out. */
const MOST_HEADINGS = 2;
/** Letters of a block by which a larger one is known to hold it. */
const TELLING = 60;
const LARGE = 400;
/** Letters that are looked through for lines that one reading has inside a longer line. Beyond, only whole lines are compared. */
const MOST_SEARCHED = 200_000_000;

type Side = 'both' | 'first' | 'second';
type Line = { block: TextBlock; letters: string; side: Side; reading: Reading };
type Run = { lines: Line[]; side: Side };

/**
 * Makes one article of what two libraries have found. What both have is kept. What one of them has alone is kept if it is text: each leaves
 * out parts of some articles, and takes in what stands beside others.
 */
export function merged(one: Reading, two: Reading): TextBlock[] {
  if (one.letters.length < FEW || two.letters.length < FEW)
    return [...(one.letters.length < two.letters.length ? two : one).body.blocks];
  const runs = runsOf(inOrder(one, two));
  const first = runs.findIndex(({ side }) => side === 'both');
  const last = runs.findLastIndex(({ side }) => side === 'both');
  if (first < 0) return [...(lengthOfText(one) < lengthOfText(two) ? two : one).body.blocks];
  const shared = runs.flatMap(({ side, lines }) => (side === 'both' ? lines : []));
  const isPart = lengthOf(shared) < SAME * one.letters.length;
  return runs.flatMap((run, index) => {
    if (run.side === 'both') return run.lines.map(({ block }) => block);
    const isBetween = index > first && index < last;
    return (isBetween ? linesBetween(run) : linesOutside(run, isPart)).map(({ block }) => block);
  });
}

/** The blocks of both in the order of the page. */
function inOrder(one: Reading, two: Reading): Line[] {
  const firsts = linesOf(one, two, 'first');
  const telling = firsts.filter(({ letters }) => letters.length > TELLING).map(({ letters }) => letters);
  const seconds = linesOf(two, one, 'second').filter(
    ({ side, letters }) =>
      side !== 'second' || letters.length < LARGE || !telling.some((known) => letters.includes(known)),
  );
  const places = new Map<string, number[]>();
  for (const [index, { letters }] of seconds.entries()) {
    const known = places.get(letters);
    if (known) known.push(index);
    else places.set(letters, [index]);
  }
  const lines: Line[] = [];
  let next = 0;
  for (const line of firsts) {
    const found = places.get(line.letters)?.find((index) => index >= next);
    if (found !== undefined) {
      lines.push(...seconds.slice(next, found).filter(({ side }) => side === 'second'));
      next = found + 1;
    }
    lines.push(line);
  }
  return [...lines, ...seconds.slice(next).filter(({ side }) => side === 'second')];
}

/** The blocks of a reading. What the other has in part counts as shared; of a block that it has less than half of, only that part. */
function linesOf(reading: Reading, other: Reading, side: Side): Line[] {
  const wholes = new Set(other.body.blocks.map(lettersOf));
  const isSmall = reading.body.blocks.length * other.letters.length < MOST_SEARCHED;
  const has = (letters: string) => wholes.has(letters) || (isSmall && other.letters.includes(letters));
  return reading.body.blocks.map((block) => {
    const letters = lettersOf(block);
    if (has(letters)) return { block, letters, side: 'both', reading };
    const pieces = block.pieces.filter((piece) => has(lettersIn(piece)));
    const shared = lettersIn(pieces.join('')).length;
    if (shared === 0) return { block, letters, side, reading };
    return { block: shared * 2 > letters.length ? block : { ...block, pieces }, letters, side: 'both', reading };
  });
}

function runsOf(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.side === line.side) last.lines.push(line);
    else runs.push({ lines: [line], side: line.side });
  }
  return runs;
}

function linesBetween(run: Run): Line[] {
  const { side } = run;
  // Of captions, those that both have are enough.
  const lines = run.lines.filter(({ reading, letters }) => !reading.captions.has(letters));
  const { letters, long, links } = sharesOf(lines);
  if (side === 'first' && letters >= RUN_OF_FIRST && links <= LINKS) return lines;
  if (side === 'second' && letters >= RUN_BETWEEN && long >= PROSE && links <= FEW_LINKS) return lines;
  const [heading] = lines.slice(-1);
  return heading && lines.length <= MOST_HEADINGS && isHeading(heading) ? [heading] : [];
}

const isHeading = ({ reading, letters }: Line) => reading.headings.has(letters) && !reading.linked.has(letters);

function linesOutside({ lines, side }: Run, isPart: boolean): Line[] {
  const { letters, long, links } = sharesOf(lines);
  if (isPart && side === 'first') return long >= PROSE && links <= FEW_LINKS ? lines : [];
  return letters >= RUN_OUTSIDE && long >= SURELY_PROSE && links <= FEW_LINKS ? lines : [];
}

const lengthOf = (lines: readonly Line[]) => lines.reduce((total, { letters }) => total + letters.length, 0);

function sharesOf(lines: readonly Line[]): { letters: number; long: number; links: number } {
  const letters = lengthOf(lines);
  const long = lengthOf(lines.filter(({ block }) => block.pieces.some(isLong)));
  const links = lengthOf(lines.filter((line) => line.reading.linked.has(line.letters)));
  return { letters, long: letters && long / letters, links: letters && links / letters };
}

/** Letters in lines that are sentences. */
const lengthOfText = ({ body }: Reading) =>
  body.blocks.filter(({ pieces }) => pieces.some(isLong)).reduce((total, block) => total + lettersOf(block).length, 0);

const isLong = (piece: string) =>
  piece.length > LONG_LINE || (piece.length > LONG_HAN && (piece.match(/\p{Script=Han}/gu) ?? []).length > LONG_HAN);
