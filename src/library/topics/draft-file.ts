import { Document, isNode, type Node, type YAMLSeq } from 'yaml';
import { type Article, currentRevision, findEdition, passageText } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { OutlinedCamp, OutlinedClaim, TopicOutline } from '#core/topic-outline.ts';
import type { Words } from '#core/words.ts';
import { toTraditional } from '../traditional.ts';
import { keyOf } from './anchor.ts';
import { formatEvidence, WRITTEN_DIGITS } from './evidence.ts';

/** The topic's own name for the article that it was drafted from. */
const IT = 'it';

/**
 * Makes a topic's file from an outline. Evidence has its checksums. Comments above each sentence quote its passages. Sentences that are
 * still to be written are empty, and `parley check` reports them by line. `notes`: comments at the top of the file.
 */
export function draftTopic(
  article: Article,
  edition: EditionLanguage,
  sketch: TopicOutline,
  notes: readonly Words[],
): string {
  const here: Here = { article, edition, document: new Document() };
  const { document } = here;
  document.contents = document.createNode({
    format: 1,
    question: sentence(sketch.question),
    background: three(sketch.background).map(sentence),
    articles: { [IT]: { ...sourceOf(article), edition } },
    points: [],
    camps: sketch.camps.map((camp, at) => campNode(here, camp, at)),
    agreed: sketch.agreed.map((one) => claimNode(here, one)),
    motions: (sketch.motions.length ? sketch.motions : [NO_MOTION]).map((one) => ({
      ...sentence(one.words),
      for: one.for.map(campId),
      against: one.against.map(campId),
    })),
    prompts: sketch.prompts.map((one, at) => promptNode(here, one, at)),
    synonyms: [],
  });
  document.commentBefore = [
    ' yaml-language-server: $schema=./topic.schema.json',
    ...notes.map((note) => commented(inLanguage(edition, note))),
  ].join('\n');
  return document.toString({ lineWidth: 0 });
}

type Here = { article: Article; edition: EditionLanguage; document: Document<Node, false> };

const EMPTY: Words = { en: '', zh: '' };
const NO_MOTION = { words: EMPTY, for: [], against: [] };
const BACKGROUND = 3;

const campId = (at: number): string => `camp-${at + 1}`;
const sentence = ({ en, zh }: Words) => ({ en, 'zh-Hans': zh });
const three = (all: readonly Words[]): Words[] => Array.from({ length: BACKGROUND }, (_, at) => all[at] ?? EMPTY);
/** The note for whoever finishes the file, in the language of the article. */
const inLanguage = (edition: EditionLanguage, { en, zh }: Words): string =>
  edition === 'en' ? en : edition === 'zh-Hant' ? toTraditional(zh) : zh;
/** Makes a comment's text of one line, because text after a line break would be read as YAML. */
const commented = (words: string): string => ` ${words.replaceAll(/\s+/g, ' ').trim()}`;

function sourceOf(article: Article): { id: string } | { source: string } {
  const [first] = article.editions;
  const source = first && currentRevision(first).meta.source;
  return source ? { source } : { id: article.id };
}

function campNode(here: Here, camp: OutlinedCamp, at: number): Node {
  const node = here.document.createNode({
    id: campId(at),
    name: sentence(camp.name),
    summary: claimNode(here, camp.summary),
    claims: camp.claims.map((one) => claimNode(here, one)),
    answer: claimNode(here, camp.answer),
  });
  if (isNode(node) && camp.holder) node.commentBefore = commented(camp.holder);
  return node;
}

function claimNode(here: Here, { words, passages }: OutlinedClaim): Node {
  return withPassages(here, { ...sentence(words), evidence: evidenceNode(here, passages) }, passages);
}

function promptNode(here: Here, { kind, camp, words, passages }: TopicOutline['prompts'][number], at: number): Node {
  const from = passages[0] ?? '';
  return withPassages(
    here,
    {
      id: `${kind}-${at + 1}`,
      kind,
      ...(camp !== undefined && { camp: campId(camp) }),
      ...sentence(words),
      from: from ? evidence(here, from) : '',
    },
    passages.slice(0, 1),
  );
}

/** Adds the passages' words as a comment, for the person who finishes the file. */
function withPassages(here: Here, value: unknown, labels: readonly string[]): Node {
  const node = here.document.createNode(value);
  const words = labels.map((label) => commented(`${label}: ${wordsOf(here, label)}`));
  if (words.length) node.commentBefore = words.join('\n');
  return node;
}

function evidenceNode(here: Here, labels: readonly string[]): Node {
  const node = here.document.createNode(labels.map((label) => evidence(here, label))) as YAMLSeq;
  node.flow = true;
  return node;
}

function find({ article, edition }: Here, label: string) {
  const found = findEdition(article, edition);
  const revision = found && currentRevision(found);
  const passage = revision?.passages.find((one) => one.label === label);
  return revision && passage ? { revision, passage } : undefined;
}

function evidence(here: Here, label: string): string {
  const found = find(here, label);
  const checksums = found ? [keyOf(found.revision, found.passage).slice(0, WRITTEN_DIGITS)] : [];
  return formatEvidence({ article: IT, from: label, to: label, checksums });
}

function wordsOf(here: Here, label: string): string {
  const found = find(here, label);
  return found ? passageText(found.revision, found.passage) : '';
}
