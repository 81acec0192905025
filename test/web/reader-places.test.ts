import { describe, expect, it } from 'vitest';
import type { Article, Place } from '#core/article.ts';
import { readerApp } from '#web/reader.ts';
import { articleOf, editionOf, NO_TOPICS, READ_AT, revisionOf, say, testSite } from './fakes.ts';

function site(article: Article) {
  const list = async () => [article];
  const open = async () => article;
  const app = testSite(
    readerApp({ workspace: 'local', open, list, topics: NO_TOPICS, sayIn: say, now: () => READ_AT }),
  );
  return async (path: string) => {
    const response = await app.request(path, { headers: { host: 'localhost' } });
    return { html: await response.text() };
  };
}

describe('the reader of a file with pages or times', () => {
  const placed = (places: readonly (Place | undefined)[], source?: string) => {
    const sentences = places.map((_, at): [string, string] => [`${at + 1}`, `Sentence ${at + 1}.`]);
    const revision = revisionOf(
      'Placed',
      sentences.map(([label, words]) => [label, words, at(label)]),
    );
    const passages = revision.passages.map((one, index) => {
      const place = places[index];
      return { ...one, ...(place && { place }) };
    });
    return articleOf(
      [editionOf('en', { ...revision, passages, meta: { ...revision.meta, ...(source && { source }) } })],
      [],
    );
  };
  const at = (label: string) => (label === '2' ? ' ' : '\n\n');
  const marks = (html: string) =>
    [
      ...html.matchAll(/<a class="place" id="([^"]+)" href="([^"]+)"[^>]*>([^<]*)<\/a><span class="words">([^<]*)/g),
    ].map(([, id, href, words, passage]) => `${id} ${href} ${words} | ${passage}`);

  it('shows where each page of a PDF begins', async () => {
    const pages = [1, 1, 2, 4].map((page) => ({ page }));
    expect(marks((await site(placed(pages))('/a/night-library')).html)).toEqual([
      'page-1 #page-1 p.\u00a01 | Sentence 1.',
      'page-2 #page-2 p.\u00a02 | Sentence 3.',
      'page-4 #page-4 p.\u00a04 | Sentence 4.',
    ]);
  });

  it('leads to the page of the original, if that is on the web', async () => {
    const { html } = await site(placed([{ page: 3 }], 'https://site.example/paper.pdf'))('/a/night-library');
    expect(marks(html)).toEqual(['page-3 https://site.example/paper.pdf#page=3 p.\u00a03 | Sentence 1.']);
  });

  it('shows when each paragraph of subtitles was said', async () => {
    const times = [0, 4_000, 61_000].map((time) => ({ time }));
    expect(marks((await site(placed(times))('/a/night-library')).html)).toEqual([
      'time-0 #time-0 0:00 | Sentence 1.',
      'time-4 #time-4 0:04 | Sentence 2.',
    ]);
  });

  it('and nothing where no place is known', async () => {
    expect((await site(placed([undefined]))('/a/night-library')).html).not.toContain('class="place"');
  });
});
