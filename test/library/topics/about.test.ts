import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LiveTopic } from '#core/topic.ts';
import { readGlossary } from '#library/index.ts';
import { findTopics, indexTopics, type TopicIndex } from '#library/topics/find.ts';
import { topicsNamed } from '#library/topics/named.ts';
import { parseTopic } from '#library/topics/parse.ts';
import { TOPICS_FOLDER } from '../../commands/house.ts';
import { GOOD } from './faults.ts';
import { ABOUT, ABOUT_NOTHING } from './phrases.ts';
import { MET_LATER, SHARES_A_WORD } from './phrases-met-later.ts';

let live: LiveTopic[];
let index: TopicIndex;
beforeAll(async () => {
  const files = readdirSync(TOPICS_FOLDER).filter((name) => name.endsWith('.yaml') && !name.startsWith('fp-'));
  live = files.flatMap((name) => {
    const { topic } = parseTopic(path.basename(name, '.yaml'), readFileSync(path.join(TOPICS_FOLDER, name), 'utf8'));
    return topic ? [{ topic, workspace: 'shelf', articles: {}, waitsFor: [] }] : [];
  });
  index = await indexTopics(live, (await readGlossary(path.join(TOPICS_FOLDER, '../glossary.yaml'))).groups);
});

const found = (typed: string) => findTopics(index, live, typed).map(({ live: { topic } }) => topic.id);

describe('what a shipped topic is about', () => {
  it('is found by the words that people have for it', () => {
    const missed = ABOUT.filter(([typed, ...topics]) => !topics.includes(found(typed)[0] ?? ''));
    expect(missed).toEqual([]);
  });

  it('is not claimed of other words, be they near', () => {
    expect(ABOUT_NOTHING.flatMap(([typed]) => (found(typed).length ? [typed] : []))).toEqual([]);
  });

  it('is not claimed of other subjects with an everyday word of its own: of 120 phrases, at most six are taken for a topic', () => {
    expect(SHARES_A_WORD).toHaveLength(120);
    const taken = SHARES_A_WORD.filter((typed) => found(typed).length);
    expect(taken.length, taken.join(', ')).toBeLessThanOrEqual(6);
  });

  it('comes first for at least 49 of 80 phrases about it that were met later', () => {
    expect(MET_LATER).toHaveLength(80);
    const first = MET_LATER.filter(([typed, ...topics]) => topics.includes(found(typed)[0] ?? ''));
    expect(first.length).toBeGreaterThanOrEqual(49);
  });

  it('is the same whatever words that say nothing about a subject stand around them', () => {
    const plain = [...ABOUT.map(([typed]) => typed), 'chips', 'china', 'open source', 'safety'];
    const changed = plain.filter(
      (typed) => !/\p{Script=Han}/u.test(typed) && found(`what about ${typed}`)[0] !== found(typed)[0],
    );
    expect(changed).toEqual([]);
  });
});

it('a camp is meant by words that fit it better than the others, and none by words that fit them all', async () => {
  const text = GOOD.replace('"For the crane"', '"For the winch as a gift"').replace(
    '"For the dockers"',
    '"For the winch as a loan"',
  );
  const { topic } = parseTopic('crane', text);
  if (!topic) throw new Error('the topic has changed');
  const crane = [{ topic, workspace: 'local', articles: {}, waitsFor: [] }];
  const winches = await indexTopics(crane, []);
  const meant = (typed: string) => findTopics(winches, crane, typed).map(({ camps }) => camps);
  expect(['winch gift', 'winch loan', 'winch'].map(meant)).toEqual([[['buyers']], [['dockers']], [[]]]);
});

describe('a topic that is named', () => {
  it.each([
    ['chip-controls', 'chip-controls'],
    ['Chip Controls', 'chip-controls'],
    ['  CHIP_CONTROLS. ', 'chip-controls'],
    ['“chip‑controls”', 'chip-controls'],
    ['Should chip export controls be loosened', 'chip-controls'],
    ['芯片出口管制该不该放松', 'chip-controls'],
    ['晶片出口管制該不該放鬆？', undefined],
    ['芯片出口管制該不該放鬆？', 'chip-controls'],
    ['scaling law', 'what-decides'],
    ['Scaling-Laws!', 'what-decides'],
    ['人才流失', 'what-decides'],
    ['deep seek', 'deepseek'],
    ['Mend the fence', 'deepseek'],
    ['补牢派', 'deepseek'],
    ['climate', undefined],
  ])('%s is %s', (typed, id) => {
    expect(topicsNamed(live, typed).topics.map(({ topic }) => topic.id)).toEqual(id ? [id] : []);
  });

  it('is offered where its id is one letter off, and not where another word is meant', () => {
    const near = (typed: string) => topicsNamed(live, typed).near.map(({ topic }) => topic.id);
    for (const typed of ['chip-contols', 'Chip-Comtrols', 'chip contrals'])
      expect(near(typed)).toEqual(['chip-controls']);
    expect(near('deepsek')).toEqual(['deepseek']);
    for (const typed of ['chip', 'my-article', 'open doors', '']) expect(near(typed)).toEqual([]);
  });
});
