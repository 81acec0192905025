import { stringify } from 'yaml';
import { type Article, currentRevision, passageText } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import { keyOf } from './anchor.ts';
import { formatEvidence, WRITTEN_DIGITS } from './evidence.ts';

const MOST_CAMPS = 6;
const MOST_CLAIMS = 5;

/**
 * A topic's file to be finished: a camp for each of those whose views the article reports, evidence and checksums written, the passage beside
 * it as a comment, every sentence left to the librarian. What is still missing `parley check` names line by line.
 */
export function draftTopic(article: Article, edition: EditionLanguage, attributions: readonly Attribution[]): string {
  const camps = attributions.filter(({ passages, unsure }) => passages.length > unsure.length).slice(0, MOST_CAMPS);
  const head = {
    format: 1,
    question: EMPTY,
    background: [EMPTY, EMPTY, EMPTY],
    articles: { it: { ...sourceOf(article), edition } },
  };
  return [
    '# yaml-language-server: $schema=./topic.schema.json',
    '# A draft: write every sentence in your own words, merge camps that hold the same, and leave out what the passages do not bear.',
    stringify(head, { aliasDuplicateObjects: false }).trimEnd(),
    'points: []',
    'camps:',
    ...camps.flatMap((one, at) => campLines(article, edition, one, at)),
    'agreed: []',
    'motions:',
    '  - { en: "", zh-Hans: "", for: [], against: [] }',
    'prompts:',
    ...camps.flatMap((one, at) => promptLines(article, edition, one, at)),
    'synonyms: []',
    '',
  ].join('\n');
}

const EMPTY = { en: '', 'zh-Hans': '' };

function sourceOf(article: Article): { id: string } | { source: string } {
  const [first] = article.editions;
  const source = first && currentRevision(first).meta.source;
  return source ? { source } : { id: article.id };
}

function campLines(article: Article, edition: EditionLanguage, one: Attribution, at: number): string[] {
  const sure = one.passages.filter((label) => !one.unsure.includes(label)).slice(0, MOST_CLAIMS);
  const [first = ''] = sure;
  return [
    `  - id: camp-${at + 1}`,
    `    name: { en: "", zh-Hans: "" }  # ${one.byAuthors ? 'the authors' : commented(one.holder)}`,
    `    summary: { en: "", zh-Hans: "", evidence: [${evidence(article, edition, first)}] }`,
    '    claims:',
    ...sure.flatMap((label) => [
      `      # ${commented(wordsOf(article, edition, label))}`,
      `      - { en: "", zh-Hans: "", evidence: [${evidence(article, edition, label)}] }`,
    ]),
    `    answer: { en: "", zh-Hans: "", evidence: [${evidence(article, edition, sure.at(-1) ?? first)}] }`,
  ];
}

function promptLines(article: Article, edition: EditionLanguage, one: Attribution, at: number): string[] {
  const [first = ''] = one.passages;
  return [
    `  - { id: best-case-${at + 1}, kind: steelman, camp: camp-${at + 1}, en: "", zh-Hans: "", from: ${evidence(article, edition, first)} }`,
  ];
}

function find(article: Article, edition: EditionLanguage, label: string) {
  const found = article.editions.find(({ language }) => language === edition);
  const revision = found && currentRevision(found);
  const passage = revision?.passages.find((one) => one.label === label);
  return revision && passage ? { revision, passage } : undefined;
}

function evidence(article: Article, edition: EditionLanguage, label: string): string {
  const found = find(article, edition, label);
  const checksums = found ? [keyOf(found.revision, found.passage).slice(0, WRITTEN_DIGITS)] : [];
  return `"${formatEvidence({ article: 'it', from: label, to: label, checksums })}"`;
}

function wordsOf(article: Article, edition: EditionLanguage, label: string): string {
  const found = find(article, edition, label);
  return found ? passageText(found.revision, found.passage) : '';
}

/** On one line: a line break in a comment would be YAML. */
const commented = (words: string): string => words.replaceAll(/\s+/g, ' ');
