import { keep, nearest, rising } from './unchanged.ts';

/** A label and the words it stands for, as their checksum. */
export type KnownLabel = { label: string; key: string };

/** Which numbers were ever given: the highest, and per number how far its letters went. */
type GivenLabels = { highest: number; letters: Map<number, number> };

const LABEL = /^(\d+)([a-z]*)$/;
const ALPHABET = 26;
// a … zzz: a reference has room for three letters (core/reference.ts).
const MOST_LETTERS = ALPHABET + ALPHABET ** 2 + ALPHABET ** 3;

/** The numbers of a first revision: '1' … 'n'. */
export function numberFirst(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}

/**
 * The numbers of the next revision's passages; `next` has their keys in reading order. `current` is the last revision in reading
 * order, `retired` every other label the edition ever had. As in statutes: a label stands for one key for ever; unchanged words
 * keep theirs wherever they move (several equal ones: longest common subsequence first, then nearest); withdrawn words that come
 * back get their old one; whatever replaces 12 becomes 12a, what is put in after 12 as well, what is added at the end goes on counting.
 */
export function numberAgain(
  known: { current: readonly KnownLabel[]; retired: readonly KnownLabel[] },
  next: readonly string[],
): string[] {
  const current = known.current;
  const from = keep(
    current.map(({ key }) => key),
    next,
  );
  const labels = from.map((index) => current[index]?.label);
  bringBack(labels, next, withdrawn(known));
  const given = givenBy([...current, ...known.retired].map(({ label }) => label));
  return fillIn(labels, { from, current, given });
}

/**
 * The numbers of a second edition's first revision with `count` passages, taken from the primary's through the alignment, so that
 * references run together: of each bead the first passage takes the first label, others that number and the next free letter;
 * what stands beside nothing goes on from the passage before it (`0a` before the first). Never twice the same, never one of `taken`.
 */
export function numberBeside(
  beads: readonly { primary: readonly number[]; other: readonly number[] }[],
  primaryLabels: readonly string[],
  count: number,
  taken: ReadonlySet<string> = new Set(),
): string[] {
  const given = givenBy([...primaryLabels, ...taken]);
  const used = new Set(taken);
  const wanted = new Array<string | undefined>(count);
  for (const { primary, other } of beads) wanted[other[0] ?? count] = primaryLabels[primary[0] ?? -1];
  const beadOf = new Map(beads.flatMap((bead) => bead.other.map((index) => [index, bead] as const)));
  const labels: string[] = [];
  for (let index = 0; index < count; index++) {
    const wish = wanted[index];
    const base = wish ?? primaryLabels[beadOf.get(index)?.primary[0] ?? -1] ?? labels[index - 1] ?? '0';
    const label = wish !== undefined && !used.has(wish) ? wish : insert(given, base);
    used.add(label);
    labels.push(label);
  }
  return labels;
}

/** Withdrawn labels by key, each list by number. */
function withdrawn({
  current,
  retired,
}: {
  current: readonly KnownLabel[];
  retired: readonly KnownLabel[];
}): Map<string, string[]> {
  const old = new Map(retired.map(({ label, key }) => [label, key]));
  for (const { label } of current) old.delete(label);
  const byNumber = [...old.keys()].sort((a, b) => parse(a).base - parse(b).base || parse(a).letter - parse(b).letter);
  return Map.groupBy(byNumber, (label) => old.get(label) ?? '');
}

/** Gives words that were withdrawn and stand again their old label: of several the nearest by number. */
function bringBack(labels: (string | undefined)[], next: readonly string[], old: Map<string, string[]>): void {
  const wanted: { key: string; at: number; spot: number }[] = [];
  let spot = 0;
  for (const [at, key] of next.entries()) {
    const label = labels[at];
    if (label) spot = parse(label).base;
    else if (old.has(key)) wanted.push({ key, at, spot });
  }
  for (const [key, places] of Map.groupBy(wanted, (place) => place.key)) {
    const found = old.get(key) ?? [];
    const bases = found.map((label) => parse(label).base);
    const spots = places.map((place) => place.spot);
    for (const [i, j] of nearest(bases, spots)) labels[places[j]?.at ?? -1] = found[i];
  }
}

type Filling = { from: readonly number[]; current: readonly KnownLabel[]; given: GivenLabels };

/** Labels what is new: after what it replaces, else after the passage before it, else, behind all others, by counting on. */
function fillIn(labels: readonly (string | undefined)[], { from, current, given }: Filling): string[] {
  const replaced = replacing(labels, from, current.length);
  const last = labels.findLastIndex((label) => label !== undefined);
  const out: string[] = [];
  for (const [at, label] of labels.entries()) {
    const before = current[replaced[at] ?? -1]?.label;
    if (label !== undefined) out.push(label);
    else if (before !== undefined) out.push(insert(given, before));
    else out.push(at > last ? append(given) : insert(given, out[at - 1] ?? '0'));
  }
  return out;
}

/** For what is new, the index of the removed passage that it replaces: the i-th new one in a gap between kept neighbours the i-th removed. */
function replacing(
  labels: readonly (string | undefined)[],
  from: readonly number[],
  count: number,
): (number | undefined)[] {
  const kept = new Set(from);
  const moored = rising([...from.entries()].filter(([, index]) => index >= 0).map(([at, index]) => [index, at]));
  const out = new Array<number | undefined>(labels.length);
  let start = { index: 0, at: 0 };
  for (const [index, at] of [...moored, [count, labels.length] as const]) {
    let removed = start.index;
    for (let place = start.at; place < at; place++) {
      while (removed < index && kept.has(removed)) removed++;
      if (labels[place] === undefined && removed < index) out[place] = removed++;
    }
    start = { index: index + 1, at: at + 1 };
  }
  return out;
}

/** The base number of `label` with its next free letter, or a new number when the letters have run out. */
function insert(given: GivenLabels, label: string): string {
  const { base } = parse(label);
  const letter = (given.letters.get(base) ?? 0) + 1;
  if (letter > MOST_LETTERS) return append(given);
  given.letters.set(base, letter);
  return `${base}${letters(letter)}`;
}

function append(given: GivenLabels): string {
  given.highest += 1;
  return String(given.highest);
}

function givenBy(labels: readonly string[]): GivenLabels {
  const given: GivenLabels = { highest: 0, letters: new Map() };
  for (const label of labels) {
    const { base, letter } = parse(label);
    given.highest = Math.max(given.highest, base);
    given.letters.set(base, Math.max(given.letters.get(base) ?? 0, letter));
  }
  return given;
}

/** `12` is base 12, letter 0; `12a` letter 1; `12aa` letter 27. */
function parse(label: string): { base: number; letter: number } {
  const [, digits, tail] = LABEL.exec(label) ?? [];
  if (digits === undefined || tail === undefined) throw new Error(`not a passage label: ${label}`);
  let letter = 0;
  for (const one of tail) letter = letter * ALPHABET + (one.charCodeAt(0) - 96);
  return { base: Number(digits), letter };
}

function letters(count: number): string {
  let text = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / ALPHABET)) {
    text = String.fromCharCode(97 + ((rest - 1) % ALPHABET)) + text;
  }
  return text;
}
