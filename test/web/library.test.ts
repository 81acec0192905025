import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import { readerApp } from '#web/reader.ts';
import { type House, openHouse } from '../commands/house.ts';
import { keeperTopic } from '../commands/keeper-topic.ts';
import { articleOf, editionOf, NO_TOPICS, READ_AT, revisionOf, say, testSite } from './fakes.ts';
import { CLOSED, edition, group, LINES } from './group.ts';

const withId = (id: string, article: Article): Article => ({ ...article, id });

function console_(articles: readonly Article[]) {
  const list = async (workspace: string) => (workspace === 'local' ? [...articles] : []);
  const open = async () => undefined;
  const app = testSite(
    readerApp({ workspace: 'local', open, list, topics: NO_TOPICS, sayIn: say, now: () => READ_AT }),
  );
  return async (path: string) => {
    const response = await app.request(path, { headers: { host: 'localhost' } });
    return { status: response.status, html: await response.text() };
  };
}

async function withTopic(house: House, path: string) {
  const { library, topics } = house.services;
  const app = testSite(readerApp({ workspace: 'local', ...library, topics, sayIn: say, now: () => READ_AT }));
  return (await app.request(path, { headers: { host: 'localhost' } })).text();
}

describe('the page of all articles and topics', () => {
  it('says of each article its title, authors, date, languages and licence, and leads to it', async () => {
    const article = articleOf([
      editionOf('en', revisionOf('The <Night> Library', [['1', 'It is open.']])),
      editionOf('zh', revisionOf('夜里的图书馆', [['1', '开着。']])),
    ]);
    const read = console_([article]);
    const { status, html } = await read('/a');
    expect(status).toBe(200);
    expect(html).toContain('href="/a/night-library">The &lt;Night&gt; Library</a>');
    for (const fact of ['Ana Reyes, 林一', '14 March 2026', 'English, Chinese', 'CC BY 4.0'])
      expect(html).toContain(`<bdi>${fact}</bdi>`);
    const chinese = await read('/a/?ui=zh-Hans');
    expect(chinese.html).toContain('lang="zh-Hans" dir="auto" href="/a/night-library">夜里的图书馆</a>');
    for (const fact of ['Ana Reyes、林一', '英文、中文']) expect(chinese.html).toContain(`<bdi>${fact}</bdi>`);
  });

  it('leads to each topic by its question, and says nothing of one that waits for an article', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    expect(await withTopic(house, '/a')).toContain('href="/t/keeper">Who was to blame for the dark nights?</a>');
    const waiting = await openHouse();
    await keeperTopic(waiting, { article: false });
    expect(await withTopic(waiting, '/a')).not.toContain('Who was to blame');
  });

  it('has several pages where there are many articles', async () => {
    const many = Array.from({ length: 450 }, (_, at) =>
      withId(`essay-${at + 1}`, articleOf([edition('en', 'CC0', LINES)])),
    );
    const read = console_(many);
    const pages = await Promise.all(['/a', '/a?page=2', '/a?page=3'].map(read));
    const ids = pages.flatMap(({ html }) => [...html.matchAll(/href="\/a\/([^"/]+)"/g)].map(([, id]) => id));
    expect(ids).toEqual(many.map(({ id }) => id));
    expect(pages[1]?.html).toContain('Page 2 of 3');
    expect(pages[1]?.html).toContain('href="?ui=zh-Hans&amp;page=2"');
    for (const typed of ['99', '-1', 'x', '99999999999']) expect((await read(`/a?page=${typed}`)).status).toBe(200);
  });

  it('says kindly that there is nothing yet', async () => {
    const { html } = await console_([])('/a');
    expect(html).toContain('There is no article here yet.');
    expect(html).toContain('There is no topic here yet.');
  });
});

describe('the page of all articles of a group', () => {
  it('names an article without an open licence by its title and where it is from, and nothing else', async () => {
    const { status, html } = await group()('/w/its-key/a');
    expect(status).toBe(200);
    expect(html).toContain('The Night Library');
    expect(html).toContain('href="https://example.org/night"');
    for (const hidden of ['Ana Reyes', '14 March 2026', 'All rights reserved', 'a/night-library', LINES[0]])
      expect(html).not.toContain(hidden);
  });

  it('leads to an article that may be shown whole', async () => {
    const link = 'href="/parley/w/its-key/a/night-library"';
    expect((await group({ article: articleOf([edition('en', 'CC BY 4.0', LINES)]) })('/w/its-key/a')).html).toContain(
      link,
    );
    expect((await group({ article: CLOSED, whole: ['night-library'] })('/w/its-key/a/')).html).toContain(link);
  });

  it('is opened by the group’s key alone, and listed by no engine', async () => {
    const { status, html, headers } = await group()('/w/another/a');
    expect(status).toBe(404);
    expect(html).not.toContain('Night Library');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });

  it('is linked from the top of the group’s pages, and not from a page without a key', async () => {
    const link = '<a class="all" href="/parley/w/its-key/a">';
    expect((await group()('/w/its-key/a/night-library')).html).toContain(link);
    expect((await group()('/w/its-key/t')).html).toContain(link);
    expect((await group()('/w/another/a/night-library')).html).not.toContain('/w/its-key/a');
  });
});
