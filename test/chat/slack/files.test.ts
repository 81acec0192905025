import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { fetchFile } from '#chat/slack/files.ts';
import { UserError } from '#core/errors.ts';
import { testBot } from './fakes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (text: string) => ({ name: 'harbour.md', bytes: bytes(text) });

async function problemOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => undefined,
    (error: unknown) => (error instanceof UserError ? error.problem : error),
  );
}

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
  bot.slack.world.hideUrls = true;
  await sent(bot, 'Looked up.');
  expect(bot.slack.world.requests.map(({ method }) => method)).toContain('files.info');
  const [request] = bot.asked;
  const files = request?.kind === 'command' ? request.files : [];
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['harbour.md', 'Looked up.'],
  ]);
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
  const large = 'x'.repeat(20_000_000 + 1);
  expect(await sent(bot, large)).toContain('is the most');
  bot.slack.world.hideSizes = true;
  expect(await sent(bot, large)).toContain('is the most');
  expect(bot.asked).toEqual([]);
});

describe('asked for a file,', () => {
  const asking = vi.spyOn(globalThis, 'fetch');
  afterEach(() => asking.mockReset());
  afterAll(() => asking.mockRestore());

  const source = (api?: string) => ({
    token: 'xoxb-secret',
    web: { call: () => Promise.reject(new Error('not asked')) },
    api,
    log: () => {},
  });
  const ref = (url: string, size = 3) => ({ id: 'F1', name: 'harbour.md', url, size });

  it.each([
    'https://files.slack.com.evil.example/F1',
    'https://evil.example/files.slack.com/F1',
    'https://files.slack.com@evil.example/F1',
    'http://files.slack.com/F1',
    'file:///etc/passwd',
    'nonsense',
  ])('the token is never shown to %s', async (url) => {
    const problem = await problemOf(() => fetchFile(source('http://127.0.0.1:9/api/'), ref(url)));
    expect(problem).toEqual({ kind: 'file-not-fetched', name: 'harbour.md' });
    expect(asking).not.toHaveBeenCalled();
  });

  it.each(['https://files.slack.com/files-pri/T1-F1/harbour.md', 'https://slack-files.com/T1-F1'])(
    'Slack is shown the token at %s',
    async (url) => {
      asking.mockResolvedValue(new Response('abc'));
      const { bytes } = await fetchFile(source(), ref(url));
      expect(new TextDecoder().decode(bytes)).toBe('abc');
      expect(asking.mock.calls[0]?.[1]).toMatchObject({ headers: { authorization: 'Bearer xoxb-secret' } });
    },
  );

  it('one of exactly 20 MB is taken, whatever Slack says of its size', async () => {
    const MOST = 20_000_000;
    for (const said of [MOST, undefined]) {
      asking.mockResolvedValue(new Response(new Uint8Array(MOST)));
      const file = { ...ref('https://files.slack.com/F1'), ...(said !== undefined && { size: said }) };
      expect((await fetchFile(source(), file)).bytes).toHaveLength(MOST);
    }
  });

  it('one that Slack calls too large is not even asked for', async () => {
    const large = ref('https://files.slack.com/F1', 20_000_000 + 1);
    expect(await problemOf(() => fetchFile(source(), large))).toMatchObject({ kind: 'file-too-large' });
    expect(asking).not.toHaveBeenCalled();
  });
});
