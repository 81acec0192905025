/** Who is said to hold what a sentence reports, as far as the sentence alone tells. `one` (he, she), `thing` (it), `many`: a pronoun; `pointed` (该院): whoever was last called `head`. */
export type ReportedBy =
  | { kind: 'named'; name: string }
  | { kind: 'one' }
  | { kind: 'thing' }
  | { kind: 'many' }
  | { kind: 'pointed'; head: string }
  | { kind: 'authors' };
/** That a sentence reports somebody's words or view. `sure`: it cannot well be taken otherwise. */
export type Report = { by: ReportedBy; sure: boolean };
