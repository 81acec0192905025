import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import type { PublicLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import type { LiveTopic } from '#core/topic.ts';
import { sayIn } from '#core/words.ts';
import { campsReply, FIRST_SCREEN } from '#features/camps/reply.ts';
import { readGlossary, topicJsonSchema, toTraditional } from '#library/index.ts';
import { checkTopic } from '#library/topics/check.ts';
import { findTopics, indexTopics, type TopicIndex } from '#library/topics/find.ts';
import { parseTopic } from '#library/topics/parse.ts';
import { type House, openAll, openHouseForAll, TOPICS_FOLDER, words } from './commands/house.ts';

const files = readdirSync(TOPICS_FOLDER).filter((name) => name.endsWith('.yaml'));
const textOf = (file: string) => readFileSync(path.join(TOPICS_FOLDER, file), 'utf8');
const topicOf = (file: string) => {
  const { topic } = parseTopic(path.basename(file, '.yaml'), textOf(file));
  if (!topic) throw new Error(`${file} cannot be read`);
  return topic;
};

let house: House;
let articles: Article[];
/** Every topic, as if its articles were there. */
let all: LiveTopic[];
let index: TopicIndex;
let groups: readonly (readonly string[])[];
beforeAll(async () => {
  house = await openHouseForAll();
  articles = await openAll(house, 'local');
  all = files.map((file) => ({ topic: topicOf(file), workspace: 'shelf', articles: {}, waitsFor: [] }));
  ({ groups } = await readGlossary(path.join(TOPICS_FOLDER, '../glossary.yaml')));
  index = await indexTopics(all, groups);
});

describe('every topic of the shelf', () => {
  it.each(files)('%s: nothing is wrong with it', (file) => {
    expect(checkTopic(path.basename(file, '.yaml'), textOf(file), { articles, groups }).faults).toEqual([]);
  });

  it.each(files)('%s: its first screen fits a phone, in every language', (file) => {
    const topic = topicOf(file);
    const live: LiveTopic = { topic, workspace: 'shelf', articles: {}, waitsFor: [] };
    const asked: [PublicLanguage, PublicLanguage][] = [
      ['en', 'en'],
      ['zh-Hans', 'zh-Hans'],
      ['zh-Hant', 'zh-Hant'],
      ['both', 'en'],
      ['both', 'zh-Hans'],
    ];
    for (const [language, asker] of asked) {
      const state = {
        format: 1,
        topic: topic.id,
        visibility: 'public',
        camps: topic.camps.slice(1).map(({ id }) => id),
      } as const;
      const shown = {
        live,
        state,
        cardId: 'x',
        screen: { kind: 'overview' },
        others: [],
        page: undefined,
        language,
        standing: () => ({ kind: 'waiting' as const }),
      } as const;
      const say = { say: sayIn(language, toTraditional), sayToRequester: sayIn(asker, toTraditional) };
      const reply = campsReply({ ...shown, ...say, readAt: () => undefined });
      const above = { ...reply, blocks: reply.blocks.filter(({ kind }) => kind !== 'choice') };
      expect(plainText(above).length, language).toBeLessThanOrEqual(FIRST_SCREEN);
    }
  });

  it.each(files)('%s: has motions, and prompts of every kind, enough to last', (file) => {
    const { motions, prompts } = topicOf(file);
    expect(motions.length).toBeGreaterThanOrEqual(3);
    expect(prompts.length).toBeGreaterThanOrEqual(12);
    expect(new Set(prompts.map(({ kind }) => kind)).size).toBe(6);
  });

  it.each(files)('%s: is found by its own question, in both languages, and by its name', async (file) => {
    const { id, question } = topicOf(file);
    for (const typed of [id, question.en, question.zh]) {
      const [found] = findTopics(index, all, typed);
      expect(found?.live.topic.id, typed).toBe(id);
    }
  });

  it.each(files)(
    '%s: is shown to members once its articles are here, and until then a facilitator learns which lack, by title and link',
    async (file) => {
      const { id, question } = topicOf(file);
      const live = (await house.services.topics.list('local')).find(({ topic }) => topic.id === id);
      if (!live) throw new Error(`no topic ${id}`);
      expect(words(await house.say(`/camps ${id}`))).toContain(question.en);
      const told = await house.say(`/camps ${id}`, { name: 'Fay', may: 'facilitator' });
      const links = told.reply.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
      for (const missing of live.waitsFor) {
        expect(missing.title).toBeDefined();
        expect(links).toContainEqual(expect.objectContaining({ kind: 'link', text: `“${missing.title}”` }));
      }
      if (live.waitsFor.length) expect(words(await house.say('/camps'))).not.toContain(question.en);
    },
  );

  it('has a schema for editors that says what the program takes', () => {
    expect(JSON.parse(readFileSync(path.join(TOPICS_FOLDER, 'topic.schema.json'), 'utf8'))).toEqual(topicJsonSchema());
  });
});
