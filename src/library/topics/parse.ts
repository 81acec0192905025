import type { Claim, Evidence, Prompt, Topic, TopicFault } from '#core/topic.ts';
import { spaced, type Words, wordsInOne } from '#core/words.ts';
import type { Finding } from '../yaml-file.ts';
import { readYamlFile, type YamlFile } from '../yaml-file.ts';
import { inconsistencies } from './consistency.ts';
import { parseEvidence } from './evidence.ts';
import { placeWords } from './fault-place.ts';
import { record } from './fields.ts';
import { TopicFile } from './schema.ts';
import { shapeFindings } from './shape-words.ts';

/** `topic` is undefined if the file has errors. `at` converts a finding into a fault with its line. */
export type ParsedTopic = {
  topic?: Topic;
  file: YamlFile;
  faults: readonly TopicFault[];
  at(finding: Finding): TopicFault;
};

/**
 * Reads a topic's file and reports all faults at once. Never throws. `id`: the file's name without its ending. `file`: the text as YAML, where
 * it has been read.
 */
export function parseTopic(id: string, text: string, file = readYamlFile(text)): ParsedTopic {
  const at = ({ path, ...fault }: Finding): TopicFault => {
    const place = placeWords(path, record(file.value));
    return { ...fault, line: file.lineOf(path), ...(place && { place }) };
  };
  const broken = (faults: TopicFault[]): ParsedTopic => ({ file, faults, at });
  if (file.faults.length) return broken(file.faults.map((fault) => ({ ...fault, kind: 'yaml', level: 'error' })));
  const read = TopicFile.safeParse(file.value, { reportInput: true });
  const shape = read.success ? [] : read.error.issues.flatMap(shapeFindings);
  // Incomplete files are checked too, so that all faults are reported at once.
  const within = inconsistencies(id, read.data ?? file.value);
  const faults = [...shape, ...within].map(at).sort((a, b) => a.line - b.line);
  if (!read.success || faults.some(({ level }) => level === 'error')) return broken(faults);
  return { topic: topicOf(id, read.data), file, faults, at };
}

type FileSentence = { en?: string | undefined; 'zh-Hans'?: string | undefined; 'zh-Hant'?: string | undefined };
/** Makes the words of a sentence. */
type Worded = (sentence: FileSentence) => Words;

/** Words sentences. Those in one language are marked, unless the whole topic is in it (`only`), which is said once. */
const wordsWith =
  (only: Topic['only']): Worded =>
  ({ en = '', 'zh-Hans': zh = '', 'zh-Hant': hant }) => {
    if (en && zh) return { en, zh: spaced(zh), ...(hant && { hant: spaced(hant) }) };
    return en ? wordsInOne(en, 'en', !only) : wordsInOne(spaced(zh), 'zh', !only);
  };

/** The one language of the topic, if no sentence has the other. */
function onlyLanguage(file: TopicFile): Topic['only'] {
  const camps = file.camps.flatMap(({ name, summary, claims, answer }) => [name, summary, ...claims, answer]);
  const all: FileSentence[] = [
    file.question,
    ...camps,
    ...[file.background, file.points, file.agreed, file.motions, file.prompts].flat(),
    ...file.prompts.flatMap(({ answers = [] }) => answers),
  ];
  if (all.every((one) => !one['zh-Hans'])) return 'en';
  return all.every((one) => !one.en) ? 'zh' : undefined;
}

/** Parses evidence again. `inconsistencies` has checked before that it can be read. */
function evidenceOf(typed: string): Evidence {
  const read = parseEvidence(typed);
  if (!read) throw new Error(`no evidence: ${typed}`);
  return read;
}

function claimOf(wordsOf: Worded, claim: FileSentence & { evidence: string[]; point?: string | undefined }): Claim {
  const { evidence, point } = claim;
  return { words: wordsOf(claim), evidence: evidence.map(evidenceOf), ...(point && { point }) };
}

function promptOf(
  wordsOf: Worded,
  { id, kind, camp, from, answers, ...sentence }: TopicFile['prompts'][number],
): Prompt {
  return {
    id,
    kind,
    words: wordsOf(sentence),
    ...openingIn(from),
    ...(camp && { camp }),
    ...(answers && { answers: answers.map(wordsOf) }),
  };
}

function openingIn(from: TopicFile['prompts'][number]['from']): Pick<Prompt, 'from' | 'sides'> {
  if (from === undefined) return {};
  if (typeof from === 'string') return { from: evidenceOf(from) };
  const [one, other] = Object.entries(from).map(([camp, typed]) => ({ camp, from: evidenceOf(typed) }));
  return one && other ? { sides: [one, other] } : {};
}

function topicOf(id: string, file: TopicFile): Topic {
  const only = onlyLanguage(file);
  const wordsOf = wordsWith(only);
  const claim = (one: Parameters<typeof claimOf>[1]) => claimOf(wordsOf, one);
  return {
    id,
    ...(only && { only }),
    question: wordsOf(file.question),
    background: file.background.map(wordsOf),
    articles: file.articles as Topic['articles'],
    points: file.points.map((point) => ({ id: point.id, words: wordsOf(point) })),
    camps: file.camps.map((camp) => ({
      id: camp.id,
      name: wordsOf(camp.name),
      summary: claim(camp.summary),
      claims: camp.claims.map(claim),
      answer: claim(camp.answer),
    })),
    agreed: file.agreed.map(claim),
    motions: file.motions.map((one) => ({ words: wordsOf(one), for: one.for, against: one.against })),
    prompts: file.prompts.map((one) => promptOf(wordsOf, one)),
    synonyms: file.synonyms,
    ...(file.reviewed && { reviewed: file.reviewed }),
  };
}
