import { beforeAll, describe, expect, it } from 'vitest';
import { renderSlack } from '#chat/slack/render.ts';
import { type Article, currentRevision, passageText } from '#core/article.ts';
import { displayText } from '#core/display.ts';
import { LANGUAGES } from '#core/language.ts';
import type { Outcome } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { type House, openAll, openHouseForAll, passages } from '../../commands/house.ts';
import { checkSlack } from '../../platforms/slack-check.ts';
import { seen } from './render-seen.ts';

let house: House;
let articles: Article[];
beforeAll(async () => {
  house = await openHouseForAll();
  articles = await openAll(house, 'local');
});

/** What somebody reads of an answer that takes one message, which Slack has to take. */
function readIn({ reply }: Outcome) {
  const messages = renderSlack(reply, sayIn(reply.language, toTraditional));
  for (const message of messages) expect(checkSlack('chat.postMessage', { channel: 'C1', ...message })).toEqual([]);
  expect(messages).toHaveLength(1);
  return seen(messages.flatMap(({ blocks }) => blocks));
}

describe('every passage of the shelf', () => {
  it('is read in Slack in exactly the words of its edition', { timeout: 60_000 }, async () => {
    for (const article of articles) {
      for (const edition of article.editions) {
        const revision = currentRevision(edition);
        for (const { label, ...span } of revision.passages) {
          const outcome = await house.say(`/quote ${article.id}.${edition.language}:${label}`);
          const shown = readIn(outcome);
          const [quotation, ...more] = shown.filter(({ kind }) => kind === 'quotation');
          expect(quotation?.text).toBe(displayText(passageText(revision, span)));
          expect(more).toEqual([]);
          const beside = passages(outcome, 'context').map(
            ({ text, reference }) => `${displayText(text)}  [${reference}]`,
          );
          expect(shown.map(({ text }) => text)).toEqual(expect.arrayContaining(beside));
        }
      }
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
        expect(readIn(await house.say(line, { language, may })).length).toBeGreaterThan(0);
    }
    expect(house.bugs).toEqual([]);
  });

  it('Slack takes what is shown of an article', async () => {
    for (const { id } of articles)
      expect(readIn(await house.say(`/parley article show ${id}`)).length).toBeGreaterThan(3);
  });
});
