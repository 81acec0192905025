import { keep, nearest, rising } from './unchanged.ts';

/** A label and the checksum (`key`) of its words. */
export type KnownLabel = { label: string; key: string };

/** The labels that were ever given: the highest number, and for each number its last letter. */
type GivenLabels = { highest: number; letters: Map<number, number> };

const LABEL = /^(\d+)([a-z]*)$/;
const ALPHABET = 26;
// a … zzz: a reference has at most three letters (core/reference.ts).
const MOST_LETTERS = ALPHABET + ALPHABET ** 2 + ALPHABET ** 3;

/** Returns the labels of a first revision: '1' … 'n'. */
export function numberFirst(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}

/**
 * Returns the labels of the next revision's passages. `next`: their keys in reading order. `current`: the last revision in reading order.
 * `retired`: every other label that the edition ever had. The rules are those of statutes: A label always means the same key. Unchanged
 * words keep their label wherever they move (equal ones: longest common subsequence first, then nearest). Withdrawn words that return get
 * their old label. A passage that replaces 12 or is inserted after 12 becomes 12a. A passage added at the end gets the next number.
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
 * Returns the labels for the first revision of another edition with `count` passages. They follow the primary's labels by the alignment,
 * so that a reference means the same in both editions. The first passage of a bead gets the bead's first label; the others get its number
 * and the next free letter. A passage without a counterpart gets a letter after the passage before it (`0a` at the beginning). No label
 * occurs twice, and none is one of `taken`.
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

/** Groups the withdrawn labels by key, each list sorted by number. */
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

/** Gives words that were withdrawn and are back their old label. Of several labels it takes the nearest by number. */
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

/** Labels new passages: by the passage they replace, else by the passage before them. Those after all others get the next number. */
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

/**
 * Finds for each new passage the index of the removed passage that it replaces. Between two kept neighbours, the i-th new passage
 * replaces the i-th removed one.
 */
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

/** Makes a label of the number of `label` and its next free letter, or a new number if no letter is free. */
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
