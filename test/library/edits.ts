import { type KnownLabel, numberAgain } from '#library/numbering/number.ts';

/** Something an author does to a text of sentences; `at` and `to` are taken modulo its length (or of its history, for undo). */
export type Edit = {
  kind: 'insert' | 'append' | 'rewrite' | 'delete' | 'move' | 'duplicate' | 'undo';
  at: number;
  to: number;
  text: string;
};

export const EDIT_KINDS: readonly Edit['kind'][] = [
  'insert',
  'append',
  'rewrite',
  'delete',
  'move',
  'duplicate',
  'undo',
];

/** The text after an edit; `past` has all earlier ones. */
export function edited(
  now: readonly string[],
  { kind, at, to, text }: Edit,
  past: readonly (readonly string[])[],
): string[] {
  const size = now.length;
  const one = now[at % Math.max(1, size)];
  const here = size ? at % size : 0;
  switch (kind) {
    case 'insert':
      return now.toSpliced(at % (size + 1), 0, text);
    case 'append':
      return [...now, text];
    case 'rewrite':
      return size ? now.with(here, text) : [...now];
    case 'delete':
      return now.toSpliced(here, 1);
    case 'move':
      return one === undefined ? [] : now.toSpliced(here, 1).toSpliced(to % size, 0, one);
    case 'duplicate':
      return one === undefined ? [] : now.toSpliced(to % (size + 1), 0, one);
    case 'undo':
      return [...(past[to % Math.max(1, past.length)] ?? now)];
  }
}

/** All labels an edition ever gave, with their keys, and its last revision. */
export type Ledger = { all: Map<string, string>; current: KnownLabel[] };

export const emptyLedger = (): Ledger => ({ all: new Map(), current: [] });

export function retired({ all, current }: Ledger): KnownLabel[] {
  const standing = new Set(current.map(({ label }) => label));
  return [...all].filter(([label]) => !standing.has(label)).map(([label, key]) => ({ label, key }));
}

/** Numbers the next revision and enters it; what is wrong with the numbers, a line each. */
export function enter(ledger: Ledger, next: readonly string[]): { labels: string[]; faults: string[] } {
  const labels = numberAgain({ current: ledger.current, retired: retired(ledger) }, next);
  const faults = [...wrongLabels(ledger, next, labels), ...wrongKeeping(ledger, next, labels)];
  ledger.current = next.map((key, index) => ({ label: labels[index] ?? '', key }));
  for (const { label, key } of ledger.current) ledger.all.set(label, key);
  return { labels, faults };
}

const LABEL = /^\d{1,6}[a-z]{0,3}$/;

function wrongLabels({ all }: Ledger, next: readonly string[], labels: readonly string[]): string[] {
  const faults: string[] = [];
  if (labels.length !== next.length) faults.push(`${labels.length} labels for ${next.length} passages`);
  if (new Set(labels).size !== labels.length) faults.push(`the same label twice: ${labels}`);
  for (const [index, label] of labels.entries()) {
    if (!LABEL.test(label)) faults.push(`no reference can say ${label}`);
    const key = all.get(label);
    if (key !== undefined && key !== next[index]) faults.push(`${label} stood for "${key}", now for "${next[index]}"`);
  }
  return faults;
}

/** Every text keeps as many labels as it can, those that stand before withdrawn ones, and as many in order as there can be. */
function wrongKeeping({ all, current }: Ledger, next: readonly string[], labels: readonly string[]): string[] {
  const faults: string[] = [];
  const before = new Map(current.map(({ label }, index) => [label, index]));
  for (const [key, places] of Map.groupBy([...next.keys()], (index) => next[index] ?? '')) {
    const given = places.map((index) => labels[index] ?? '');
    const stood = current.filter((one) => one.key === key).length;
    const ever = [...all.values()].filter((one) => one === key).length;
    const kept = given.filter((label) => before.has(label)).length;
    const known = given.filter((label) => all.has(label)).length;
    if (kept !== Math.min(stood, places.length)) faults.push(`"${key}" kept ${kept} of ${stood} standing labels`);
    if (known !== Math.min(ever, places.length)) faults.push(`"${key}" kept ${known} of ${ever} labels`);
  }
  const order = labels.flatMap((label) => before.get(label) ?? []).map(String);
  const inOrder = longestCommon(order, [...current.keys()].map(String));
  const most = longestCommon(
    next,
    current.map(({ key }) => key),
  );
  if (inOrder !== most) faults.push(`${inOrder} labels kept their order, ${most} could have`);
  return faults;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(one === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
