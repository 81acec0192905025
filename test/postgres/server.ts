import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';

/** A PostgreSQL server of its own, in a temporary folder, on loopback. */
export type PostgresServer = {
  /** Makes an empty database and returns its address. */
  database(): Promise<string>;
  start(): Promise<void>;
  /** Ends the server without a goodbye, as a crash does. What was committed is there after the next start. */
  crash(): Promise<void>;
  /** Stops all processes of the server where they are. It takes connections, and answers nothing until `wake`. */
  hang(): void;
  wake(): void;
  /** Ends the server and deletes its data. */
  remove(): Promise<void>;
};

/** User and group `nobody`: PostgreSQL does not start as root. */
const NOBODY = 65_534;
const AS_NOBODY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Starts a server. `isDurable`: commits wait for the disk, as they do for people's data. Throws if PostgreSQL is not installed (Debian:
 * `postgresql`).
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-postgres-'));
  if (AS_NOBODY.uid !== undefined) chownSync(folder, AS_NOBODY.uid, AS_NOBODY.gid);
  const data = path.join(folder, 'data');
  await run('initdb', ['-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=en_US.UTF-8']).catch(() =>
    run('initdb', ['-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']),
  );
  const port = await freePort();
  const address = `postgres://parley@127.0.0.1:${port}`;
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=${isDurable ? 'on' : 'off'} -c max_connections=300`;
  const start = () => run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start']);
  const crash = () => run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
  await start();
  let made = 0;
  return {
    database: async () => {
      const name = `parley_${++made}`;
      await execute(`${address}/postgres`, `create database ${name}`);
      return `${address}/${name}`;
    },
    start,
    crash,
    hang: () => signalAll(data, 'SIGSTOP'),
    wake: () => signalAll(data, 'SIGCONT'),
    remove: async () => {
      await crash().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a signal to the server's first process and then to those that it has started, which make no others. */
function signalAll(data: string, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const first = Number.parseInt(readFileSync(file, 'utf8'), 10);
  process.kill(first, signal);
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  for (const line of processes) {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    if (id !== undefined && parent === first) signalOne(id, signal);
  }
}

function signalOne(id: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(id, signal);
  } catch (error) {
    // One whose connection was closed meanwhile has ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Runs one statement on a connection of its own. */
export async function execute(address: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Finds a program of PostgreSQL. Debian does not put them on the path. */
function program(name: string): string {
  const debian = globSync(`/usr/lib/postgresql/*/bin/${name}`).toSorted().at(-1);
  const paths = (process.env.PATH ?? '').split(path.delimiter).map((one) => path.join(one, name));
  const found = [...(debian ? [debian] : []), ...paths].find((one) => existsSync(one));
  if (!found) throw new Error(`${name} is not installed (Debian: apt-get install postgresql)`);
  return found;
}

async function run(name: string, args: readonly string[]): Promise<void> {
  // The server inherits the output and keeps it open, so only errors are read, until the program ends.
  const child = spawn(program(name), args, { ...AS_NOBODY, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const complaint = name === 'pg_ctl' ? Promise.resolve('') : text(child.stderr);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${await complaint}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
