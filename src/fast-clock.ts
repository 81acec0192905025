import { z } from 'zod';
import type { FastClock } from '#store/index.ts';

const FORM = /^(?<instant>\S+)(?:\s+x(?<factor>\d+(?:\.\d+)?))?$/u;
/** A year in five minutes. A faster one would pass whole mornings between two looks. */
const FASTEST = 100_000;
const EXAMPLE = 'such as "2026-03-20T08:00+01:00 x5000"';

/** What is wrong with `PARLEY_CLOCK`, as words after its name. */
export function clockFault(value: string): string | undefined {
  const { instant, factor = '1' } = FORM.exec(value.trim())?.groups ?? {};
  if (instant === undefined || !isInstant(instant))
    return `is not an instant with its offset from UTC, and x with how many times as fast, ${EXAMPLE}`;
  const times = Number(factor);
  return times > 0 && times <= FASTEST ? undefined : `runs x${factor}. It can run from x0.1 to x${FASTEST}`;
}

/** Reads `PARLEY_CLOCK`: an instant and how many times as fast as the real clock it goes on from there. */
export function parseClock(value: string): FastClock {
  const { instant = '', factor = '1' } = FORM.exec(value.trim())?.groups ?? {};
  return { from: Temporal.Instant.from(instant).epochMilliseconds, factor: Number(factor) };
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/** The variable `PARLEY_CLOCK`. */
export const fastClock = z
  .string()
  .superRefine((value, context) => {
    const fault = clockFault(value);
    if (fault) context.addIssue(fault);
  })
  .transform(parseClock);
