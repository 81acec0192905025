import type { Verdict } from './judge.ts';
import type { Judged } from './measure.ts';
import { roomOf } from './sample.ts';

const KINDS = ['caught', 'survived', 'unreached', 'refused'] as const satisfies readonly Verdict['kind'][];

/** How much of a long expression is printed. */
const SHOWN = 90;

/** One mutation in a line, for people and for `grep`. */
export function lineFor({ number, mutation, verdict }: Judged): string {
  const { file, line, operator, original, text } = mutation;
  const place = `${file}:${line}`;
  const words = `${short(original)} → ${text === ';' ? '(left out)' : short(text)}`;
  return `${String(number).padStart(4)} ${verdict.kind.padEnd(9)} ${place}  ${operator}  ${words}${reason(verdict)}`;
}

function reason(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'caught':
      return `  | ${verdict.by}`;
    case 'survived':
      return `  | test files that reach it: ${verdict.files}`;
    case 'unreached':
    case 'refused':
      return '';
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** The sums by room, and the share that was caught of those that the type checker lets pass. */
export function summaryOf(judged: readonly Judged[]): string {
  const rooms = [...Map.groupBy(judged, ({ mutation }) => roomOf(mutation.file))];
  const rows = [
    ['room', ...KINDS],
    ...rooms.map(([room, some]) => [room, ...counts(some)]),
    ['sum', ...counts(judged)],
  ];
  const width = Math.max(...rooms.map(([room]) => room.length), 'room'.length);
  const table = rows.map(
    ([room = '', ...cells]) => room.padEnd(width) + cells.map((cell) => cell.padStart(11)).join(''),
  );
  return [...table, '', share(judged)].join('\n');
}

function counts(some: readonly Judged[]): string[] {
  return KINDS.map((kind) => String(some.filter(({ verdict }) => verdict.kind === kind).length));
}

function share(judged: readonly Judged[]): string {
  const counted = judged.filter(({ verdict }) => verdict.kind !== 'refused');
  const caught = counted.filter(({ verdict }) => verdict.kind === 'caught').length;
  const percent = counted.length ? ((100 * caught) / counted.length).toFixed(1) : '–';
  return `caught: ${caught} of ${counted.length} (${percent} %); of those left, some may change nothing`;
}
