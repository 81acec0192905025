import { adverbEnds, adverbsBefore, MOST_ADVERBS } from './chinese-adverbs.ts';
import { holderOf, holdersOf, isNamed, withoutOpening } from './chinese-holder.ts';
import {
  ACCORDING,
  ANY_BODY,
  AUTHORS,
  BODIES,
  CAUSED,
  ENDS_WITH_NAME,
  FOLLOWS,
  GROUP,
  IN_VIEW,
  IN_WORDS,
  OWNED,
  PASSIVE,
  SAYING_BEFORE,
  SAYING_LAST,
  SIGNED,
  SURNAMES,
  VERBS,
} from './chinese-patterns.ts';
import { collectReports, type Reading, type Report, type ReportedBy } from './report.ts';

/** Reads a Chinese sentence without its context. */
export function readChinese(sentence: string): Reading {
  const outside = plainly(sentence);
  return { reports: reportsIn(outside), subject: subjectIn(outside), bodies: bodiesIn(outside) };
}

function bodiesIn(outside: string): string[] {
  if (!ANY_BODY.test(outside)) return [];
  return [...outside.matchAll(BODIES)].flatMap(({ groups }) => groups?.body ?? []);
}

/** Finds the holders whose views a sentence reports. */
function reportsIn(outside: string): Report[] {
  const reports = collectReports();
  const add = (all: readonly ReportedBy[]) => {
    for (const by of all) reports.add(by);
  };
  const who = (pattern: RegExp, text = outside) => holdersOf(pattern.exec(text)?.groups?.who ?? '');
  if (AUTHORS.test(outside)) add([{ kind: 'authors' }]);
  const according = ACCORDING.exec(outside)?.groups;
  add(holdersOf(according?.who ?? according?.paper ?? ''));
  add(who(IN_VIEW));
  add(who(IN_WORDS));
  add(who(OWNED, withoutOpening(outside)));
  const caused = CAUSED.exec(outside)?.groups;
  add(holdersOf(caused?.who ?? caused?.alarmed ?? '').filter(({ kind }) => kind === 'named'));
  add(who(SIGNED, withoutOpening(outside)));
  for (const by of subjectsOf(outside)) reports.add(by);
  for (const speaker of speakersAfterQuotation(outside)) add(holdersOf(speaker));
  return reports.all();
}

/** Finds the subjects of a sentence's clauses that say or believe something. */
function subjectsOf(sentence: string): ReportedBy[] {
  const found: ReportedBy[] = [];
  const before: string[] = [];
  let tried = 0;
  for (const [, mark = '', words = ''] of sentence.matchAll(CLAUSES).take(MOST_CLAUSES)) {
    const clause = words.trim();
    const speaks = found.length > 0;
    // The next clauses are what the first subject says. A speaker in them is reported by that subject, except after a contrast.
    if (speaks && mark !== '；' && !CONTRAST.test(clause)) continue;
    const plain = withoutOpening(clause).slice(0, LONGEST_CLAUSE);
    const verbs = [...plain.matchAll(SAYING)]
      .filter(({ index }) => index <= FURTHEST_VERB)
      .slice(0, MOST_VERBS - tried);
    tried += verbs.length;
    const subjects = verbs.length ? subjectOf(plain, verbs) : [];
    found.push(
      ...(speaks ? subjects.filter(({ kind }) => kind === 'named') : subjects.map((by) => calledBefore(by, before))),
    );
    before.push(clause);
  }
  return found;
}

/** Replaces a pronoun by the name in an earlier clause: “问问船长林越，他说……” */
function calledBefore(by: ReportedBy, clauses: readonly string[]): ReportedBy {
  if (!PRONOUNS.has(by.kind)) return by;
  const called = clauses.map(holderOf).findLast((one) => one?.kind === 'named');
  return called ?? by;
}

const PRONOUNS: ReadonlySet<string> = new Set(['one', 'many']);
/** Matches a clause and the mark before it. */
const CLAUSES = /([，；。]|^)([^，；。]*)/gu;
const CONTRAST = /^(?:而(?!且)|但|可是|不过|然而|相反)/u;

/** Converts a sentence to Chinese punctuation and blanks out quoted words, but keeps the marks. */
function plainly(sentence: string): string {
  const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };
  return sentence
    .replaceAll(/“[^“”]*”|「[^「」]*」|"[^"]*"/gu, (quoted) => `“${'·'.repeat(Math.max(0, quoted.length - 2))}”`)
    .replaceAll(/(?<!\d)[,;:]|[,;:](?!\d)/gu, (mark) => FULL[mark] ?? mark);
}

/** Finds the subject of a clause. It is before the first verb that is really used as a verb of saying. */
function subjectOf(clause: string, verbs: readonly RegExpExecArray[]): ReportedBy[] {
  const adverbs = adverbEnds(clause.slice(0, verbs.at(-1)?.index ?? 0));
  for (const { index, 0: verb } of verbs) {
    const rest = clause.slice(index + verb.length);
    const who = clause.slice(0, subjectEnd(adverbs, index));
    if (!who || who.length > LONGEST_SUBJECT) continue;
    const ends = Object.keys(FOLLOWS).find((one) => verb.endsWith(one));
    // 批评 in 批评者 and 警告 in 发出警告的人 are not verbs; the verb comes later.
    if (ends && !FOLLOWS[ends]?.test(rest)) continue;
    // A name is not passive: 丁福来 ends with 来.
    if ((PASSIVE.test(who) || PASSIVE.test(clause.slice(0, index))) && !isNamed(who)) return [];
    const by = holdersOf(who);
    if (by.length) return by;
    if (!/的\p{Script=Han}{1,8}(?:认为|说|指出|回应|表示|担心|提到|提出)/u.test(rest)) return [];
  }
  return [];
}

/** Finds the end of the subject: after it, only adverbs come before the verb. */
function subjectEnd(adverbs: readonly (readonly number[])[], verb: number): number {
  return adverbsBefore(adverbs.slice(0, verb), (at) => at === verb).findIndex((count) => count <= MOST_ADVERBS);
}

/** Finds the speakers after a quotation or between two: “……”，她说，“……” */
function speakersAfterQuotation(text: string): string[] {
  if (!text.includes('”')) return [];
  const lastMark = Math.max(text.lastIndexOf('“'), text.lastIndexOf('”'));
  const tail = text.slice(lastMark + 1);
  const after = offsetsOf(tail, SAYING_LAST).filter((verb) => verb < FURTHEST_SAYING);
  const between = /[，：]“/u.test(text) ? offsetsOf(text, SAYING_BEFORE).slice(0, MOST_BETWEEN) : [];
  return [
    speakerBefore(
      text,
      after.map((verb) => lastMark + 1 + verb),
    ),
    speakerBefore(text, between),
  ].filter((speaker) => speaker !== undefined);
}

const offsetsOf = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(({ index }) => index);

/** Finds the speaker between a quotation and one of these verbs, without adverbs. */
function speakerBefore(whole: string, verbs: readonly number[]): string | undefined {
  const [first, last] = [verbs[0], verbs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = Math.max(0, first - FURTHEST_SAYING);
  const text = whole.slice(start, last);
  const saying = new Set(verbs.map((verb) => verb - start));
  const toVerb = adverbsBefore(adverbEnds(text), (at) => saying.has(at));
  for (const { index, 0: mark } of text.matchAll(/”，?/gu)) {
    const from = index + mark.length;
    for (let end = from + 1; end <= from + LONGEST_SPEAKER && !isMark(text.charAt(end - 1)); end++)
      if ((toVerb[end] ?? Number.POSITIVE_INFINITY) <= MOST_ADVERBS) return text.slice(from, end);
  }
  return undefined;
}

/** Most UTF-16 units between a quotation and its verb of saying. A speaker and adverbs fit. */
const FURTHEST_SAYING = 200;
/** Most verbs before a quotation that are tried. */
const MOST_BETWEEN = 4;
const isMark = (character: string): boolean => '，。；：“”'.includes(character);
const LONGEST_SPEAKER = 40;
/** Most clauses and verbs of a sentence that are read. A sentence with more is a list or a table. */
const MOST_CLAUSES = 40;
const MOST_VERBS = 16;
/** UTF-16 units of a clause that are read: up to `FURTHEST_VERB` and some words after it. */
const LONGEST_CLAUSE = 160;
const SAYING = new RegExp(VERBS, 'gu');
const LONGEST_SUBJECT = 60;
/** Most UTF-16 units before the verb of a clause: a subject and adverbs. */
const FURTHEST_VERB = 120;
const NAMED_SUBJECT = new RegExp(
  `^(?<who>(?:[^，。；：“”]{0,24}?(?:长|教授|老师|教师|老板|店主|律师|法官|代表|作家|学家|博士|工程师|研究员|主任))?(?:欧阳|司马|上官|诸葛)?[${SURNAMES}]\\p{Script=Han}{1,2})(?=是|的|在|从|把|曾|对|，|于|今年|现年|也|就|已|写|说|研究|出生|来自|却|没有|不|经营|用|为|[一二三四五六七八九十两\\d])`,
  'u',
);

/** Finds the name or group that a sentence is about, so that a later pronoun can mean them: “林越是造船工。他……” */
function subjectIn(outside: string): string | undefined {
  const plain = withoutOpening(outside);
  const found = NAMED_SUBJECT.exec(plain) ?? GROUP.exec(plain) ?? ENDS_WITH_NAME.exec(plain);
  return found?.groups?.who;
}
