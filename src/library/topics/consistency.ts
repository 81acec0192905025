import type { Words } from '#core/words.ts';
import type { Finding, YamlPath } from '../yaml-file.ts';
import { parseEvidence } from './evidence.ts';
import { list, record, type TopicPart, word, type YamlFields } from './fields.ts';
import { languageFindings } from './languages.ts';
import { answerParts, openingIn, promptFindings, unknownCamp } from './prompt-findings.ts';

/** Most characters of the question and of all camps' names and summaries together: they fit on a phone's screen without scrolling. */
export const LONGEST_FIRST_SCREEN = 850;
/** Most passages of one range. A longer range is too vague as evidence for one sentence. */
const LONGEST_RANGE = 4;
/** Camps are uneven if one has more than this many claims or prompts more than another. */
const UNEVEN = { claims: 1, prompts: 1 };
/** Camps are also uneven if one has more than this many times the evidence of another. */
const UNEVEN_EVIDENCE = 2;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Finds faults inside a topic's file: unknown names, missing evidence, wrong languages, camps with unequal room. `value`: the file's
 * content, which may be incomplete.
 */
export function inconsistencies(id: string, value: unknown): Finding[] {
  const file = record(value);
  const parts = partsOf(file);
  return [
    ...(SLUG.test(id) ? [] : [error([], 'file-name', FILE_NAME)]),
    ...[...twice('camps', file), ...twice('points', file), ...twice('prompts', file)],
    ...parts.flatMap((part) => evidenceFindings(part, record(file.articles))),
    ...languageFindings(file, parts),
    ...names(file),
    ...promptFindings(file),
    ...unused(file, parts),
    ...room(file),
    ...firstScreen(file),
    ...(file.reviewed === undefined ? [warning([], 'not-reviewed', NOT_REVIEWED)] : []),
  ];
}

const words = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');

function partsOf(file: YamlFields): TopicPart[] {
  const plain = (key: string, claims: boolean): TopicPart[] =>
    list(file[key]).map((one, at) => ({ path: [key, at], fields: record(one), claims }));
  const camps = list(file.camps)
    .map(record)
    .flatMap((camp, at): TopicPart[] => {
      const of = word(camp.id);
      const part = (key: string) => ({ path: ['camps', at, key], fields: record(camp[key]), of });
      const claims = list(camp.claims).map((one, n) => ({
        path: ['camps', at, 'claims', n],
        fields: record(one),
        claims: true,
        of,
      }));
      return [
        { ...part('name'), claims: false, named: true },
        { ...part('summary'), claims: true },
        ...claims,
        { ...part('answer'), claims: true },
      ];
    });
  const question = { path: ['question'], fields: record(file.question), claims: false };
  return [
    question,
    ...plain('background', false),
    ...plain('points', false),
    ...camps,
    ...plain('agreed', true),
    ...plain('motions', false),
    ...plain('prompts', false),
    ...answerParts(file),
  ];
}

function evidenceFindings({ path, fields, claims }: TopicPart, articles: YamlFields): Finding[] {
  const given = claims
    ? list(fields.evidence).map((typed, at) => ({ path: ['evidence', at], typed }))
    : openingIn(fields.from);
  if (claims && Object.keys(fields).length && !given.length) return [error(path, 'no-evidence', NO_EVIDENCE)];
  return given.flatMap(({ path: inside, typed }) => {
    const here = [...path, ...inside];
    const read = parseEvidence(word(typed));
    if (!read) return [error(here, 'evidence-unreadable', unreadable(String(typed)))];
    if (!Object.hasOwn(articles, read.article))
      return [error(here, 'unknown-article', unknownArticle(read.article, Object.keys(articles)))];
    const length = /^\d+$/.test(read.from) && /^\d+$/.test(read.to) ? Number(read.to) - Number(read.from) + 1 : 1;
    if (length < 1) return [error(here, 'backward', BACKWARD)];
    return length > LONGEST_RANGE ? [error(here, 'range-too-long', TOO_LONG)] : [];
  });
}

function twice(key: string, file: YamlFields): Finding[] {
  const seen = new Set<string>();
  return list(file[key]).flatMap((one, at) => {
    const id = word(record(one).id);
    const known = seen.has(id);
    if (id) seen.add(id);
    return known
      ? [error([key, at, 'id'], 'id-twice', { en: `the id “${id}” is there twice`, zh: `短名“${id}”出现了两次` })]
      : [];
  });
}

/** Finds names of camps and points that do not exist, and motions with the same camp on both sides. */
function names(file: YamlFields): Finding[] {
  const idsOf = (key: string) => list(file[key]).map((one) => word(record(one).id));
  const [camps, points] = [idsOf('camps'), idsOf('points')];
  const camp = (path: YamlPath, id: unknown) =>
    typeof id === 'string' && !camps.includes(id) ? [error(path, 'unknown-camp', unknownCamp(id, camps))] : [];
  const motions = list(file.motions)
    .map(record)
    .flatMap((motion, at) => [
      ...['for', 'against'].flatMap((side) =>
        words(motion[side]).flatMap((id, n) => camp(['motions', at, side, n], id)),
      ),
      ...(words(motion.for).some((id) => words(motion.against).includes(id))
        ? [error(['motions', at], 'both-sides', BOTH_SIDES)]
        : []),
    ]);
  const prompts = list(file.prompts).flatMap((one, at) => camp(['prompts', at, 'camp'], record(one).camp));
  const claims = list(file.camps).flatMap((one, at) =>
    list(record(one).claims).flatMap((claim, n) => {
      const { point } = record(claim);
      return typeof point === 'string' && !points.includes(point)
        ? [error(['camps', at, 'claims', n, 'point'], 'unknown-point', unknownPoint(point, points))]
        : [];
    }),
  );
  return [...motions, ...prompts, ...claims];
}

function unused(file: YamlFields, parts: readonly TopicPart[]): Finding[] {
  const used = new Set(
    parts
      .flatMap(({ fields }) => [...list(fields.evidence), ...openingIn(fields.from).map(({ typed }) => typed)])
      .map((one) => parseEvidence(word(one))?.article),
  );
  const points = new Set(parts.map(({ fields }) => fields.point));
  return [
    ...Object.keys(record(file.articles))
      .filter((name) => !used.has(name))
      .map((name) => warning(['articles', name], 'unused', unusedName(name))),
    ...list(file.points).flatMap((one, at) => {
      const id = word(record(one).id);
      return id && !points.has(id) ? [warning(['points', at], 'unused', unusedName(id))] : [];
    }),
  ];
}

/** Checks fairness: camps have about the same numbers of claims, evidence and prompts. */
function room(file: YamlFields): Finding[] {
  const camps = list(file.camps).map(record);
  const prompts = list(file.prompts).flatMap((one) => {
    const { camp, from } = record(one);
    return [word(camp), ...openingIn(from).map((side) => side.camp)];
  });
  const counts = camps.map((camp) => {
    const own = [camp.summary, camp.answer, ...list(camp.claims)].map(record);
    return {
      claims: list(camp.claims).length,
      evidence: own.flatMap((one) => list(one.evidence)).length,
      prompts: prompts.filter((id) => id === camp.id).length,
    };
  });
  const empty = counts.flatMap(({ claims }, at) => (claims ? [] : [error(['camps', at], 'empty-camp', EMPTY_CAMP)]));
  const spread = (key: 'claims' | 'evidence' | 'prompts') => counts.map((one) => one[key]);
  const far = (key: 'claims' | 'prompts') => Math.max(...spread(key)) - Math.min(...spread(key)) > UNEVEN[key];
  const evidence = Math.max(...spread('evidence')) > UNEVEN_EVIDENCE * Math.min(...spread('evidence'));
  if (counts.length < 2) return empty;
  return [
    ...empty,
    ...(far('claims') ? [warning(['camps'], 'uneven-claims', uneven('claims', '主张', spread('claims')))] : []),
    ...(evidence
      ? [warning(['camps'], 'uneven-evidence', uneven('pieces of evidence', '依据', spread('evidence')))]
      : []),
    ...(far('prompts') ? [warning(['prompts'], 'uneven-prompts', uneven('prompts', '讨论题', spread('prompts')))] : []),
  ];
}

function firstScreen(file: YamlFields): Finding[] {
  return (['en', 'zh-Hans'] as const).flatMap((language) => {
    const camps = list(file.camps).map(record);
    const shown = [file.question, ...camps.flatMap((camp) => [camp.name, camp.summary])].map((one) =>
      word(record(one)[language]),
    );
    const length = shown.join(' ').length;
    return length > LONGEST_FIRST_SCREEN ? [error(['camps'], 'first-screen', tooLongScreen(language, length))] : [];
  });
}

const error = (path: YamlPath, kind: string, what: Words): Finding => ({ path, kind, level: 'error', what });
const warning = (path: YamlPath, kind: string, what: Words): Finding => ({ path, kind, level: 'warning', what });

const FILE_NAME: Words = {
  en: 'a topic’s id has small letters, digits and hyphens, such as chip-controls; its file is called so, with .yaml',
  zh: '话题短名只用小写字母、数字和连字符，例如 chip-controls；文件名与短名相同，以 .yaml 结尾',
};
const NOT_REVIEWED: Words = {
  en: 'nobody has read every claim against its evidence yet; whoever accepts the topic says that they have',
  zh: '还没有人逐条核对主张与依据；审定者即表示已经逐条核对',
};
const NO_EVIDENCE: Words = { en: 'has no evidence: name the passages it rests on', zh: '没有依据：请写明所依据的句子' };
const BACKWARD: Words = { en: 'the range runs backwards', zh: '起止颠倒了' };
const TOO_LONG: Words = {
  en: `a range has at most ${LONGEST_RANGE} passages; name the ones that count`,
  zh: `一段最多 ${LONGEST_RANGE} 句，请只写关键的几句`,
};
const BOTH_SIDES: Words = { en: 'a camp is both for and against it', zh: '同一派不能既赞成又反对' };
const EMPTY_CAMP: Words = { en: 'the camp has no claims', zh: '这一派没有任何主张' };

const unreadable = (typed: string): Words => ({
  en: `“${typed}” is no evidence: write name:44, name:44-45 or "name:44 = checksum"`,
  zh: `“${typed}”不是依据的写法：应为 name:44、name:44-45 或 "name:44 = 校验码"`,
});
const unknownArticle = (name: string, known: readonly string[]): Words => ({
  en: `“${name}” is not among the articles: ${known.join(', ') || 'none'}`,
  zh: `articles 里没有“${name}”，现有：${known.join('、') || '无'}`,
});
const unknownPoint = (id: string, known: readonly string[]): Words => ({
  en: `there is no point “${id}”; there are ${known.join(', ') || 'none'}`,
  zh: `没有这个分歧点：“${id}”，现有：${known.join('、') || '无'}`,
});
const unusedName = (name: string): Words => ({ en: `“${name}” is used nowhere`, zh: `“${name}”没有用到` });
const uneven = (what: string, zh: string, counts: readonly number[]): Words => ({
  en: `camps have unequal room: ${counts.join(', ')} ${what}`,
  zh: `各派篇幅不均：${zh}数为 ${counts.join('、')}`,
});
const tooLongScreen = (language: string, length: number): Words => ({
  en: `question, names and summaries have ${length} characters (${language}), at most ${LONGEST_FIRST_SCREEN} fit a phone`,
  zh: `问题、派名和概要共 ${length} 字（${language}），手机一屏最多 ${LONGEST_FIRST_SCREEN} 字`,
});
