import { expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { revokeShare, shareDebate } from '#features/debate/share.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { storeDebate } from './stored-debate.ts';

const { store, services } = await openHouseForAll();

it('a debate’s page is shared and hidden by whoever runs it, and by nobody else', async () => {
  const key = await storeDebate(store, 'local');
  const sharing = { store, links: services.links, workspace: 'local', id: 'd1' };
  const [ana, dov, manager] = [
    { person: 'ana', steers: false },
    { person: 'dov', steers: false },
    { person: 'x', steers: true },
  ];
  expect(await shareDebate({ ...sharing, by: ana })).toBe(`/d/${key}`);
  await expect(revokeShare({ ...sharing, by: dov })).rejects.toThrow(UserError);
  await expect(shareDebate({ ...sharing, by: dov })).rejects.toThrow(UserError);
  expect(await store.streamKeys.get('local', 'd1')).toBe(key);
  expect(await revokeShare({ ...sharing, by: manager })).toBe(true);
  expect(await revokeShare({ ...sharing, by: ana })).toBe(false);
  expect(await services.links.debate('local', 'd1')).toBeUndefined();
  const again = await shareDebate({ ...sharing, by: ana });
  expect(again).not.toBe(`/d/${key}`);
  await expect(shareDebate({ ...sharing, id: 'gone', by: manager })).rejects.toThrow(UserError);
});
