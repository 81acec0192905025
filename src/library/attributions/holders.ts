import type { Pronoun } from './report.ts';

/** Articles, pointing words and numbers before a name that do not change who is meant. */
const POINTING = /^(?:(?:the|these|those|this|that|such|some|many|most|several|a few|other|all|both|a|an)\s+)+/iu;
const POINTING_ZH =
  /^(?:这些|那些|这位|那位|该|此|上述|一些|许多|不少|部分|多数|某些|有些|这|那|两位|另一位|这一|那一)(?:名|位|个|家|批)?/u;
const TITLES = /^(?:mr|mrs|ms|dr|prof|professor|judge|justice|president|chief justice|minister|mayor|senator)\.?\s+/iu;

/** Makes the key by which names are compared. Keys of one holder's names are equal, or one is part of the other. */
export function keyOfHolder(name: string): string {
  return name
    .replace(POINTING, '')
    .replace(POINTING_ZH, '')
    .replace(TITLES, '')
    .replace(/[’']s$/u, '')
    .trim()
    .toLowerCase();
}

/** Words that can mean many different people. */
const GENERIC =
  /^(?:.|专家|学者|官员|人士|的人|批评者|支持者|反对者|公司|企业|政府|机构|委员会|法官|居民|市民|作者|报告|研究|有人)$/u;

const isPerson = (name: string): boolean =>
  /^(?:(?:Mr|Mrs|Ms|Dr|Prof|Judge|Justice)\.? )?[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|de|van|von|al-\w+|bin))*$/u.test(
    name,
  );

/** A name with everything that is needed to compare it, so that many comparisons are cheap. */
export type Compared = {
  key: string;
  isHan: boolean;
  isGeneric: boolean;
  isPerson: boolean;
  isPointing: boolean;
  lastWord: string;
};

export function compared(name: string): Compared {
  const key = keyOfHolder(name);
  return {
    key,
    isHan: /\p{Script=Han}/u.test(key),
    isGeneric: key.length < 2 || GENERIC.test(key),
    isPerson: isPerson(name.trim()),
    isPointing: /\b(?:this|that|these|those)\b/u.test(key),
    lastWord: key.split(/\s+/u).at(-1) ?? '',
  };
}

/** True if two names are one holder's: the same, a last name and the full name, or a Chinese name with and without a title. */
export function isSameHolder(one: Compared, other: Compared): boolean {
  if (!one.key || !other.key) return false;
  if (one.key === other.key) return true;
  const [short, long] = one.key.length <= other.key.length ? [one, other] : [other, one];
  // “鹰派” can mean “中国鹰派” of an earlier sentence. “专家” alone does not mean the experts mentioned before.
  if (short.isHan) return !short.isGeneric && long.key.endsWith(short.key);
  if (one.isPerson && other.isPerson)
    return one.lastWord === other.lastWord && (short.lastWord === short.key || long.key.startsWith(short.key));
  // “Critics of this view” are not the critics of the view before.
  const isMore = [' who', ' of'].some((word) => long.key.startsWith(word, short.key.length));
  return isMore && !long.isPointing && long.key.startsWith(short.key);
}

const GROUP =
  /^(?:Those|Others|Some|Many) who |^A (?:second|third|fourth|fifth) (?:group|view|camp|school)$|\b(?:critics|advocates|supporters|opponents|sceptics|skeptics|defenders|hawks|doves|realists|optimists|pessimists|speakers|residents|campaigners)\b/iu;

const BODY =
  /^(?:the|a|an)\s|\b(?:Board|Court|Council|Ministry|Institute|Company|Group|Committee|Agency|Department|Authority|Bank|University|Office|Act|Report|Centre|Center|Society|Union|Foundation|Party|House|Commission|Association|Labs?|Inc|Ltd|plc)\b/iu;

/** Sorts names as written inside a sentence: the longest first, names that only point back (“these critics”) last. */
export function namesInOrder(names: readonly string[]): string[] {
  const pointing = (name: string) =>
    Number(
      /^(?:these|those(?! who| of)|this|that|such|the same)\b/iu.test(name) || /^(?:这|那|该|此|上述)/u.test(name),
    );
  const written = new Set(names.map(withinSentence));
  return [...written].sort((a, b) => pointing(a) - pointing(b) || b.length - a.length);
}

/**
 * Returns a name as written inside another sentence: “Critics who …” and “A third camp” begin with a small letter there, “Meta” does not, and
 * “其首席执行官” is nobody's any more.
 */
const withinSentence = (name: string): string =>
  /^[A-Z][a-z]* (?!and\b)[a-z]/u.test(name) && !BODY.test(name.split(' ')[0] ?? '')
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name.replace(WHOSE_ZH, '');

/** “Its” or “their” before a title: not in 其他人, 其余 and 其中. */
const WHOSE_ZH = /^其(?![他它她余中实])(?=\p{Script=Han}{3})/u;

/** True for a full name, a name with a title, or a group's name: readers need no earlier mention to understand it. */
export function isFullName(name: string): boolean {
  if (/\p{Script=Han}/u.test(name) || GROUP.test(name)) return true;
  return isPerson(name) && !BODY.test(name) && /\s/.test(name.trim());
}

/** True if the pronoun can mean this holder: “he” or “she” (`one`), “it” (`thing`), “they” (`many`). */
export function agrees(name: string, count: Pronoun): boolean {
  return /\p{Script=Han}/u.test(name) ? agreesInChinese(name, count) : agreesInEnglish(name, count);
}

function agreesInEnglish(name: string, count: Pronoun): boolean {
  const isMany = /(?:s|people|who|public|opposition|police|staff|majority|parents|men|women)\b/u.test(
    keyOfHolder(name),
  );
  // “Critics” at the beginning of a sentence looks like a person's name.
  const isOne = isPerson(name) && !BODY.test(name) && (!isMany || /\s/.test(name.trim()));
  switch (count) {
    case 'one':
      return isOne || (!isMany && !BODY.test(name)) || /^(?:the|a|an) [a-z]+$/u.test(name);
    case 'thing':
      return !isOne || !/\s/.test(name.trim());
    case 'many':
      return !isOne;
  }
}

function agreesInChinese(name: string, count: Pronoun): boolean {
  const isMany = /(?:者|派|们|人士|界|专家|学者|官员|居民|市民|农民|学生|家长|团队|阵营|多数|少数)$/u.test(name);
  const isBody =
    /(?:公司|企业|政府|机构|机关|检察院|中心|队|厅|署|馆|社|所|厂|局|部|院|委员会|协会|法院|报告|研究|大学|智库|组织)$/u.test(
      name,
    );
  switch (count) {
    case 'one':
      return !isBody && !/(?:们|派|界)$/u.test(name);
    case 'thing':
      return isBody;
    case 'many':
      return isMany || isBody || /(?:人|方|家|律师|法官|领导人|决策者)$/u.test(name);
  }
}
