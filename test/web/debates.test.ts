import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { consoleDebatesApp, publicDebatesApp } from '#web/debates.ts';
import type { SiteEnv } from '#web/language.ts';
import { publicSite } from '#web/page.ts';
import { siteApp } from '#web/site.ts';
import { type House, openHouseForAll } from '../commands/house.ts';
import { storeDebate } from '../features/debate/stored-debate.ts';
import { debateAfter, EVENTS, SETUP } from '../features/debate/whole-debate.ts';
import { tagsOf } from '../unescaped.ts';
import { READ_AT } from './fakes.ts';

const house: House = await openHouseForAll();
const key = await storeDebate(house.store, 'local');
const groupKey = 'the-key-of-the-group';

const say = (language: Parameters<typeof sayIn>[0]) => sayIn(language, toTraditional);
const { store, services } = house;
const reading = {
  open: services.library.open,
  list: services.library.list,
  topics: services.topics,
  now: () => READ_AT,
  sayIn: say,
  debates: { store, services, sayIn: say },
  keys: store.streamKeys,
};

function asked(app: Hono<SiteEnv>, at: ReturnType<typeof publicSite>, host: string) {
  const site = siteApp({ apps: [app], at, sayIn: say, newId: () => 'x', logBug: (_, error) => Promise.reject(error) });
  return async (path: string, language = 'en') => {
    const response = await site.request(path, { headers: { host, 'accept-language': language } });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
}

const at = publicSite('https://read.example.org/parley');
const outside = asked(publicDebatesApp({ ...reading, site: at, secrets: store.readerKeys }), at, 'read.example.org');
const console = asked(consoleDebatesApp({ ...reading, workspace: 'local' }), { base: '', home: '/' }, 'localhost');

beforeAll(() => store.readerKeys.put('local', groupKey));

describe('the page of a debate', () => {
  it('has the motion, the result in words and as a table, the course, and the evidence word for word', async () => {
    const { status, html } = await outside(`/d/${key}`);
    expect(status).toBe(200);
    expect(html).toContain(
      '<h1><bdi>This house would sell China every chip that is not made for military use.</bdi></h1>',
    );
    expect(html).toContain('the share for the motion rose by 33.3 percentage points');
    expect(html).toContain('<tr><th scope="row">Against</th><td>3</td><td>3</td><td>0</td></tr>');
    expect(html).toContain('<h4><bdi>林一, for the motion, drawn by lot</bdi></h4>');
    expect(html).toContain('scarcity has done for China’s chipmakers what subsidies could not');
    expect(html).toContain('A former member, against the motion');
  });

  it('shows nothing that was withdrawn or erased, and not who gave a reason or a ballot', async () => {
    const { html } = await outside(`/d/${key}`);
    for (const gone of ['I take this back', 'Erased since', 'Benedikta', 'Yevgenia', 'chip-controls:24'])
      expect(html, gone).not.toContain(gone);
    expect(html).toContain('Withdrawn by a facilitator.');
    expect(html).toContain('These words were erased');
  });

  it.each([
    ['zh-CN', 'zh-Hans', '正方改变了更多人的想法', '《芯片出口管制管用吗？》'],
    ['zh-TW', 'zh-Hant', '正方改變了更多人的想法', '證據 1'],
  ])('is in the reader’s language, with the evidence in both: %s', async (accepted, lang, result, more) => {
    const { html } = await outside(`/d/${key}`, accepted);
    for (const one of [`<html lang="${lang}">`, result, more, '短缺办到了', 'scarcity has done'])
      expect(html, one).toContain(one);
  });

  it('is for people with the link alone: not to be listed, not to be kept', async () => {
    const { headers } = await outside(`/d/${key}`);
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('leads to its evidence under its own address, and never tells the group’s key', async () => {
    const { html } = await outside(`/d/${key}`);
    expect(html).not.toContain(groupKey);
    const link = /href="\/parley(\/d\/[^"]+\/a\/chip-controls\/20-21\/[^"]+)"/.exec(html)?.[1] ?? '';
    const read = await outside(link.replaceAll('&amp;', '&'));
    expect(read.status).toBe(200);
    expect(read.html).toContain('an idea crosses the world overnight');
    expect(read.html).toContain(`href="/parley/d/${key}"`);
    expect(read.html).not.toContain(groupKey);
    expect(read.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });

  it('opens no other article of the group', async () => {
    const [, other] = (await services.library.list('local')).filter(({ id }) => id !== 'chip-controls');
    expect((await outside(`/d/${key}/a/chip-controls`)).status).toBe(200);
    expect((await outside(`/d/${key}/a/${other?.id}`)).status).toBe(404);
    expect((await outside(`/d/${key}/a/no-such-article`)).status).toBe(404);
  });

  it('is no page like any other for a wrong key, the group’s key, and one that was taken back', async () => {
    const unknown = await outside('/nowhere');
    const taken = await store.streamKeys.make('local', 'd2');
    await store.streamKeys.remove('local', 'd2');
    for (const wrong of ['x', 'A'.repeat(22), groupKey, taken, '%00', 'd1']) {
      const found = await outside(`/d/${wrong}`);
      expect(found.status, wrong).toBe(404);
      expect(found.html, wrong).toBe(unknown.html);
      expect((await outside(`/d/${wrong}/a/chip-controls`)).html, wrong).toBe(unknown.html);
    }
  });

  it('is on the console too, where its evidence is on the console’s pages, and no debate of a group is', async () => {
    const { status, html } = await console(`/d/${key}`);
    expect(status).toBe(200);
    expect(html).toContain('href="/a/chip-controls/20-21?lang=en"');
    const elsewhere = await storeDebate(store, 'T1');
    expect((await console(`/d/${elsewhere}`)).status).toBe(404);
  });

  it('tells of one that runs only what everybody has seen', async () => {
    const running = EVENTS.slice(0, EVENTS.findIndex((one) => one.kind === 'spoke' && one.id === 'chiara-1') + 1);
    const { html } = await outside(`/d/${await storeDebate(store, 'T2', running)}`);
    expect(html).toContain('This debate is not over yet.');
    expect(html).not.toContain('Thrift is an idea');
    expect(html).not.toContain('percentage points');
    expect(html).not.toContain('I had not thought of');
  });

  it('is markup of ours alone, whatever people are called and write', async () => {
    const evil = '<script>alert(1)</script><h1>“&amp;\u202E';
    const plain = (await outside(`/d/${key}`)).html;
    const workspace = 'T3';
    const motion = { ...SETUP.motion, words: { en: evil, zh: evil } };
    const [opened, ...others] = EVENTS;
    if (opened?.kind !== 'opened') throw new Error('no opening');
    const its = await storeDebate(store, workspace, [{ ...opened, setup: { ...opened.setup, motion } }, ...others]);
    for (const person of debateAfter().people.keys())
      if (person !== 'ben') await store.participants.idOf(workspace, `console ${person}`, evil, person);
    for (const { body: _, ...text } of await store.streamTexts.list(workspace, 'd1'))
      if (text.id !== 'ben-1' && text.id !== 'reason-3')
        await store.streamTexts.put(workspace, { ...text, body: { text: evil } });
    const { html } = await outside(`/d/${its}`);
    const kinds = (all: string) => new Set(tagsOf(all).map((tag) => /^<[/!]?\w+/.exec(tag)?.[0]));
    expect(kinds(html).difference(kinds(plain))).toEqual(new Set());
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202E,');
  });
});
