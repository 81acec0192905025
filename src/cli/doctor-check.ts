/** The result of a check. `off`: not set up, or cannot be known now, which is no fault. `says` of a `wrong` one ends with what to do. */
export type Check = { name: string; state: 'fine' | 'wrong' | 'off'; says: string };

export const fine = (name: string, says: string): Check => ({ name, state: 'fine', says });
export const wrong = (name: string, says: string): Check => ({ name, state: 'wrong', says });
export const off = (name: string, says: string): Check => ({ name, state: 'off', says });

/** The results of checks. `skews`: ms that this machine's clock was ahead of each server that answered. */
export type Findings = { checks: Check[]; skews: number[] };

/** The environment. `setIn` reads an empty variable as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;
export const setIn = (environment: Environment, name: string): string | undefined =>
  environment[name]?.trim() || undefined;

/** ms. Slack's signatures fail at five minutes. A synchronised clock is right to a second. */
const MOST_SKEW = 60_000;

export function clockCheck(skews: readonly number[]): Check {
  const [first] = skews;
  if (first === undefined) return off('clock', 'not checked: nobody answered to compare with.');
  const least = skews.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a), first);
  const seconds = Math.round(Math.abs(least) / 1000);
  if (Math.abs(least) <= MOST_SKEW) return fine('clock', seconds > 1 ? `${seconds} s off.` : 'right.');
  const side = least > 0 ? 'ahead' : 'behind';
  return wrong('clock', `${seconds} s ${side}. At 300 s Slack's signatures fail. Turn on time synchronisation (NTP).`);
}

const SIGNS = { fine: '✓', wrong: '✗', off: '–' } as const;

/** Formats each check as one line. */
export function linesOf(checks: readonly Check[]): string[] {
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  return checks.map(({ name, state, says }) => `${SIGNS[state]} ${name.padEnd(width)}  ${oneLine(says)}`);
}

// Removes line breaks and characters that control a terminal or the text's direction, because names come from outside.
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

/** Characters. A shorter text is not a secret. */
const SHORTEST_SECRET = 6;

/** Removes secrets from the checks, wherever they occur. */
export function withoutSecrets(checks: readonly Check[], secrets: readonly string[]): Check[] {
  const long = secrets.filter((one) => one.length >= SHORTEST_SECRET);
  const hide = (text: string) => long.reduce((said, secret) => said.replaceAll(secret, '(secret)'), text);
  return checks.map(({ name, state, says }) => ({ name: hide(name), state, says: hide(says) }));
}
