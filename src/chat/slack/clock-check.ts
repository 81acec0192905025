/** Seconds that a request's time may differ from the clock: Slack's rule ("Verifying requests from Slack"). */
const MOST_OFF = 5 * 60;
/** Ms between two lines about the clock. */
const HOUR = 60 * 60 * 1000;

/** Compares the time of requests that Slack has signed with this machine's clock. */
export type ClockCheck = { isInTime(seconds: number): boolean };

/** Makes the check. Where the two differ too much, it says in the log, at most once an hour, that the clock is wrong and by how much. */
export function createClockCheck(now: () => number, log: (line: string) => void): ClockCheck {
  let lastSaid = Number.NEGATIVE_INFINITY;
  return {
    isInTime: (seconds) => {
      const ahead = Math.round(now() / 1000 - seconds);
      if (Math.abs(ahead) <= MOST_OFF) return true;
      if (now() - lastSaid >= HOUR) {
        lastSaid = now();
        const side = ahead > 0 ? 'ahead of' : 'behind';
        log(
          `Slack: a signed request is refused, because this machine's clock is ${Math.abs(ahead)} s ${side} Slack's; more than ${MOST_OFF} s are not accepted. Turn on time synchronisation (NTP); parley doctor compares the clocks.`,
        );
      }
      return false;
    },
  };
}
