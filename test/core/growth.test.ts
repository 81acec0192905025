import { describe, expect, it } from 'vitest';
import type { Article, Bead, Passage, Revision } from '#core/article.ts';
import { neighbours, resolve, shortReference } from '#core/citation.ts';
import { passagesOf } from '#core/labels.ts';
import { parallel } from '#core/parallel.ts';
import { rows } from '#web/reader-rows.ts';

/** How often elements of the arrays of an article were read. */
type Reads = { count: number };

function counted<T>(items: T[], reads: Reads): T[] {
  return new Proxy(items, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads.count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}

const EVERY = 3;

/** In its second revision, every third passage of the English edition was rewritten. The Chinese one runs beside it, sentence by sentence. */
function longArticle(length: number, reads: Reads): Article {
  const numbers = Array.from({ length }, (_, index) => index + 1);
  const revision = (number: number, labels: readonly string[]): Revision => {
    const passages = labels.map((label, at): Passage => ({ label, start: at * 4, end: at * 4 + 3, paragraph: at }));
    const meta = { title: 'Long', authors: [] };
    const text = 'abc '.repeat(length);
    return { number, addedAt: 0, addedBy: 'test', meta, text, passages: counted(passages, reads) };
  };
  const before = numbers.map(String);
  const after = numbers.map((number) => (number % EVERY ? String(number) : `${number}a`));
  const beads = after.map((label, at): Bead => ({ primary: [label], other: [before[at] ?? ''] }));
  return {
    id: 'long',
    workspace: 'local',
    editions: [
      { language: 'en', revisions: [revision(1, before), revision(2, after)] },
      { language: 'zh', revisions: [revision(1, before)] },
    ],
    parallels: { zh: counted(beads, reads) },
  };
}

type Job = (article: Article, labels: readonly string[]) => unknown;

const JOBS: Record<string, Job> = {
  'naming each passage of a long range': (article, labels) =>
    labels.map((label) => [shortReference(article, 'zh', label), shortReference(article, 'en', label)]),
  'naming a whole text': (article, labels) => shortReference(article, 'zh', '1', labels.at(-1)),
  'finding each passage, withdrawn or not, and what stands in its place': (article, labels) =>
    labels.map((label) => {
      const { passages, replacedBy } = resolve(
        article,
        { article: 'long', language: 'en', from: label, to: label },
        'en',
      );
      return [passages, replacedBy];
    }),
  'finding a whole text, in the edition that somebody reads': (article, labels) =>
    resolve(article, { article: 'long', from: '1', to: labels.at(-1) ?? '' }, 'zh-Hans'),
  'what stands around each passage': (article, labels) =>
    labels.map((label) =>
      article.editions.flatMap(({ revisions }) => neighbours(revisions[0] as Revision, [label], 3, 3)),
    ),
  'what stands beside each passage': (article, labels) =>
    labels.map((label) => [parallel(article, 'en', [label], 'zh'), parallel(article, 'zh', [label], 'en')]),
  'what stands beside a whole text': (article, labels) => parallel(article, 'zh', labels, 'en'),
  'a page of the reader': ({ editions: [english, chinese], parallels }) =>
    english && rows(english, chinese, parallels.zh),
  'every passage by its label': (article, labels) =>
    labels.map((label) => passagesOf(article.editions[1]?.revisions[0] as Revision, [label])),
};

const readsOf = (job: Job, length: number): number => {
  const reads: Reads = { count: 0 };
  job(
    longArticle(length, reads),
    Array.from({ length }, (_, index) => String(index + 1)),
  );
  return reads.count;
};

describe('for a text of four times the length, four times the work is enough', () => {
  // The square would be sixteen times.
  it.each(Object.entries(JOBS))('%s', (_, job) => {
    const [short, long] = [readsOf(job, 100), readsOf(job, 400)];
    expect(short).toBeGreaterThan(0);
    expect(long / short).toBeLessThan(6);
  });
});
