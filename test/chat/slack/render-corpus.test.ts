import { beforeAll, describe, expect, it } from 'vitest';
import { renderSlack } from '#chat/slack/render.ts';
import { type Article, currentRevision, type Edition, passageText } from '#core/article.ts';
import { displayText } from '#core/display.ts';
import { LANGUAGES } from '#core/language.ts';
import type { Outcome, PassageBlock } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { type House, openAll, openHouseForAll } from '../../commands/house.ts';
import { checkSlack } from '../../platforms/slack-check.ts';
import { seen } from './render-seen.ts';

let house: House;
let articles: Article[];
beforeAll(async () => {
  house = await openHouseForAll();
  articles = await openAll(house, 'local');
});

/** What somebody reads of an answer that takes one message, or `most`, which Slack has to take. */
function readIn({ reply }: Outcome, most = 1) {
  const messages = renderSlack(reply, sayIn(reply.language, toTraditional));
  for (const message of messages) expect(checkSlack('chat.postMessage', { channel: 'C1', ...message })).toEqual([]);
  expect(messages.length).toBeLessThanOrEqual(most);
  return seen(messages.flatMap(({ blocks }) => blocks));
}

/** The passages of an edition as somebody reads them in Slack, in as many messages as that takes. */
function passagesIn(edition: Edition, role: PassageBlock['role']) {
  const revision = currentRevision(edition);
  const blocks = revision.passages.map(
    ({ label, ...span }): PassageBlock => ({
      kind: 'passage',
      reference: label,
      language: edition.language,
      text: passageText(revision, span),
      highlights: [],
      role,
      withdrawn: false,
    }),
  );
  const messages = renderSlack({ language: 'en', blocks }, sayIn('en', toTraditional));
  for (const message of messages) expect(checkSlack('chat.postMessage', { channel: 'C1', ...message })).toEqual([]);
  return { blocks, read: messages.flatMap((message) => seen(message.blocks)) };
}

describe('every passage of the shelf', () => {
  it('is read in Slack in exactly the words of its edition', () => {
    for (const edition of articles.flatMap(({ editions }) => editions)) {
      const { blocks, read } = passagesIn(edition, 'cited');
      const quotations = read.filter(({ kind }) => kind === 'quotation');
      expect(quotations.map(({ text }) => text)).toEqual(blocks.map(({ text }) => displayText(text)));
    }
  });

  it('is read in exactly its words too where it stands beside another', () => {
    for (const edition of articles.flatMap(({ editions }) => editions)) {
      const { blocks, read } = passagesIn(edition, 'context');
      const beside = read.filter(({ text }) => !/^Page \d+ of \d+$/.test(text));
      const parseRequest = blocks.map(({ text, reference }) => `${displayText(text)}  [${reference}]`);
      expect(beside.map(({ text }) => text)).toEqual(parseRequest);
    }
  });
});

describe('every kind of answer', () => {
  const lines = [
    '/parley help',
    '/parley article list',
    '/parley settings',
    '/quote the',
    '/quote 的',
    '/quote xyzzyx',
    '/parley article show nowhere',
  ];

  it.each(lines)('Slack takes what %s is answered', async (line) => {
    for (const language of LANGUAGES) {
      for (const may of ['member', 'manager'] as const)
        expect(
          readIn(await house.say(line, { language, may }), line === '/parley help' ? 2 : 1).length,
        ).toBeGreaterThan(0);
    }
    expect(house.bugs).toEqual([]);
  });

  it('Slack takes what is shown of an article', async () => {
    for (const { id } of articles)
      expect(readIn(await house.say(`/parley article show ${id}`)).length).toBeGreaterThan(3);
  });
});
