import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');

/** The real program, in a data folder of its own, at a free port that it keeps over restarts. */
export type Program = { url: string; kill(): Promise<void>; start(): Promise<void>; stop(): Promise<void> };

/** `prepare`: stores something in the data folder before. */
export async function startProgram(prepare?: (data: string) => Promise<void>): Promise<Program> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-browser-'));
  await prepare?.(path.join(folder, 'data'));
  const port = await freePort();
  let child = await launched(folder, port);
  const kill = () => ended(child);
  return {
    url: `http://127.0.0.1:${port}`,
    kill,
    start: async () => {
      child = await launched(folder, port);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Not asked to stop but killed, as a power cut would. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function launched(folder: string, port: number): Promise<ChildProcess> {
  const args = [MAIN, '--data', path.join(folder, 'data'), '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    child.stdout.on('data', (data: Buffer) => data.includes('http://') && resolve(child));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
