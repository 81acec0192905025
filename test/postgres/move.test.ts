import { spawn } from 'node:child_process';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { backUp, move, restore } from '#store/transfer.ts';
import { card } from '../contract/store-samples.ts';
import { answersOf, storeEverything } from '../store/everything.ts';
import { folders, openIn, scratch } from '../store/folder.ts';
import { type PostgresServer, startPostgres } from './server.ts';

const PROGRAM = path.join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

async function openAt(url: string): Promise<Store> {
  const store = await openStore({ url });
  onTestFinished(() => store.close());
  return store;
}

/** A folder with everything in it, and what its store answers. */
async function full() {
  const all = await folders();
  const store = await openIn(all.from.folder);
  await storeEverything(store);
  await store.leases.leave();
  return { ...all, store, told: await answersOf(store) };
}

/** Names of the tables in the database. */
async function tables(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    return found.rows.map(({ tablename }) => tablename);
  } finally {
    await client.end();
  }
}

describe('a move to PostgreSQL', () => {
  test('and back loses nothing, by checksum and by what the store answers', async () => {
    const { from, to, told } = await full();
    const url = await server.database();
    const there = await move({ from, to: { url }, anyway: false });
    expect(await answersOf(await openAt(url))).toEqual(told);
    const back = await move({ from: { url }, to, anyway: false });
    expect(back).toEqual(there);
    expect(await answersOf(await openIn(to.folder))).toEqual(told);
    const further = await move({ from: { url }, to: { url: await server.database() }, anyway: false });
    expect(further).toEqual(there);
  });

  test('and a backup of it while others write are of one moment', async () => {
    const { from, told, file } = await full();
    const url = await server.database();
    await move({ from, to: { url }, anyway: false });
    const store = await openAt(url);
    const writes: Promise<void>[] = [];
    const progress = () => {
      writes.push(store.cards.put('local', card(`meanwhile ${writes.length}`, 1)));
    };
    await backUp({ from: { url }, file, progress });
    await Promise.all(writes);
    const folder = scratch();
    await restore({ file, to: { folder }, replace: false });
    expect(await answersOf(await openIn(folder))).toEqual(told);
    await expect(restore({ file, to: { url }, replace: false })).rejects.toMatchObject({ kind: 'not-empty' });
    await restore({ file, to: { url }, replace: true });
    expect(await store.cards.get('local', 'meanwhile 0')).toBeUndefined();
    expect(await answersOf(store)).toEqual(told);
  });
});

/** Forwards to the server, and calls `then` once after so many bytes were sent there. */
async function forwarding(url: string, bytes: number, then: () => void): Promise<string> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  let left = bytes;
  const proxy = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const one of [client, upstream]) sockets.push(one.on('error', () => undefined));
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.on('data', ({ length }) => {
      if (left > 0 && left <= length) then();
      left -= length;
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const one of sockets) one.destroy();
    proxy.close();
  });
  return url.replace(`:${port}`, `:${(proxy.address() as AddressInfo).port}`);
}

describe('a move that is ended in the middle', () => {
  test.for(['SIGKILL', 'SIGINT'] as const)('by %s leaves the database as it was', async (signal) => {
    const { from, store, told } = await full();
    const url = await server.database();
    const started = Promise.withResolvers<ReturnType<typeof spawn>>();
    const MIDDLE = 1_000_000;
    const through = await forwarding(url, MIDDLE, () => started.promise.then((child) => child.kill(signal)));
    const args = [PROGRAM, '--data', from.folder, 'data', 'move', '--to', through, '--json'];
    const child = spawn(process.execPath, args, { cwd: scratch(), stdio: ['ignore', 'ignore', 'pipe'] });
    started.resolve(child);
    const [complaint, code] = await Promise.all([
      text(child.stderr),
      new Promise((resolve) => child.on('exit', resolve)),
    ]);
    if (signal === 'SIGINT') {
      expect(code).toBe(130);
      expect(JSON.parse(complaint)).toMatchObject({ error: { kind: 'interrupted' } });
    }
    expect(await tables(url)).toEqual([]);
    expect(await answersOf(store)).toEqual(told);
    await move({ from, to: { url }, anyway: false });
    expect(await answersOf(await openAt(url))).toEqual(told);
  });

  test('by the loss of the server leaves nothing there, and says so', async () => {
    const { from } = await full();
    const url = await server.database();
    let lost: Promise<void> | undefined;
    const MIDDLE = 1_000_000;
    const through = await forwarding(url, MIDDLE, () => {
      lost = server.crash();
    });
    await expect(move({ from, to: { url: through }, anyway: false })).rejects.toMatchObject({ kind: 'unreachable' });
    await lost;
    await server.start();
    expect(await tables(url)).toEqual([]);
  });
});

test('a wrong password is told without it', async () => {
  const { from } = await folders();
  const url = (await server.database()).replace('parley@', 'nobody:hunter2@');
  const refused = await move({ from, to: { url }, anyway: false }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: 'refused', message: expect.stringContaining('address') });
  expect(String(refused)).not.toContain('hunter2');
});
