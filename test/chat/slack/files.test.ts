import { expect, it } from 'vitest';
import { testBot } from './fakes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (text: string) => ({ name: 'harbour.md', bytes: bytes(text) });

async function sent(bot: Awaited<ReturnType<typeof testBot>>, text: string) {
  const told = await bot.slack.person({ name: 'Ana' }).mention('@parley article add', { files: [file(text)] });
  return told.kind === 'message' ? told.message.text : told.kind;
}

it('a file that comes with a mention is fetched with the bot’s token', async () => {
  const bot = await testBot();
  await sent(bot, 'The tide came late.');
  const [request] = bot.asked;
  const files = request?.kind === 'command' ? request.files : [];
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['harbour.md', 'The tide came late.'],
  ]);
});

it('a file of which Slack says little is looked up first', async () => {
  const bot = await testBot();
  bot.slack.world.files.set('F01', { id: 'F01', ...file('Looked up.') });
  bot.slack.world.hideUrls = true;
  await sent(bot, 'Looked up.');
  expect(bot.slack.world.requests.map(({ method }) => method)).toContain('files.info');
  expect(bot.asked).toHaveLength(1);
});

it('a file that may not be read is said to be so, and the operator is told which scope is missing', async () => {
  const bot = await testBot();
  bot.slack.world.scopes = bot.slack.world.scopes.filter((scope) => scope !== 'files:read');
  expect(await sent(bot, 'x')).toContain('harbour.md');
  expect(bot.asked).toEqual([]);
  expect(bot.lines.join()).toContain('files:read');
});

it('a file that cannot be fetched is said to be so', async () => {
  const bot = await testBot();
  bot.slack.trouble('file', 500);
  expect(await sent(bot, 'x')).toContain('harbour.md');
  bot.slack.trouble('file', 0);
  expect(await sent(bot, 'x')).toContain('harbour.md');
  expect(bot.asked).toEqual([]);
});

it('a file that is too large is refused before it is read, and while it is read', async () => {
  const bot = await testBot();
  const large = 'x'.repeat(20 * 1024 * 1024 + 1);
  expect(await sent(bot, large)).toContain('is the most');
  bot.slack.world.hideSizes = true;
  expect(await sent(bot, large)).toContain('is the most');
  expect(bot.asked).toEqual([]);
});

it('the token is shown to nobody but Slack', async () => {
  const bot = await testBot();
  bot.slack.world.fileOrigin = 'https://files.slack.com.evil.example';
  expect(await sent(bot, 'x')).toContain('harbour.md');
  expect(bot.asked).toEqual([]);
});
