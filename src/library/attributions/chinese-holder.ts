import {
  AMONG,
  DESCRIBED,
  HOLDER,
  IN_OFFICE,
  NAME,
  NO_NAME,
  OPENING,
  POINTED,
  PRONOUN,
  TITLED,
} from './chinese-patterns.ts';
import type { ReportedBy } from './report.ts';

export const isNamed = (who: string): boolean => NAME.test(who) || TITLED.test(who) || DESCRIBED.test(who);

/** Returns a clause without its opening words, such as “但是，”. */
export function withoutOpening(clause: string): string {
  let rest = clause;
  for (let openings = 0; openings < MOST_OPENINGS; openings++) {
    const before = rest;
    rest = before.replace(OPENING, '');
    if (rest === before) break;
  }
  return rest;
}

/** Most openings that are removed before a subject: “但是，其实，当天，”. */
const MOST_OPENINGS = 8;

const LONGEST_HOLDER = 40;
const APPOSED = /^(?<what>[^、]{2,12})、(?<name>[^、]{2,12})$/u;
const TOGETHER = /^(?<one>.{2,}?)(?:以及|和|与|及|、)(?<other>.{2,})$/u;

/** Reads a subject as one or two holders: “鹰派和鸽派” are two. */
export function holdersOf(typed: string): ReportedBy[] {
  const subject = typed.replace(/^[\s“”·—]+/u, '').trim();
  const whole = holderOf(subject);
  const { one, other } = TOGETHER.exec(subject)?.groups ?? {};
  // “另一名证人、机手祁小满” is one holder, and so is “主张人和思想决定胜负的人”.
  const appositive = APPOSED.exec(subject)?.groups;
  if (appositive?.name && !isNamed(appositive.what ?? '') && isNamed(appositive.name))
    return [{ kind: 'named', name: appositive.name }];
  const both = one && other && !isOne(subject, whole) ? [holderOf(one), holderOf(other)] : [];
  const named = both.filter((by) => by?.kind === 'named');
  return named.length === 2 ? named : whole ? [whole] : [];
}

function isOne(subject: string, whole: ReportedBy | undefined): boolean {
  return subject.includes('的') || TITLED.test(subject) || (whole?.kind === 'named' && isOneName(whole.name));
}

/** True if a name is one person's: “王和平” is one; “阿文德·纳拉亚南与萨亚什·卡普尔” are two. */
const isOneName = (name: string): boolean => NAME.test(name) && !/·.*[与和及、].*·/u.test(name);

/** Reads a subject as one holder. Undefined if it cannot hold views. */
export function holderOf(subject: string): ReportedBy | undefined {
  const plain = withoutOpening(
    withoutBrackets(
      subject
        .replace(/^[\s“”·—]+/u, '')
        .replace(/^(他们|她们|他|她)(?:答复|回答|回复|回应|告诉|提醒|反问|质问|对).+$/u, '$1'),
    ).trim(),
  );
  if (!plain || plain.length > LONGEST_HOLDER || /[·“”]{2}/u.test(plain) || NO_NAME.test(plain)) return undefined;
  const name = withoutAdverbs(plain);
  const pronoun = PRONOUN.exec(name)?.groups;
  if (pronoun) return { kind: pronoun.many ? 'many' : pronoun.thing ? 'thing' : 'one' };
  if (/^(?:我们|我|笔者|本文|你|您)/u.test(name)) return undefined;
  if (/^其(?:书面)?(?:意见|报告|声明|论文|文章|书|年报|答复|回应)/u.test(name)) return { kind: 'thing' };
  const head = POINTED.exec(name)?.groups?.head;
  if (head) return { kind: 'pointed', head };
  const among = AMONG.exec(name)?.groups;
  if (among) return { kind: 'named', name: amongWords(among) };
  const inOffice = IN_OFFICE.exec(name)?.groups?.name;
  const title = /《[^》]+》$/u.exec(name)?.[0];
  return isHolder(name) ? { kind: 'named', name: inOffice ?? title ?? name } : undefined;
}

/** Removes text in round brackets. A bracket that is not closed stays. */
function withoutBrackets(text: string): string {
  if (!/[（(]/u.test(text)) return text;
  const lastClosing = new Map([...CLOSING].map(([opening, closing]) => [opening, text.lastIndexOf(closing)]));
  let rest = '';
  let from = 0;
  for (const { 0: opening, index } of text.matchAll(/[（(]/gu)) {
    if (index < from || index > (lastClosing.get(opening) ?? -1)) continue;
    rest += text.slice(from, index);
    from = text.indexOf(CLOSING.get(opening) ?? '', index) + 1;
  }
  return rest + text.slice(from);
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['（', '）'],
  ['(', ')'],
]);

function amongWords({ where = '', within = '', who = '' }: Record<string, string>): string {
  return `${where}${within}的${who === '人' || who === '些人' ? '一些人' : who}`;
}

const isHolder = (name: string): boolean => name.length > 1 && (HOLDER.test(name) || isNamed(name));

const TRAILING =
  /(?:也|还|则|都|却|又|就|曾|已|不止一次|同样|会|对此|一再|多次|常常|开始|一道|表现出|普遍|并|后来|本人|自己|等|等人|(?:与|和|同)[^，]{1,12}(?:一起|一道|共同|联合)|对[^，]{1,12}|在(?:报告|文章|书|声明|采访|会上|接受采访时|当天|信)?(?:里|中|上)?|于?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?)$/u;

/** Removes adverbs after the subject: “中国领导人同样会” becomes 中国领导人. */
function withoutAdverbs(subject: string): string {
  if (PRONOUN.test(subject) || isHolder(subject)) return subject;
  const rest = subject.replace(TRAILING, '');
  return rest === subject || !rest ? subject : withoutAdverbs(rest);
}
