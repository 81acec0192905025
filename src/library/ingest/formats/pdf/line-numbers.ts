/** Words where they stand on a page, in points from the top left corner. */
type Placed = { text: string; x: number; right: number; y: number };

/** The numbers of lines go up by one, or by five; so many of them stand on a page at least. */
const FEWEST = new Map([
  [1, 10],
  [5, 5],
]);
/** Share of the numbers that follow each other, and of the lines of text that begin to the right of the numbers. */
const IN_ORDER = 0.9;
const BEHIND = 0.95;
const NUMBER = /^\s*\d{1,4}\s*$/;

/** Takes out the numbers that count the lines of a manuscript: they stand in the margin, left of the text. */
export function withoutLineNumbers<One extends Placed>(runs: readonly One[]): One[] {
  const right = marginOf(runs);
  return right === undefined ? [...runs] : runs.filter((run) => !(NUMBER.test(run.text) && run.right <= right));
}

/** Returns the right edge of the margin in which the numbers stand. */
function marginOf(runs: readonly Placed[]): number | undefined {
  const words = runs.filter(({ text }) => /\p{L}/u.test(text));
  const starts = words.map(({ x }) => x).sort((a, b) => a - b);
  const left = starts[Math.floor(starts.length * (1 - BEHIND))];
  if (left === undefined) return undefined;
  const numbers = runs
    .filter((run) => NUMBER.test(run.text) && run.right < left)
    .toSorted((a, b) => a.y - b.y)
    .map((run) => ({ value: Number(run.text), right: run.right }));
  return isCount(numbers.map(({ value }) => value)) ? Math.max(...numbers.map((one) => one.right)) : undefined;
}

function isCount(values: readonly number[]): boolean {
  return [...FEWEST].some(([step, fewest]) => {
    if (values.length < fewest) return false;
    const following = values.filter((value, at) => at > 0 && value - (values[at - 1] ?? 0) === step).length;
    return following >= IN_ORDER * (values.length - 1);
  });
}
