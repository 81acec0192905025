import { chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { commands } from '#commands';
import { APPLICATION, DISCORD_TOKEN, type Faked, fake } from './cli-fakes.ts';
import { parley, place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
const SLACK_BOT_TOKEN = 'xoxb-made-up-for-tests';
const SLACK_APP_TOKEN = 'xapp-made-up-for-tests';
const NEEDED_SCOPES = 'commands,chat:write,users:read,app_mentions:read,files:read';
const SCOPES = `${NEEDED_SCOPES},chat:write.public,channels:history,groups:history,usergroups:read,files:write`;

/** A Discord where all is well, but for what is given. */
function discord(but: Record<string, Faked> = {}) {
  const heads = [...new Set(commands.map(({ path }) => path[0]))].map((name) => ({ name, type: 1 }));
  return fake({
    '/v10/users/@me': { body: { username: 'parley-bot' } },
    '/v10/applications/@me': { body: { id: APPLICATION, flags: 1 << 23 } },
    [`/v10/applications/${APPLICATION}/commands`]: { body: [...heads, { name: 'Find', type: 3 }] },
    '/v10/users/@me/guilds?limit=200': {
      body: [{ name: 'Readers', permissions: '309237746688' }],
    },
    ...but,
  });
}

function slack(but: Record<string, Faked> = {}) {
  return fake({
    '/auth.test': { body: { ok: true, team: 'Seminar', user: 'parley' }, headers: { 'x-oauth-scopes': SCOPES } },
    '/apps.connections.open': { body: { ok: true, url: 'wss://made-up' } },
    ...but,
  });
}

type Checked = { ok: boolean; checks: { name: string; state: string; says: string }[] };

async function doctor(env: Record<string, string>) {
  const { folder } = place();
  const ran = await parley(['doctor', '--json'], { cwd: folder, env });
  const { ok, checks } = JSON.parse(ran.out) as Checked;
  expect(ran.code).toBe(ok ? 0 : 1);
  expect(ran.out + ran.err).not.toMatch(/made-up|only-for-tests/);
  const wrong = checks.filter(({ state }) => state === 'wrong').map(({ name, says }) => `${name}: ${says}`);
  const stateOf = (name: string) => checks.find((one) => one.name === name)?.state;
  const saysOf = (name: string) => checks.find((one) => one.name === name)?.says;
  return { wrong, checks, stateOf, saysOf };
}

describe('parley doctor', () => {
  it('finds nothing wrong with a new folder and no tokens, one line a check', SLOW, async () => {
    const ran = await place().parley('doctor');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^✓ settings .*\n✓ store .*\n✓ disk .* MB free\.\n✓ corpus .*\n✓ access .*\n– clock /);
    expect(ran.out).toMatch(/– discord .*DISCORD_TOKEN.*\n– slack .*\n– public address .*\n\nNothing is wrong\.\n$/);
  });

  it('finds both chats and the address well where they are, with no secret in what it prints', SLOW, async () => {
    const [d, s, own] = await Promise.all([discord(), slack(), fake({ '/health': { body: { ok: true } } })]);
    const found = await doctor({
      ...{ DISCORD_TOKEN, DISCORD_API_URL: d.url, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: `${s.url}/` },
      PUBLIC_URL: own.url,
    });
    const names = [
      'store',
      'corpus',
      'clock',
      'discord',
      'intents',
      'commands',
      'servers',
      'slack',
      'scopes',
      'socket mode',
    ];
    for (const name of names) expect([name, found.stateOf(name)]).toEqual([name, 'fine']);
    expect(found.stateOf('public address')).toBe('fine');
    expect(s.asked.map(({ method, authorization }) => `${method} ${authorization}`).sort()).toEqual([
      `POST Bearer ${SLACK_APP_TOKEN}`,
      `POST Bearer ${SLACK_BOT_TOKEN}`,
    ]);
  });

  it('names the servers where the bot lacks a permission, and which', SLOW, async () => {
    const guilds = [
      { name: 'Bees\nand wasps', permissions: String(1n << 10n) },
      { name: 'Bosses', permissions: '8' },
    ];
    const { url } = await discord({ '/v10/users/@me/guilds?limit=200': { body: guilds } });
    const { wrong } = await doctor({ DISCORD_TOKEN, DISCORD_API_URL: url });
    expect(wrong).toEqual([
      expect.stringMatching(/^servers: in “Bees.*lacks: Send Messages, Send Messages in Threads, Create.*invite/s),
    ]);
  });

  it('knows what in the Developer Portal keeps commands away', SLOW, async () => {
    const application = {
      id: APPLICATION,
      flags: 1 << 19,
      interactions_endpoint_url: 'https://elsewhere.example',
      bot_require_code_grant: true,
    };
    const { url } = await discord({
      '/v10/applications/@me': { body: application },
      [`/v10/applications/${APPLICATION}/commands`]: { body: [{ name: 'parley', type: 1 }] },
      '/v10/users/@me/guilds?limit=200': { body: [] },
    });
    const { wrong, saysOf } = await doctor({ DISCORD_TOKEN, DISCORD_API_URL: url });
    expect(wrong.join('\n')).toMatch(/Endpoint URL.*Code Grant.*not registered: \/quote.*no server yet/s);
    expect(saysOf('intents')).toContain('Message Content on');
  });

  it('takes an application of which Discord tells no flags for one without intents', SLOW, async () => {
    const { url } = await discord({ '/v10/applications/@me': { body: { id: APPLICATION } } });
    const { saysOf } = await doctor({ DISCORD_TOKEN, DISCORD_API_URL: url });
    expect(saysOf('intents')).toBe('privileged intents: none on, none needed.');
  });

  it('says of a token that is not accepted where the right one stands', SLOW, async () => {
    const [d, s] = await Promise.all([
      discord({ '/v10/users/@me': { status: 401, body: {} } }),
      slack({
        '/auth.test': { body: { ok: false, error: 'invalid_auth' } },
        '/apps.connections.open': { body: { ok: false, error: 'missing_scope' } },
      }),
    ]);
    const { wrong } = await doctor({
      DISCORD_TOKEN,
      DISCORD_API_URL: d.url,
      SLACK_BOT_TOKEN,
      SLACK_APP_TOKEN,
      SLACK_API_URL: s.url,
    });
    expect(wrong).toEqual([
      expect.stringMatching(/^discord: Discord does not accept the token.*Reset Token/),
      expect.stringMatching(/^slack: SLACK_BOT_TOKEN is not accepted: Slack does not know it.*OAuth & Permissions/),
      expect.stringMatching(/^socket mode: SLACK_APP_TOKEN is not accepted:.*connections:write/),
    ]);
  });

  it('tells tokens that were swapped once, under the settings, and asks nobody about them', SLOW, async () => {
    const { url, asked } = await slack();
    const tokens = { SLACK_BOT_TOKEN: SLACK_APP_TOKEN, SLACK_APP_TOKEN: SLACK_BOT_TOKEN };
    const { wrong, stateOf, saysOf } = await doctor({ ...tokens, SLACK_API_URL: url, PUBLIC_URL: 'nowhere' });
    expect(wrong).toHaveLength(3);
    for (const line of wrong) expect(line).toMatch(/^settings: (?:SLACK_BOT_TOKEN|SLACK_APP_TOKEN|PUBLIC_URL) /);
    for (const name of ['slack', 'socket mode', 'public address']) expect([name, stateOf(name)]).toEqual([name, 'off']);
    expect(saysOf('socket mode')).toContain('SLACK_APP_TOKEN');
    expect(asked).toEqual([]);
  });

  it(
    'knows Slack over HTTP: a signing secret in place of the app token, with or without an address',
    SLOW,
    async () => {
      const { url } = await slack();
      const http = { SLACK_BOT_TOKEN, SLACK_API_URL: url };
      const [good, odd] = await Promise.all([
        doctor({ ...http, SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' }),
        doctor({ ...http, SLACK_SIGNING_SECRET: 'made-up' }),
      ]);
      expect(good.wrong).toEqual([]);
      expect([good.stateOf('socket mode'), good.stateOf('signing secret')]).toEqual(['off', 'fine']);
      expect(odd.wrong).toEqual([expect.stringMatching(/^signing secret: does not look like one.*Basic Information/)]);
    },
  );

  it('names the scopes that lack, each with its reason', SLOW, async () => {
    const headers = { 'x-oauth-scopes': 'commands,chat:write,channels:history' };
    const { url } = await slack({ '/auth.test': { body: { ok: true }, headers } });
    const { wrong } = await doctor({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: url });
    expect(wrong).toEqual([
      expect.stringMatching(/^scopes: lacking: users:read \(.*app_mentions:read \(.*files:read \(.*Reinstall/),
    ]);
  });

  it('names the optional scopes that were not granted, with what to renew, and calls nothing wrong', SLOW, async () => {
    const { url } = await slack({
      '/auth.test': { body: { ok: true }, headers: { 'x-oauth-scopes': `${NEEDED_SCOPES},channels:history` } },
    });
    const { saysOf, stateOf, wrong } = await doctor({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: url });
    expect([wrong, stateOf('scopes')]).toEqual([[], 'off']);
    expect(saysOf('scopes')).toMatch(
      /answers work.*chat:write\.public \(.*groups:history \(.*usergroups:read \(.*files:write \(.*Reinstall/,
    );
    expect(saysOf('scopes')).not.toContain('channels:history');
  });

  it('sees a clock that is wrong', SLOW, async () => {
    const date = new Date(Date.now() - 400_000).toUTCString();
    const { url } = await slack({
      '/auth.test': { body: { ok: true }, headers: { 'x-oauth-scopes': SCOPES, date } },
      '/apps.connections.open': { body: { ok: true }, headers: { date } },
    });
    const { wrong } = await doctor({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: url });
    expect(wrong).toEqual([expect.stringMatching(/^clock: \d+ s ahead\..*NTP/)]);
  });

  it('says honestly what could not be reached, and does not wait for long', SLOW, async () => {
    const silent = await fake({ '/v10/users/@me': {} });
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const limits = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 20));
    onTestFinished(() => limits.mockRestore());
    const { wrong } = await doctor({
      ...{
        DISCORD_TOKEN,
        DISCORD_API_URL: silent.url,
        SLACK_BOT_TOKEN,
        SLACK_APP_TOKEN,
        SLACK_API_URL: 'http://127.0.0.1:1',
      },
      PUBLIC_URL: 'http://127.0.0.1:1',
    });
    expect(wrong).toHaveLength(4);
    expect(wrong[0]).toMatch(/^discord: could not reach Discord: no answer within 5 s/);
    expect(Math.max(...limits.mock.calls.map(([ms]) => ms))).toBe(5000);
    for (const line of wrong) expect(line).toMatch(/could not reach/);
  });

  it.skipIf(process.platform === 'win32')(
    'sees a data folder and tokens that others on this machine can read, and says how to close them',
    SLOW,
    async () => {
      const { folder, write, parley } = place();
      write('.env', 'DISCORD_TOKEN=');
      chmodSync(path.join(folder, '.env'), 0o644);
      chmodSync(path.join(folder, 'data'), 0o750);
      const open = await parley('doctor');
      expect(open.code).toBe(1);
      expect(open.out).toContain(`read ${folder}/data (mode 750). Close it: chmod 700 ${folder}/data\n`);
      expect(open.out).toContain(`read ${folder}/.env (mode 644). Close it: chmod 600 ${folder}/.env\n`);
      chmodSync(path.join(folder, '.env'), 0o600);
      chmodSync(path.join(folder, 'data'), 0o700);
      expect((await parley('doctor')).out).toContain('✓ access ');
    },
  );

  it('tells every fault of the settings, and a folder that is none', SLOW, async () => {
    const { folder, write } = place();
    write('file', 'in the way');
    const ran = await parley(['doctor'], { cwd: folder, env: { PORT: 'many', PARLEY_DATA: `${folder}/file` } });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^✗ settings +PORT .*\n✗ store .*\n– corpus/);
    expect(ran.out).toMatch(/2 things to mend \(✗\)\.\n$/);
  });
});
