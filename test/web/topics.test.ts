import { describe, expect, it } from 'vitest';
import { groupReaderApp } from '#web/group-reader.ts';
import { publicSite } from '#web/page.ts';
import { readerApp } from '#web/reader.ts';
import { type House, openHouse } from '../commands/house.ts';
import { KEEPER_TOPIC, keeperTopic } from '../commands/keeper-topic.ts';
import { add, LIGHTHOUSE, LIGHTHOUSE_ZH, lighthouseZh } from '../commands/lighthouse.ts';
import { READ_AT, say, testSite } from './fakes.ts';

async function get(house: House, path: string) {
  const { library, topics } = house.services;
  const site = testSite(readerApp({ workspace: 'local', ...library, topics, sayIn: say, now: () => READ_AT }));
  const response = await site.request(path, { headers: { host: 'localhost' } });
  return { status: response.status, html: await response.text() };
}

describe('a topic’s page', () => {
  it('shows every camp’s sentences with their evidence word for word, points, motions and prompts', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const { status, html } = await get(house, '/t/keeper');
    expect(status).toBe(200);
    for (const part of [
      'Who was to blame',
      'A stove kept the lantern alight.',
      LIGHTHOUSE[7],
      LIGHTHOUSE[8],
      'This house would blame',
      'Where would you have put',
      'What failed?',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).toContain('href="/a/lighthouse/8-9?lang=en"');
    expect(html).toContain('<a lang="en" href="/a/lighthouse/1?lang=en">The Keeper of Brandt Point</a>');
    expect((await get(house, '/t/keeper?ui=zh-Hans')).html).toContain('劣质灯油弄灭了灯。');
  });

  it('shows the answers of a prompt, and of two camps side by side the place of each', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const yaml = KEEPER_TOPIC.replace('format: 1', 'format: 2')
      .replace('from: keeper:5 }', 'from: { oil: "keeper:5", frost: "keeper:6" } }')
      .replace('camp: oil, en: "What is the best', 'en: "What is the best')
      .replace('from: keeper:8 }', 'answers: [{ en: "Below", zh-Hans: "下面" }, { en: "Above", zh-Hans: "上面" }] }');
    await house.store.topics.put('local', { id: 'keeper', yaml, status: 'accepted', by: 'Fay', at: 0 });
    const { html } = await get(house, '/t/keeper?show=both');
    const prompts = html.slice(html.indexOf('<section id="prompts">'));
    expect(prompts).toMatch(/ · Blame the oil · .*lighthouse\/5.* · Blame the frost · .*lighthouse\/6/);
    expect(prompts).toMatch(/Where would you have put[\s\S]*<ul><li>Below<span class="second" lang="zh-Hans">下面/);
  });

  it('stands in both languages when asked, each piece of evidence in both editions', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    const { html } = await get(house, '/t/keeper?show=both');
    for (const part of ['Bad oil put the lamp out.', '劣质灯油弄灭了灯。', LIGHTHOUSE[4], LIGHTHOUSE_ZH[4]])
      expect(html).toContain(part);
    expect(html).toContain('<span class="second" lang="zh-Hans">怪灯油</span>');
    expect(html).toContain('href="?ui=zh-Hant&amp;show=both"');
    const one = (await get(house, '/t/keeper')).html;
    expect(one).not.toContain('怪灯油');
    expect(one).not.toContain(LIGHTHOUSE_ZH[4]);
  });

  it('says for a print how old it is, and of each article its id, authors and source', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const { html } = await get(house, '/t/keeper');
    expect(html).toContain('As of 26 November 2026.');
    expect(html).toContain('<code>lighthouse</code>');
    expect(html).toContain('Ines Vogel, Tomas Berg');
    expect(html).toContain('>https://www.example.org/keeper</a>');
  });

  it('is listed with the others, unless it waits for an article', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    expect((await get(house, '/t')).html).toContain('<a href="/t/keeper">Who was to blame');
    const waiting = await openHouse();
    await keeperTopic(waiting, { article: false });
    expect((await get(waiting, '/t')).html).not.toContain('Who was to blame');
    expect(await get(waiting, '/t/keeper')).toMatchObject({
      status: 404,
      html: expect.stringContaining('This topic waits for an article'),
    });
    expect(await get(waiting, '/t/nothing')).toMatchObject({ status: 404 });
  });

  it('names only the place where the article may not be shown whole, to a group as much as to anybody', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const { library, topics, settings } = house.services;
    const site = publicSite(undefined);
    const workspaceOf = async (key: string) => (key === 'its-key' ? 'local' : undefined);
    const keys = { workspaceOf, secret: async () => 'secret' };
    const app = testSite(groupReaderApp({ site, keys, settings, ...library, topics, sayIn: say, now: () => READ_AT }));
    const read = async (path: string) => (await app.request(path, { headers: { host: 'localhost' } })).text();
    const html = await read('/w/its-key/t/keeper');
    expect(html).toContain('A stove kept the lantern alight.');
    expect(html).toContain('/w/its-key/a/lighthouse/8-9');
    expect(html).not.toContain(LIGHTHOUSE[7]);
    const [, evidence = ''] = /href="(\/w\/its-key\/a\/lighthouse\/8-9\/[^"]+)"/.exec(html) ?? [];
    expect(await read(evidence)).toContain(LIGHTHOUSE[7]);
    expect(await read(evidence.replace('8-9', '7-9'))).not.toContain(LIGHTHOUSE[7]);
    expect(await read('/w/another-key/t/keeper')).not.toContain('stove');
  });
});
