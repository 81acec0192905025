/** A holder of what a sentence reports, as far as the sentence alone tells. `one` (he, she), `thing` (it), `many`: a pronoun; `pointed` (该院): whoever was last called `head`. */
export type ReportedBy =
  | { kind: 'named'; name: string }
  | { kind: Pronoun }
  | { kind: 'pointed'; head: string }
  | { kind: 'authors' };
export type Pronoun = 'one' | 'thing' | 'many';
/** One report of somebody's words or view in a sentence. `sure`: it cannot well be taken otherwise. */
export type Report = { by: ReportedBy; sure: boolean };

/** A sentence as it was read. `subject`: whom it is about, where that can be told; `bodies`: what it names that may be pointed at. */
export type Reading = { reports: Report[]; subject: string | undefined; bodies: string[] };

/** Collects the reports of one sentence, in order; who is reported twice is there once, as first found. */
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
