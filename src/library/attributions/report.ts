/**
 * A holder, as far as the sentence alone shows. `one` (he, she), `thing` (it), `many` (they): a pronoun. `pointed` (该院): the last holder
 * whose name contains `head`.
 */
export type ReportedBy =
  | { kind: 'named'; name: string }
  | { kind: Pronoun }
  | { kind: 'pointed'; head: string }
  | { kind: 'authors' };
export type Pronoun = 'one' | 'thing' | 'many';
/** A report of somebody's words or view in a sentence. `sure`: another reading is improbable. */
export type Report = { by: ReportedBy; sure: boolean };

/** The result of reading a sentence. `subject`: the name or group that it is about, if known. `bodies`: bodies named in it. */
export type Reading = { reports: Report[]; subject: string | undefined; bodies: string[] };

/** Collects the reports of one sentence, in order. Of two reports of one holder it keeps the first. */
export function collectReports(): {
  add(by: ReportedBy | undefined, sure?: boolean): void;
  isEmpty(): boolean;
  all(): Report[];
} {
  const reports = new Map<string, Report>();
  return {
    add: (by, sure = true) => {
      if (!by) return;
      const key = JSON.stringify(by);
      if (!reports.has(key)) reports.set(key, { by, sure });
    },
    isEmpty: () => reports.size === 0,
    all: () => [...reports.values()],
  };
}
