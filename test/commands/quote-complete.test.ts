import { describe, expect, it, test } from 'vitest';
import type { Args } from '#core/request.ts';
import { file, type House, openHouse, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE, LIGHTHOUSE_ZH, lighthouse, lighthouseZh } from './lighthouse.ts';

const typing = (house: House, typed: string, args: Args = {}, language: 'en' | 'zh-Hans' = 'en') =>
  house.complete(['quote'], 'words', typed, { language }, args);
const values = async (house: House, typed: string, args: Args = {}) =>
  (await typing(house, typed, args)).map(({ value }) => value);

async function withLighthouse(): Promise<House> {
  const house = await openHouse();
  await add(house, lighthouse());
  await add(house, lighthouseZh(), 'edition-of:lighthouse');
  return house;
}

describe('while the words of a quotation are typed', () => {
  it('passages that hold them are offered, by reference, with how they begin', async () => {
    const house = await withLighthouse();
    const [first] = await typing(house, 'wick frozen sol');
    expect(first).toEqual({ value: 'lighthouse:6', label: `lighthouse:6 ${LIGHTHOUSE[5]}` });
    expect((await typing(house, '灯芯')).map(({ label }) => label)).toContain(`lighthouse:6 ${LIGHTHOUSE_ZH[5]}`);
    const many = await typing(house, 'the');
    expect(many.length).toBeLessThanOrEqual(8);
    for (const { value } of many) {
      expect(words(await house.say(`/quote ${value}`)), value).toContain(value);
    }
    expect(house.bugs).toEqual([]);
  });

  it('those of the article and language that were chosen, and of the default article', async () => {
    const house = await withLighthouse();
    const articles = async (args: Args) =>
      new Set((await values(house, 'export oil shortage', args)).map((one) => one.split(':')[0]));
    expect(await articles({ in: 'lighthouse' })).toEqual(new Set(['lighthouse']));
    expect(await articles({ in: 'nowhere-at-all' })).toEqual(new Set());
    expect((await typing(house, '1871 一八七一', { lang: 'zh' }))[0]?.label).toBe(`lighthouse:1 ${LIGHTHOUSE_ZH[0]}`);
    await house.say('/parley settings article:lighthouse', FACILITATOR);
    expect(await articles({})).toEqual(new Set(['lighthouse']));
    expect((await articles({ in: 'all' })).size).toBeGreaterThan(1);
    expect(house.bugs).toEqual([]);
  });

  it('the beginning of an article’s id leads into it, also before anything is typed', async () => {
    const house = await withLighthouse();
    const start = { value: 'lighthouse:1', label: 'lighthouse:1 The Keeper of Brandt Point' };
    expect(await typing(house, '')).toContainEqual(start);
    expect((await typing(house, 'l'))[0]).toEqual(start);
    expect((await typing(house, 'Light'))[0]).toEqual(start);
    expect(await openHouse({ shelf: false }).then((empty) => typing(empty, ''))).toEqual([]);
  });

  test.each([
    ['lighthouse:', 10, 'lighthouse:1', 'lighthouse:10'],
    ['LightHouse：1', 2, 'lighthouse:1', 'lighthouse:10'],
    ['lighthouse:9-', 1, 'lighthouse:9-10', 'lighthouse:9-10'],
    ['lighthouse:2–4', 1, 'lighthouse:2-4', 'lighthouse:2-4'],
    ['lighthouse.zh:3', 1, 'lighthouse:3', 'lighthouse:3'],
  ])('a reference goes on: %s', async (typed, count, first, last) => {
    const house = await withLighthouse();
    const offered = await values(house, typed);
    expect([offered.length, offered[0], offered.at(-1)]).toEqual([count, first, last]);
  });

  it('a reference into Chinese goes on in whichever Chinese there is', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await add(house, lighthouseZh(), 'edition-of:lighthouse lang:zh-Hans');
    expect((await typing(house, 'lighthouse.zh:3'))[0]?.label).toBe(`lighthouse:3 ${LIGHTHOUSE_ZH[2]}`);
    expect(await values(house, 'lighthouse.zh-hant:3')).not.toContain('lighthouse:3');
    expect(house.bugs).toEqual([]);
  });

  it('a reference shows the words that its reader will see', async () => {
    const house = await withLighthouse();
    expect((await typing(house, 'lighthouse:6', {}, 'zh-Hans'))[0]?.label).toBe(`lighthouse:6 ${LIGHTHOUSE_ZH[5]}`);
    expect((await typing(house, 'lighthouse.zh:6'))[0]?.label).toBe(`lighthouse:6 ${LIGHTHOUSE_ZH[5]}`);
    expect((await typing(house, 'lighthouse:5-6'))[0]?.label).toBe(`lighthouse:5-6 … ${LIGHTHOUSE[5]}`);
  });

  it('labels are cut with … where no list takes more, never inside a character', async () => {
    const house = await openHouse();
    await add(
      house,
      file('long.md', `# Long\n\n${'潮水𠮷'.repeat(60)}。\n\n${'a tide '.repeat(60)}came.\n`),
      'lang:en',
    );
    const labels = (await typing(house, 'long:')).map(({ label }) => label);
    expect(labels).toHaveLength(2);
    for (const label of labels) {
      expect(label.length).toBeLessThanOrEqual(100);
      expect(label).toMatch(/…$/);
      expect(label.isWellFormed()).toBe(true);
    }
  });

  it('nothing that is typed is a bug', async () => {
    const house = await openHouse();
    for (const typed of [
      '“',
      ':',
      'a:',
      '12:30',
      'chip-controls:999',
      'chip-controls.fr:1',
      '-',
      '\u0000',
      'x'.repeat(6_000),
    ]) {
      await typing(house, typed, { in: 'chip-controls', lang: 'klingon' });
    }
    expect(await values(house, 'chip-controls:999')).toEqual([]);
    expect(house.bugs).toEqual([]);
  });

  it('nobody is offered what another group added', async () => {
    const house = await withLighthouse();
    for (const typed of ['', 'light', 'lighthouse:', 'whale oil wick']) {
      const offered = await house.complete(['quote'], 'words', typed, { workspace: 'other' });
      expect(offered.filter(({ value }) => value.startsWith('lighthouse'))).toEqual([]);
    }
  });
});
