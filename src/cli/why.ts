import type { Why } from '#core/ports/finder.ts';

const KINDS: Record<Why['kind'], string> = {
  question: 'a question: rare words and the sentences around it count',
  words: 'single words: their order counts little',
  text: 'a piece of text: order and neighbours count',
};

const NAMES: Readonly<Record<string, string>> = {
  retrieval: 'rare words (BM25)',
  units: 'words found, by rarity',
  plain: 'words found',
  pairs: 'neighbouring characters, and words',
  order: 'in the same order',
  close: 'close together',
  verbatim: 'word for word',
  letters: 'the same letters',
  length: 'length',
  around: 'found in the sentences around it',
  rarest: 'the rarest words',
  answers: 'has what is asked for',
  foreign: 'another language',
  untranslated: 'words without a translation',
};

/** Parts of a score that change nothing are not told. */
const LEAST = 0.05;

/** Says in plain English why a passage was found: which words it has, and what its score is made of. */
export function whyLines({ kind, exact, similar, missing, parts }: Why, isSure: boolean): string[] {
  const score = parts.reduce((sum, { counts }) => sum + counts, 0);
  const told = parts.filter(({ counts }) => Math.abs(counts) >= LEAST).sort((a, b) => b.counts - a.counts);
  const words = [
    ['has', exact],
    ['has in another form', similar],
    ['lacks', missing],
  ] as const;
  return [
    `read as ${KINDS[kind]}`,
    words.flatMap(([what, some]) => (some.length ? [`${what}: ${some.join(' ')}`] : [])).join(' · '),
    ...(told.length
      ? [
          `${score.toFixed(1)} = ${told.map(({ name, counts }) => `${counts.toFixed(1)} ${NAMES[name] ?? name}`).join(' + ')}`,
        ]
      : ['it has the phrase word for word']),
    ...(isSure ? ['sure: hardly another passage is meant'] : []),
  ];
}
