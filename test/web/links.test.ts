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
  (await links.reader(workspace))?.({ article: 'night-library', language: 'zh', revision: 3, from: '12a', to: '12a' });

/** Without what is known only once it was made. */
const unsigned = (made: string | undefined) => made?.replace(/\/3\.[\w-]{22}\?/, '?');

it('a group’s articles are read under a key of its own, the same each time', async () => {
  const { links, store } = await group();
  expect(unsigned(await address(links, 'T1'))).toBe(`${URL}/w/key-1/a/night-library/12a?lang=zh`);
  expect(unsigned(await address(links, 'T2'))).toBe(`${URL}/w/key-2/a/night-library/12a?lang=zh`);
  expect(unsigned(await address(links, 'T1'))).toBe(`${URL}/w/key-1/a/night-library/12a?lang=zh`);
  expect(await store.readerKeys.workspaceOf('key-2')).toBe('T2');
});

it('a link is signed with a secret of the group’s own, the same each time, and new with a new key', async () => {
  const { links, store } = await group();
  const [first, again, others] = [await address(links, 'T1'), await address(links, 'T1'), await address(links, 'T2')];
  const signature = (made: string | undefined) => /\/(3\.[\w-]{22})\?lang=zh$/.exec(made ?? '')?.[1];
  expect(signature(first)).toBeDefined();
  expect(again).toBe(first);
  expect(signature(others)).not.toBe(signature(first));
  const before = await store.readerKeys.secret('T1');
  await links.renew('T1');
  expect(signature(await address(links, 'T1'))).not.toBe(signature(first));
  expect(await store.readerKeys.secret('T1')).not.toBe(before);
});

it('a range is linked as a range', async () => {
  const { links, store } = await group();
  const range = { article: '夜里', language: 'en', revision: 1, from: '2', to: '4a' } as const;
  expect((await links.reader('T1'))?.(range)).toContain('/a/%E5%A4%9C%E9%87%8C/2-4a/1.');
  expect((await localLinks('local', store).reader('local'))?.(range)).toBe('/a/%E5%A4%9C%E9%87%8C/2-4a?lang=en');
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
  const { store } = await group();
  const links = localLinks('local', store);
  expect(await address(links, 'local')).toBe('/a/night-library/12a?lang=zh');
  expect(await links.reader('T1')).toBeUndefined();
  expect(await links.renew('local')).toBe(false);
});

it('console and chats are told apart by whose articles are read', async () => {
  const { links, store } = await group();
  const both = eitherLinks(localLinks('local', store), links);
  expect(await address(both, 'local')).toBe('/a/night-library/12a?lang=zh');
  expect(await address(both, 'T1')).toContain(`${URL}/w/`);
  expect([await both.renew('local'), await both.renew('T1')]).toEqual([false, true]);
  expect(await store.readerKeys.get('local')).toBeUndefined();
  expect(await eitherLinks(localLinks('local', store), NO_LINKS).reader('T1')).toBeUndefined();
});

it('a debate’s page has an address of its own, while it has a key, and the group’s key is not in it', async () => {
  const { links, store } = await group();
  await address(links, 'T1');
  expect(await links.debate('T1', 'd1')).toBeUndefined();
  const key = await store.streamKeys.make('T1', 'd1');
  expect(await links.debate('T1', 'd1')).toBe(`${URL}/d/${key}`);
  expect(await links.debate('T2', 'd1')).toBeUndefined();
  await links.renew('T1');
  expect(await links.debate('T1', 'd1')).toBe(`${URL}/d/${key}`);
  await store.streamKeys.remove('T1', 'd1');
  expect(await links.debate('T1', 'd1')).toBeUndefined();
});

it('a debate of the console is on its own pages only', async () => {
  const { links, store } = await group();
  const key = await store.streamKeys.make('local', 'd1');
  const both = eitherLinks(localLinks('local', store), links);
  expect(await both.debate('local', 'd1')).toBe(`/d/${key}`);
  expect(await both.debate('local', 'd2')).toBeUndefined();
  expect(await localLinks('local', store).debate('T1', 'd1')).toBeUndefined();
  expect(await NO_LINKS.debate('local', 'd1')).toBeUndefined();
});
