import { quantile, round } from './program.ts';
import type { Latency, Sent } from './steady.ts';
import { NO_REQUEST, TOO_LONG, type Turn } from './turn.ts';
import type { Measured } from './watched.ts';

/** A time in which something went on, in ms since the epoch. */
export type Span = { name: string; from: number; to: number };

const within = ({ from, to }: Span, at: number): boolean => at >= from && at <= to;
/** A program that is starting stops nobody. */
const turnsIn = ({ turns }: Measured, span: Span): Turn[] =>
  turns.filter(({ at, request }) => within(span, at) && request !== NO_REQUEST);

export function worstOf(measured: Measured, span: Span): Turn | undefined {
  return turnsIn(measured, span).toSorted((a, b) => b.cpu - a.cpu)[0];
}

export function phaseRow(name: string, came: Latency, measured: Measured, span: Span): Record<string, unknown> {
  const { sent, answered, failed, p50, p99 } = came;
  return {
    '': name,
    ...{ sent, answered, failed },
    'p50 (ms)': round(p50, 0),
    'p99 (ms)': round(p99, 0),
    'longest CPU time of the main thread in one turn (ms)': round(worstOf(measured, span)?.cpu ?? Number.NaN, 0),
  };
}

/** Of the same piece of work, measured after each attacker. */
export function sayYardstick(all: readonly number[]): void {
  const [best, usual] = [Math.min(...all), quantile(all, 0.5)];
  const times = round(usual / best, 1);
  console.log(
    `a fixed piece of work took ${round(best)} ms of CPU time at best, ${round(usual)} usually: CPU times are ${times} × too long`,
  );
}

/** Turns that are told one by one. */
const WORST = 20;

export function sayTurns(measured: Measured, span: Span, slots: readonly Span[], sent: readonly Sent[]): void {
  const long = turnsIn(measured, span)
    .filter(({ cpu }) => cpu > TOO_LONG)
    .toSorted((a, b) => b.cpu - a.cpu);
  const longest = worstOf(measured, span);
  const during = longest && slots.find((one) => within(one, longest.at))?.name;
  console.log(
    `longest CPU time of the main thread in one turn: ${round(longest?.cpu ?? 0, 0)} ms (${during ?? 'none'})`,
  );
  console.log(`over ${TOO_LONG} ms: ${long.length} turns${long.length > WORST ? `, the worst ${WORST} of them:` : ''}`);
  for (const turn of long.slice(0, WORST)) console.log(`  ${turnWords(turn, measured, slots, sent)}`);
}

function turnWords(turn: Turn, { collections }: Measured, slots: readonly Span[], sent: readonly Sent[]): string {
  const began = turn.at - turn.wall;
  const slot = slots.find((one) => within(one, turn.at))?.name ?? 'between attackers';
  const before = sent.findLast(({ at, ms }) => at <= began && ms !== undefined)?.what ?? 'nothing';
  const swept = collections.filter(({ at }) => at >= began && at <= turn.at + 1).reduce((sum, { ms }) => sum + ms, 0);
  const garbage = swept > 0 ? `; collecting garbage ${round(swept, 0)} ms of it` : '';
  return `${round(turn.cpu, 0)} ms: ${slot}; last sent “${before}”, last request ${turn.request}${garbage}`;
}
