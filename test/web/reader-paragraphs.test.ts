import { expect, it } from 'vitest';
import { readerApp } from '#web/reader.ts';
import { articleOf, bead, editionOf, NO_TOPICS, READ_AT, revisionOf, say, testSite } from './fakes.ts';

it('the reader sets a row apart where a paragraph begins in either edition', async () => {
  const english = revisionOf('The Night Library', [
    ['1', 'The city kept one room open.', ' '],
    ['2', 'Nobody was asked why.'],
    ['3', 'The guard counted forty readers.', ' '],
    ['4', 'Then he counted them again.'],
  ]);
  const chinese = revisionOf('夜里的图书馆', [
    ['1', '市里留了一间阅览室。'],
    ['2', '没有人问为什么。', ''],
    ['3', '门卫数过，有四十个人在读书。', ''],
    ['4', '然后他又数了一遍。'],
  ]);
  const beads = ['1', '2', '3', '4'].map((label) => bead([label], [label]));
  const article = articleOf([editionOf('en', english), editionOf('zh', chinese)], beads);
  const given = { open: async () => article, list: async () => [article], topics: NO_TOPICS };
  const app = testSite(readerApp({ workspace: 'local', ...given, sayIn: say, now: () => READ_AT }));
  const html = await (await app.request('/a/night-library', { headers: { host: 'localhost' } })).text();
  const opens = [...html.matchAll(/<div class="row([^"]*)"/g)].map(([, more]) => more === ' opens');
  expect(opens).toEqual([true, true, true, false]);
});
