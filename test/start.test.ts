import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { type PortSetting, portFault } from '../src/start/port-fault.ts';
import { folder, run, start } from './start/program.ts';

const STOP = path.join(import.meta.dirname, '..', 'src', 'start', 'stop.ts');
const DAY = 24 * 3_600_000;
/** ms. A machine may be busy with other things. */
const SLOW = { timeout: 240_000 };

const addresses = (said: string) => [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([address]) => address);
const status = async (address: string | undefined, at: string, host?: string) =>
  (await fetch(`${address}${at}`, host === undefined ? {} : { headers: { host } })).status;

const PUBLIC_URL = 'https://read.example.org/parley';
const DISCORD_TOKEN = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'fEdCbA-9876_zyxwvutsrqponmlkjihgfedcba'].join('.');
const REFUSED = { ok: false, error: 'invalid_auth' };
const KNOWN = {
  ok: true,
  team: 'Readers',
  team_id: 'T1',
  user: 'parley',
  user_id: 'U1',
  bot_id: 'B1',
  url: 'https://x',
};

/** A Discord that refuses every token, and a Slack that says this of one. */
async function apiThat(slackSays: object): Promise<string> {
  const server = createServer((request, response) => {
    const slack = request.url?.includes('auth.test');
    response.writeHead(slack ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(slack ? slackSays : { message: '401: Unauthorized', code: 0 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

describe('the program without chats and public address', () => {
  it('serves the console and its reader, and nobody’s pages behind a key; a signal ends it well', SLOW, async () => {
    const program = start();
    const [address] = addresses(await program.said(/Parley is at .*stops it\)/));
    expect(await status(address, '/')).toBe(200);
    expect(await status(address, '/a/chip-controls/12')).toBe(200);
    expect(await status(address, '/w/x/a/chip-controls/12')).toBe(404);
    program.child.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, err: '' });
  });
});

describe('the program with a public address', () => {
  it('opens the console beside it when asked, on a port of its own, with nobody else’s pages', SLOW, async () => {
    const program = start({ PUBLIC_URL }, undefined, '--console', '0');
    const [pages, console] = addresses(await program.said(/Parley is ready/));
    expect([await status(pages, '/'), await status(console, '/')]).toEqual([404, 200]);
    expect(await status(console, '/w/none/a/chip-controls/1')).toBe(404);
    program.child.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 0, err: '' });
  });

  it('says in a line when a port is taken, and which', SLOW, async () => {
    const { port } = new URL(await apiThat(KNOWN));
    expect(await start({ PUBLIC_URL, CONSOLE_PORT: port }).ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(`^parley: port ${port} is in use.* CONSOLE_PORT=\\d+ .*\n$`),
    });
  });

  it('says of every port and address that cannot be used what to set', async () => {
    const fault = async (name: PortSetting, port: number, host: string) => {
      const server = createServer().listen(port, host);
      const [error] = (await once(server, 'error')) as [NodeJS.ErrnoException];
      return portFault(error.code, { name, port, host });
    };
    const port = Number(new URL(await apiThat(KNOWN)).port);
    expect(await fault('PORT', port, '127.0.0.1')).toMatch(new RegExp(`^port ${port} is in use.* PORT=${port + 1} `));
    expect(await fault('PORT', 0, '192.0.2.7')).toMatch(/^HOST 192\.0\.2\.7 is no address of this machine/);
    expect(portFault('EACCES', { name: 'PORT', port: 80, host: undefined })).toMatch(
      /^port 80 may not be used by this user/,
    );
    expect(portFault('EMFILE', { name: 'PORT', port: 80, host: undefined })).toBeUndefined();
  });
});

describe('the program with chats', () => {
  it('says everything that is wrong with its settings at once, and no secret', SLOW, async () => {
    const { code, err } = await start({ DISCORD_TOKEN: '"hush-hush"', SLACK_APP_TOKEN: 'xoxb-hush', PORT: 'x' }).ended;
    expect(code).toBe(1);
    for (const words of [
      'PORT is not',
      'DISCORD_TOKEN has',
      'SLACK_APP_TOKEN is the bot',
      'SLACK_BOT_TOKEN is missing',
    ])
      expect(err).toContain(words);
    expect(err).not.toContain('hush');
  });

  it('says of each chat that cannot start what to mend, and serves nothing', SLOW, async () => {
    const slackToken = 'xoxb-123456-abcdef';
    const api = await apiThat({ ...REFUSED, error: `invalid_auth: ${slackToken}` });
    const slack = { SLACK_BOT_TOKEN: slackToken, SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: api };
    const { code, err } = await start({ DISCORD_TOKEN, DISCORD_API_URL: api, ...slack }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^parley: .*DISCORD_TOKEN/m);
    expect(err).toMatch(/^parley: .*SLACK_BOT_TOKEN/m);
    for (const secret of [DISCORD_TOKEN, slackToken]) expect(err).not.toContain(secret);
    expect(err).toContain('invalid_auth: [secret]');
    expect(err).not.toContain('    at ');
  });

  it(
    'serves Slack when Discord is refused, and says in its health which is down; deletes what is old',
    SLOW,
    async () => {
      const api = await apiThat(KNOWN);
      const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: api };
      const at = folder();
      const store = await withOldCards(path.join(at, 'data'));
      const program = start({ ...slack, PUBLIC_URL, KEEP_DAYS: '2', DISCORD_TOKEN, DISCORD_API_URL: api }, at);
      const said = await program.said(/Parley is ready/);
      const [address, ...others] = addresses(said);
      expect(others).toEqual([]);
      expect(said).toContain('Readers');
      expect(said).toMatch(/Discord does not accept DISCORD_TOKEN.*the others go on/);
      const health = await fetch(`${address}/health`);
      expect([health.status, await health.json()]).toEqual([
        503,
        { ok: false, chats: { discord: { state: 'refused', code: '401' }, slack: { state: 'up' } } },
      ]);
      await takesFromSlackAlone(address);
      await servesGroupsAlone(address);
      await expect.poll(() => store.cards.get('local', '3 days'), { timeout: 30_000 }).toBeUndefined();
      expect(await store.cards.get('local', '1 days')).toBeDefined();
      program.child.kill('SIGTERM');
      expect((await program.ended).code).toBe(0);
    },
  );
});

/** A group with pages, and cards that are one and three days old. */
async function withOldCards(data: string): Promise<Store> {
  const store = await openStore({ folder: data });
  onTestFinished(() => store.close());
  await store.readerKeys.put('T1', 'its-key');
  const card = { command: 'quote', owner: 'U1', state: null };
  for (const days of [1, 3])
    await store.cards.put('local', { ...card, id: `${days} days`, createdAt: Date.now() - days * DAY });
  return store;
}

/** What Slack sends has its own path, where nothing unsigned is taken. */
async function takesFromSlackAlone(address: string | undefined): Promise<void> {
  const body = new URLSearchParams({ command: '/parley', text: 'help' });
  for (const path of ['/slack/events', '/parley/slack/events']) {
    const answer = await fetch(`${address}${path}`, { method: 'POST', body });
    expect(answer.status, path).toBe(401);
  }
}

/** A group’s pages are there, and nothing of the console, which is off. */
async function servesGroupsAlone(address: string | undefined): Promise<void> {
  for (const base of ['', '/parley']) {
    for (const path of ['/w/its-key/a/chip-controls/12', '/assets/reader.css'])
      expect(await status(address, base + path), path).toBe(200);
    for (const path of ['/', '/console/events', '/a/chip-controls', '/w/none/a/chip-controls/1'])
      expect(await status(address, base + path), path).toBe(404);
  }
}

describe('a program that is told to stop', () => {
  /** A program with these steps, each of them a function's body. */
  const stopping = (...bodies: string[]) => {
    const steps = bodies.map((body, index) => `{ what: 'part ${index}', within: 50, end: async () => { ${body} } }`);
    const code = `import { stopOnSignal } from ${JSON.stringify(STOP)};
      stopOnSignal(() => [${steps.join()}]); setInterval(() => {}, 1000); console.log('up');`;
    return run(['--input-type=module', '-e', code]);
  };
  const HANGS = "console.log('hanging'); await new Promise(() => {});";

  it('ends its parts one after the other', SLOW, async () => {
    const program = stopping("console.log('one');", "console.log('two');");
    await program.said(/up/);
    program.child.kill('SIGTERM');
    expect(await program.said(/one\ntwo/)).toBe('up\none\ntwo\n');
    expect(await program.ended).toEqual({ code: 0, err: '' });
  });

  it('ends the others when one hangs or breaks, and says which', SLOW, async () => {
    const program = stopping(HANGS, "throw new Error('no power');", "console.log('three');");
    await program.said(/up/);
    program.child.kill('SIGTERM');
    await program.said(/three/);
    const { code, err } = await program.ended;
    expect(code).toBe(1);
    expect(err).toMatch(/part 0 did not end well: it took longer.*\n.*part 1 did not end well: no power\n$/);
  });

  it('ends at once when it is told twice', SLOW, async () => {
    const program = run([
      '--input-type=module',
      '-e',
      `import { stopOnSignal } from ${JSON.stringify(STOP)};
      stopOnSignal(() => [{ what: 'it', within: 3600000, end: async () => { ${HANGS} } }]);
      setInterval(() => {}, 1000); console.log('up');`,
    ]);
    await program.said(/up/);
    program.child.kill('SIGTERM');
    await program.said(/hanging/);
    program.child.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 1, err: '' });
  });
});
