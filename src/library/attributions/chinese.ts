import {
  ACCORDING,
  ADVERBS,
  AFTER,
  AMONG,
  AUTHORS,
  BETWEEN,
  BODIES,
  CAUSED,
  DESCRIBED,
  ENDS_WITH_NAME,
  FOLLOWS,
  GROUP,
  HOLDER,
  IN_OFFICE,
  IN_VIEW,
  IN_WORDS,
  NAME,
  NO_NAME,
  OPENING,
  OWNED,
  PASSIVE,
  POINTED,
  PRONOUN,
  SIGNED,
  SURNAMES,
  TITLED,
  VERBS,
} from './chinese-patterns.ts';
import type { Report, ReportedBy } from './report.ts';

/** What a Chinese sentence reports, by its own words; [] where it reports nobody. */
export function reportsInChinese(sentence: string): Report[] {
  const found: Report[] = [];
  const take = (all: readonly ReportedBy[]) => {
    for (const by of all)
      if (!found.some((one) => JSON.stringify(one.by) === JSON.stringify(by))) found.push({ by, sure: true });
  };
  const outside = plainly(sentence);
  const who = (pattern: RegExp, text = outside) => holdersOf(pattern.exec(text)?.groups?.who ?? '');
  if (AUTHORS.test(outside)) take([{ kind: 'authors' }]);
  const according = ACCORDING.exec(outside)?.groups;
  take(holdersOf(according?.who ?? according?.paper ?? ''));
  take(who(IN_VIEW));
  take(who(IN_WORDS));
  take(who(OWNED, withoutOpening(outside)));
  const caused = CAUSED.exec(outside)?.groups;
  take(holdersOf(caused?.who ?? caused?.alarmed ?? '').filter(({ kind }) => kind === 'named'));
  take(who(SIGNED, withoutOpening(outside)));
  let speaks = false;
  let called: ReportedBy | undefined;
  for (const [, before = '', words = ''] of outside.matchAll(CLAUSES)) {
    const clause = words.trim();
    // What follows is what they say; whoever else speaks in it is reported by them, unless set against them.
    if (speaks && before !== '；' && !CONTRAST.test(clause)) continue;
    const subjects = subjectOf(withoutOpening(clause)).filter(({ kind }) => !speaks || kind === 'named');
    // “问问船长林越，他说……”
    const by = subjects.map((one) => (called && PRONOUNS.has(one.kind) ? called : one));
    const whole = holderOf(clause);
    called = whole?.kind === 'named' ? whole : called;
    take(by);
    speaks ||= by.length > 0;
  }
  take(who(AFTER));
  take(who(BETWEEN));
  return found;
}

const PRONOUNS: ReadonlySet<string> = new Set(['one', 'many']);
/** What stands between these marks, and the mark before it. */
const CLAUSES = /([，；。]|^)([^，；。]*)/gu;
const CONTRAST = /^(?:而(?!且)|但|可是|不过|然而|相反)/u;

/** With the punctuation of Chinese, and nothing of what is quoted but its marks. */
function plainly(sentence: string): string {
  const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };
  return sentence
    .replaceAll(/“[^“”]*”|「[^「」]*」|"[^"]*"/gu, (quoted) => `“${'·'.repeat(Math.max(0, quoted.length - 2))}”`)
    .replaceAll(/(?<!\d)[,;:]|[,;:](?!\d)/gu, (mark) => FULL[mark] ?? mark);
}

function withoutOpening(clause: string): string {
  const rest = clause.replace(OPENING, '');
  return rest === clause ? clause : withoutOpening(rest);
}

/** Who the clause says something of: what stands before its first verb of saying that is one. */
function subjectOf(clause: string): ReportedBy[] {
  for (const { index, 0: verb } of clause.matchAll(SAYING)) {
    if (index > FURTHEST_VERB) break;
    const rest = clause.slice(index + verb.length);
    const who = clause.slice(0, index).replace(ADVERB_END, '');
    if (!who || who.length > LONGEST_SUBJECT) continue;
    const ends = Object.keys(FOLLOWS).find((one) => verb.endsWith(one));
    // 批评 of 批评者, 警告 of 发出警告的人: the verb is still to come.
    if (ends && !FOLLOWS[ends]?.test(rest)) continue;
    // 丁福来 ends like 看来.
    if (!isNamed(who) && (PASSIVE.test(who) || PASSIVE.test(clause.slice(0, index)))) return [];
    const by = holdersOf(who);
    if (by.length) return by;
    if (!/的\p{Script=Han}{1,8}(?:认为|说|指出|回应|表示|担心|提到|提出)/u.test(rest)) return [];
  }
  return [];
}

const isNamed = (who: string): boolean => NAME.test(who) || TITLED.test(who) || DESCRIBED.test(who);
const SAYING = new RegExp(VERBS, 'gu');
const ADVERB_END = new RegExp(`${ADVERBS}$`, 'u');
const LONGEST_SUBJECT = 60;
/** A subject and what comes between it and its verb. */
const FURTHEST_VERB = 120;
const LONGEST_HOLDER = 40;
const APPOSED = /^(?<what>[^、]{2,12})、(?<name>[^、]{2,12})$/u;
const TOGETHER = /^(?<one>.{2,}?)(?:以及|和|与|及|、)(?<other>.{2,})$/u;

/** A subject as holders: “鹰派和鸽派” are two. */
function holdersOf(typed: string): ReportedBy[] {
  const subject = typed.replace(/^[\s“”·—]+/u, '').trim();
  const whole = holderOf(subject);
  const { one, other } = TOGETHER.exec(subject)?.groups ?? {};
  // “另一名证人、机手祁小满” is one, and so is “主张人和思想决定胜负的人”.
  const appositive = APPOSED.exec(subject)?.groups;
  if (appositive?.name && !isNamed(appositive.what ?? '') && isNamed(appositive.name))
    return [{ kind: 'named', name: appositive.name }];
  const isOne = subject.includes('的') || TITLED.test(subject) || (whole?.kind === 'named' && isOneName(whole.name));
  const both = one && other && !isOne ? [holderOf(one), holderOf(other)] : [];
  const named = both.filter((by) => by?.kind === 'named');
  return named.length === 2 ? named : whole ? [whole] : [];
}

/** “王和平” is one; “阿文德·纳拉亚南与萨亚什·卡普尔” are two. */
const isOneName = (name: string): boolean => NAME.test(name) && !/·.*[与和及、].*·/u.test(name);

function holderOf(subject: string): ReportedBy | undefined {
  const plain = withoutOpening(
    subject
      .replace(/^[\s“”·—]+/u, '')
      .replace(/^(他们|她们|他|她)(?:答复|回答|回复|回应|告诉|提醒|反问|质问|对).+$/u, '$1')
      .replace(/(?:（[^）]*）|\([^)]*\))/gu, '')
      .trim(),
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

function amongWords({ where = '', within = '', who = '' }: Record<string, string>): string {
  return `${where}${within}的${who === '人' || who === '些人' ? '一些人' : who}`;
}

const isHolder = (name: string): boolean => name.length > 1 && (HOLDER.test(name) || isNamed(name));

const TRAILING =
  /(?:也|还|则|都|却|又|就|曾|已|不止一次|同样|会|对此|一再|多次|常常|开始|一道|表现出|普遍|并|后来|本人|自己|等|等人|(?:与|和|同)[^，]{1,12}(?:一起|一道|共同|联合)|对[^，]{1,12}|在(?:报告|文章|书|声明|采访|会上|接受采访时|当天|信)?(?:里|中|上)?|于?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?)$/u;

/** The subject alone: “中国领导人同样会” is 中国领导人. */
function withoutAdverbs(subject: string): string {
  if (PRONOUN.test(subject) || isHolder(subject)) return subject;
  const rest = subject.replace(TRAILING, '');
  return rest === subject || !rest ? subject : withoutAdverbs(rest);
}

const NAMED_SUBJECT = new RegExp(
  `^(?<who>(?:[^，。；：“”]{0,24}?(?:长|教授|老师|教师|老板|店主|律师|法官|代表|作家|学家|博士|工程师|研究员|主任))?(?:欧阳|司马|上官|诸葛)?[${SURNAMES}]\\p{Script=Han}{1,2})(?=是|的|在|从|把|曾|对|，|于|今年|现年|也|就|已|写|说|研究|出生|来自|却|没有|不|经营|用|为|[一二三四五六七八九十两\\d])`,
  'u',
);

/** Who a Chinese sentence is about, where it begins with a name or a group: “林越是造船工” – after which 他 is he. */
export function subjectInChinese(sentence: string): string | undefined {
  const plain = withoutOpening(plainly(sentence));
  const found = NAMED_SUBJECT.exec(plain) ?? GROUP.exec(plain) ?? ENDS_WITH_NAME.exec(plain);
  return found?.groups?.who;
}

/** Bodies that a Chinese sentence names: “该院” may mean one of them. */
export function bodiesInChinese(sentence: string): string[] {
  return [...plainly(sentence).matchAll(BODIES)].flatMap(({ groups }) => groups?.body ?? []);
}
