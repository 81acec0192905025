import { expect, it } from 'vitest';
import { eitherLinks, localLinks, NO_LINKS, publicLinks } from '#web/links.ts';
import { openIn, scratch } from '../store/folder.ts';

const URL = 'https://read.example.org/parley';

async function group() {
  const store = await openIn(scratch());
  let made = 0;
  return { store, links: publicLinks(URL, store, () => `key-${++made}`) };
}

const address = async (links: typeof NO_LINKS, workspace: string) =>
  (await links.reader(workspace))?.('night-library', 'zh', '12a');

it('a group’s articles are read under a key of its own, the same each time', async () => {
  const { links, store } = await group();
  expect(await address(links, 'T1')).toBe(`${URL}/w/key-1/a/night-library/12a?lang=zh`);
  expect(await address(links, 'T2')).toBe(`${URL}/w/key-2/a/night-library/12a?lang=zh`);
  expect(await address(links, 'T1')).toBe(`${URL}/w/key-1/a/night-library/12a?lang=zh`);
  expect(await store.readerKeys.workspaceOf('key-2')).toBe('T2');
});

it('two that ask first at the same moment are given links that both work', async () => {
  const { links, store } = await group();
  const both = await Promise.all([address(links, 'T1'), address(links, 'T1'), address(links, 'T1')]);
  expect(new Set(both).size).toBe(1);
  expect(both[0]).toContain(`/w/${await store.readerKeys.get('T1')}/`);
});

it('a new key makes old links lead nowhere', async () => {
  const { links, store } = await group();
  await address(links, 'T1');
  expect(await links.renew('T1')).toBe(true);
  expect(await address(links, 'T1')).toContain('/w/key-2/');
  expect(await store.readerKeys.workspaceOf('key-1')).toBeUndefined();
});

it('the console’s articles are read on its own pages, without a key, and nobody else’s are', async () => {
  const links = localLinks('local');
  expect(await address(links, 'local')).toBe('/a/night-library/12a?lang=zh');
  expect(await links.reader('T1')).toBeUndefined();
  expect(await links.renew('local')).toBe(false);
});

it('console and chats are told apart by whose articles are read', async () => {
  const { links, store } = await group();
  const both = eitherLinks(localLinks('local'), links);
  expect(await address(both, 'local')).toBe('/a/night-library/12a?lang=zh');
  expect(await address(both, 'T1')).toContain(`${URL}/w/`);
  expect([await both.renew('local'), await both.renew('T1')]).toEqual([false, true]);
  expect(await store.readerKeys.get('local')).toBeUndefined();
  expect(await eitherLinks(localLinks('local'), NO_LINKS).reader('T1')).toBeUndefined();
});
