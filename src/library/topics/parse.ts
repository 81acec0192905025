import { z } from 'zod';
import type { Claim, Evidence, Topic, TopicFault } from '#core/topic.ts';
import { spaced, type Words } from '#core/words.ts';
import type { Finding } from '../yaml-file.ts';
import { readYamlFile, type YamlFile } from '../yaml-file.ts';
import { inconsistencies } from './consistency.ts';
import { parseEvidence } from './evidence.ts';
import { TopicFile } from './schema.ts';

/** `topic` is undefined if the file has errors. `at` converts a finding into a fault with its line. */
export type ParsedTopic = {
  topic?: Topic;
  file: YamlFile;
  faults: readonly TopicFault[];
  at(finding: Finding): TopicFault;
};

/** Reads a topic's file and reports all faults at once. Never throws. `id`: the file's name without its ending. */
export function parseTopic(id: string, text: string): ParsedTopic {
  const file = readYamlFile(text);
  const at = ({ path, ...fault }: Finding): TopicFault => ({ ...fault, line: file.lineOf(path) });
  const broken = (faults: TopicFault[]): ParsedTopic => ({ file, faults, at });
  if (file.faults.length) return broken(file.faults.map((fault) => ({ ...fault, kind: 'yaml', level: 'error' })));
  const read = TopicFile.safeParse(file.value, { reportInput: true });
  const shape = read.success ? [] : read.error.issues.flatMap(wordIssue);
  // Incomplete files are checked too, so that all faults are reported at once.
  const within = inconsistencies(id, read.data ?? file.value);
  const faults = [...shape, ...within].map(at).sort((a, b) => a.line - b.line);
  if (!read.success || faults.some(({ level }) => level === 'error')) return broken(faults);
  return { topic: topicOf(id, read.data), file, faults, at };
}

type FileSentence = { en: string; 'zh-Hans': string; 'zh-Hant'?: string | undefined };

const wordsOf = ({ en, 'zh-Hans': zh, 'zh-Hant': hant }: FileSentence): Words => ({
  en,
  zh: spaced(zh),
  ...(hant && { hant: spaced(hant) }),
});

/** Parses evidence again. `inconsistencies` has checked before that it can be read. */
function evidenceOf(typed: string): Evidence {
  const read = parseEvidence(typed);
  if (!read) throw new Error(`no evidence: ${typed}`);
  return read;
}

function claimOf(claim: FileSentence & { evidence: string[]; point?: string | undefined }): Claim {
  const { evidence, point } = claim;
  return { words: wordsOf(claim), evidence: evidence.map(evidenceOf), ...(point && { point }) };
}

function topicOf(id: string, file: TopicFile): Topic {
  return {
    id,
    question: wordsOf(file.question),
    background: file.background.map(wordsOf),
    articles: file.articles as Topic['articles'],
    points: file.points.map((point) => ({ id: point.id, words: wordsOf(point) })),
    camps: file.camps.map((camp) => ({
      id: camp.id,
      name: wordsOf(camp.name),
      summary: claimOf(camp.summary),
      claims: camp.claims.map(claimOf),
      answer: claimOf(camp.answer),
    })),
    agreed: file.agreed.map(claimOf),
    motions: file.motions.map((one) => ({ words: wordsOf(one), for: one.for, against: one.against })),
    prompts: file.prompts.map((one) => ({
      id: one.id,
      kind: one.kind,
      words: wordsOf(one),
      from: evidenceOf(one.from),
      ...(one.camp && { camp: one.camp }),
    })),
    synonyms: file.synonyms,
    ...(file.reviewed && { reviewed: file.reviewed }),
  };
}

const inChinese = z.locales.zhCN().localeError;
const inEnglish = z.locales.en().localeError;
const messageOf = (worded: string | { message: string } | undefined | null): string =>
  typeof worded === 'string' ? worded : (worded?.message ?? 'invalid');

/** Converts Zod's issue into findings in both languages, with its place. Each unknown key is one finding. */
function wordIssue(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const where = path.join('.');
  const kind = KINDS[issue.code] ?? 'value';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], kind, level: 'error', what: unknownKey(key) }));
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const isEmpty = typeof issue.input === 'string' && issue.input.trim() === '';
  const what =
    issue.code === 'invalid_union'
      ? articleShape(where)
      : missing
        ? { en: `${where}: is missing`, zh: `缺少 ${where}` }
        : isEmpty
          ? { en: `${where}: is still to be written`, zh: `${where}：还没有写` }
          : {
              en: `${where}: ${messageOf(inEnglish(issue as never))}`,
              zh: `${where}：${messageOf(inChinese(issue as never))}`,
            };
  return [{ path, kind: missing ? 'missing' : kind, level: 'error', what }];
}

const KINDS: Partial<Record<string, string>> = {
  unrecognized_keys: 'unknown-key',
  invalid_type: 'type',
  too_small: 'too-little',
  too_big: 'too-much',
  invalid_format: 'format',
  invalid_value: 'value',
  invalid_union: 'article',
};

const articleShape = (where: string): Words => ({
  en: `${where}: an article is { id: … } of one on the shelf, or { source: https://… }, with or without an edition`,
  zh: `${where}：文章写作 { id: … }（书架上的）或 { source: https://… }，可加 edition`,
});
const unknownKey = (key: string): Words => ({ en: `“${key}” is not known here`, zh: `这里没有“${key}”这一项` });
