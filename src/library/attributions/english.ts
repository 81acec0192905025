import {
  ACCORDING,
  AFTER,
  AS_PUT,
  ASIDE,
  ASKING,
  AUTHORS,
  BARE,
  CALLING,
  CLAUSE,
  DATE,
  FOR_WHOM,
  GROUP,
  IN_THEIR_VIEW,
  MEMBERS,
  OPENING,
  OPPOSING,
  OWNED,
  POSSESSED,
  PRONOUN,
  QUOTING,
  THAT,
  THINGS,
  VERBY,
  VIEW_OF,
  WRITINGS,
} from './english-patterns.ts';
import { collectReports, type Reading, type Report, type ReportedBy } from './report.ts';

/** Reads an English sentence without its context. It finds no bodies, because “this …” is not used for them. */
export function readEnglish(sentence: string): Reading {
  return { reports: reportsIn(sentence), subject: subjectIn(sentence), bodies: [] };
}

/** Finds the holders whose views a sentence reports. Two holders in one sentence are two reports. */
function reportsIn(sentence: string): Report[] {
  const reports = collectReports();
  const { add } = reports;
  const outside = sentence.replaceAll(
    /“[^“”]*”|"[^"]*"/gu,
    (quoted) => `“${'·'.repeat(Math.max(0, quoted.length - 2))}”`,
  );
  if (AUTHORS.test(outside)) add({ kind: 'authors' });
  const according = ACCORDING.exec(outside)?.groups?.who;
  if (according) add(holderOf(according));
  const view = IN_THEIR_VIEW.exec(outside)?.groups?.whose;
  if (view) add(ofPossessive(view));
  const viewOf = VIEW_OF.exec(outside)?.groups?.who;
  if (viewOf) add(holderOf(viewOf));
  const possessed = POSSESSED.exec(outside)?.groups?.whose;
  if (possessed) add(ofPossessive(possessed));
  const writings = WRITINGS.exec(outside)?.groups?.whose;
  if (writings) add(ofPossessive(writings));
  const put = AS_PUT.exec(outside)?.groups;
  if (put) add(holderOf(put.who ?? put.writer ?? ''));
  const forWhom = FOR_WHOM.exec(outside)?.groups?.who;
  if (forWhom) add(holderOf(forWhom), false);
  const owned = OWNED.exec(outside)?.groups?.who;
  if (owned) add(holderOf(owned));
  const aside = ASIDE.exec(outside)?.groups?.who;
  const speaker = aside && !/\b(?:that|which|and|or|but)\b/u.test(aside) ? holderOf(aside) : undefined;
  if (speaker) add(speaker);
  else
    for (const [at, clause] of clausesOf(outside).entries())
      for (const by of subjectsOf(clause, at > 0 && !reports.isEmpty())) add(by.by, by.sure);
  const after = AFTER.exec(outside)?.groups;
  const said = after?.inverted ?? after?.plainly ?? after?.plain ?? '';
  if (!/\b(?:that|which|who|because|than|and|but)\b/u.test(said)) add(holderOf(said));
  return reports.all();
}

/** Finds the holders of a clause. `within`: the sentence already has a holder, so only a clearly different one counts. */
function subjectsOf(clause: string, within: boolean): { by: ReportedBy | undefined; sure: boolean }[] {
  const subject = (pattern: RegExp) => pattern.exec(clause)?.groups?.who;
  const calling = subject(CALLING);
  const strong =
    subject(THAT) ??
    subject(QUOTING) ??
    (calling && NAMED.test(calling) ? calling : undefined) ??
    (within ? undefined : (subject(BARE) ?? subject(OPPOSING)));
  const both = /^[Bb]oth (?<one>.{2,60}?) and (?<other>.{2,60})$/u.exec(strong ?? '')?.groups;
  if (both) return [both.one, both.other].map((one = '') => ({ by: holderOf(one), sure: true }));
  if (strong) return within && !SOMEBODY_ELSE.test(strong) ? [] : [{ by: holderOf(strong), sure: true }];
  return within ? [] : [{ by: holderOf(subject(ASKING) ?? ''), sure: false }];
}

const SOMEBODY_ELSE = /^(?:the |these |those |some |others|critics|opponents|supporters|[A-Z])/u;
/** Matches a subject with a capital letter that is not only the first of the sentence. */
const NAMED = /^(?:[A-Z][\w.’-]* [A-Z]|.+\b[A-Z])/u;

function clausesOf(sentence: string): string[] {
  return sentence.split(CLAUSE, MOST_CLAUSES).map((clause) => withoutOpening(clause.trim()));
}

/** Most clauses of a sentence that are read, and most openings of a clause that are removed. A sentence with more is a list or a table. */
const MOST_CLAUSES = 20;
const MOST_OPENINGS = 8;

function withoutOpening(clause: string): string {
  let rest = clause;
  for (let openings = 0; openings < MOST_OPENINGS; openings++) {
    const before = rest;
    const dated = before.replace(DATE, '');
    rest = dated === before ? before.replace(OPENING, '') : dated;
    if (rest === before) break;
  }
  return rest;
}

function ofPossessive(whose: string): ReportedBy {
  const word = whose.toLowerCase();
  if (word === 'our' || word === 'my') return { kind: 'authors' };
  return { kind: word === 'their' ? 'many' : word === 'its' ? 'thing' : 'one' };
}

/** Reads a subject as a holder, without insertions between commas. Undefined if it cannot hold views. */
function holderOf(subject: string): ReportedBy | undefined {
  const whole = subject.replace(/^[\s“”"·—–-]+/u, '').trim();
  const inApposition = APPOSED.exec(whole)?.groups?.name;
  const named = LISTED.test(whole) ? whole : (inApposition ?? whole.replace(/,.*$/u, '').trim());
  if (/\b(?:who|which|that|whose)$|\bthat\b/iu.test(named)) return undefined;
  if (/·/u.test(named)) return undefined;
  if (/^(?:those|some|many|most|others|all) (?:who|of)\b/iu.test(named))
    return named.length > LONGEST_HOLDER ? undefined : { kind: 'named', name: named };
  const possessive = /^(?<whose>its|their|his|her) /iu.exec(named)?.groups?.whose;
  if (possessive) return MEMBERS.test(named) ? ofPossessive(possessive) : undefined;
  const plain = named.replace(/\s+(?:who|which|that|whose)\s.*$/u, '').trim();
  if (/^the same (?:group|person|paper|report|authors?)$/iu.test(plain)) return { kind: 'thing' };
  if (/^(?:that|in|to|of|for|and|but|or|as|at|by|from|with|which|what|how|than|not|only|wrote|said)\b/iu.test(plain))
    return undefined;
  const pronoun = PRONOUN.exec(plain)?.groups;
  if (pronoun) return { kind: pronoun.many ? 'many' : pronoun.thing ? 'thing' : 'one' };
  if (/^(?:we|i|you|these|those|others|some|many|most|all)$/iu.test(plain)) return undefined;
  const odd =
    plain.length < 2 ||
    plain.length > LONGEST_HOLDER ||
    /[“”"·;:()]/u.test(plain) ||
    /\b(?:a|an|the|of|to|in|and|or)$/iu.test(plain) ||
    THINGS.test(plain.replace(/ (?:of|in|at|on|for|from|by|above|over) .*$/u, '')) ||
    ON_A_BOARD.test(plain) ||
    THINGS.test(plain) ||
    VERBY.test(plain);
  // “Critics who would loosen the controls” says more than “critics”.
  return odd
    ? undefined
    : { kind: 'named', name: named.length <= LONGEST_NAME && / who /u.test(named) ? named : plain };
}

/** “Its expert, Dr Osei Brandt”: the name is better than the role. */
const APPOSED =
  /^(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]n?|One) [^,A-Z]{2,60}, (?<name>(?:(?:Dr|Mr|Mrs|Ms|Prof|Justice|Judge)\.? )?[A-Z][\w.’-]*(?: [A-Z][\w.’-]*)*)$/u;
/** “Emily Bender, Timnit Gebru and their co-authors” */
const LISTED =
  /^[A-Z][\w.’-]+(?: [A-Z][\w.’-]+)*(?:, [A-Z][\w.’-]+(?: [A-Z][\w.’-]+)*)+,? and (?:(?:their|his|her) [a-z-]+|[A-Z][\w.’-]+(?: [A-Z][\w.’-]+)*)$/u;
const ON_A_BOARD = /^(?:a|an|the) (?:\w+ )?board (?:at|on|above|over|by)\b/iu;
const LONGEST_HOLDER = 110;
const LONGEST_NAME = 60;

/** Finds the name or group that a sentence is about, so that a later pronoun can mean them: “Justice Thorne began … She …” */
function subjectIn(sentence: string): string | undefined {
  const group = GROUP.exec(withoutOpening(sentence))?.groups?.who;
  if (group) return group;
  const named = clausesOf(sentence).map((clause) => NAMED_SUBJECT.exec(clause)?.[0]);
  // “Two justices dissented, and Justice Reyes wrote for both.”
  return named.findLast((one, at) => one !== undefined && (at === 0 || / [A-Z]/u.test(one)));
}

const NAMED_SUBJECT = /^(?:The )?[A-Z][\w.’-]*(?: (?:[A-Z][\w.’-]*|of(?= [A-Z])|for(?= [A-Z])))*(?=,? [a-z])/u;
