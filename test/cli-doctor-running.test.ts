import { expect, it } from 'vitest';
import { publicCheck } from '#cli/doctor-public.ts';
import { runningCheck } from '#cli/doctor-running.ts';
import { fake } from './cli-fakes.ts';

const DOWN = { discord: { state: 'up' }, slack: { state: 'refused', code: 'token_revoked' } };
const portOf = (url: string) => new URL(url).port;

it('the doctor tells which chat of a running Parley is down, here and at its public address', async () => {
  const { url } = await fake({ '/health': { status: 503, body: { ok: false, chats: DOWN } } });
  const [here] = await runningCheck({ DISCORD_TOKEN: 'x', PORT: portOf(url), HOST: '0.0.0.0' });
  expect(here).toMatchObject({
    state: 'wrong',
    says: expect.stringMatching(/a chat is down: discord up, slack refused \(token_revoked\)\. Its log/),
  });
  const says = expect.stringContaining('slack refused (token_revoked)');
  expect(await publicCheck({ PUBLIC_URL: url })).toMatchObject({ state: 'wrong', says });
});

it('the doctor tells that the disk of a running Parley is full', async () => {
  const { url } = await fake({ '/health': { status: 503, body: { ok: false, disk: 'full', chats: {} } } });
  const [here] = await runningCheck({ DISCORD_TOKEN: 'x', PORT: portOf(url) });
  expect(here).toMatchObject({ state: 'wrong', says: expect.stringContaining('its disk is full') });
});

it('the doctor finds a running Parley well, and one that does not run no fault', async () => {
  const { url } = await fake({ '/health': { body: { ok: true, chats: { slack: { state: 'up' } } } } });
  const well = { name: 'running', state: 'fine', says: 'Parley runs: slack up.' };
  expect(await runningCheck({ SLACK_BOT_TOKEN: 'x', PORT: portOf(url) })).toEqual([well]);
  expect(await runningCheck({ SLACK_BOT_TOKEN: 'x', PORT: '1' })).toMatchObject([{ state: 'off' }]);
});

it('the doctor asks no running Parley where no chat is set up', async () => {
  const { asked, url } = await fake({});
  expect(await runningCheck({ PORT: portOf(url) })).toEqual([]);
  expect(asked).toEqual([]);
});
