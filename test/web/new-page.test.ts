import { expect, it } from 'vitest';
import { newPage } from '#web/topic-editor/new-page.ts';
import { articleOf, editionOf, revisionOf, say } from './fakes.ts';

it('the form for a topic offers every holder each of the six camps, and asks for a name of each', () => {
  const article = articleOf([editionOf('en', revisionOf('The Ferry', [['1', 'Critics say that it is dear.']]))]);
  const critics = { holder: 'critics', aliases: [], passages: ['1'], unsure: [], byAuthors: false };
  const given = { say: say('en'), language: 'en', edition: 'en', filled: { 'camp-0': '6' }, model: undefined } as const;
  const html = String(newPage({ ...given, article, attributions: [critics] }));
  const camps = ['1', '2', '3', '4', '5', '6'];
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, camp]) => camp);
  expect(found(/<option value="(\d+)"/g)).toEqual(camps);
  expect(found(/<option value="(\d+)" selected/g)).toEqual(['6']);
  expect(found(/name="name-en-(\d+)"/g)).toEqual(camps);
  expect(found(/name="name-zh-(\d+)"/g)).toEqual(camps);
});
