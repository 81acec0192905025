import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ask, quantile, round, scratchFolder, startProgram, stopProgram } from './program.ts';

const RUNS = 5;
const ROOT = path.join(import.meta.dirname, '..');

/** What a newcomer pays: a cold start on an empty folder, memory at rest, disk; a bare Node process for scale. */
export async function benchProcess(): Promise<Record<string, unknown>[]> {
  const cold: number[] = [];
  const resting: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await scratchFolder(async (folder) => {
      const started = await startProgram(folder);
      cold.push(started.milliseconds + (await ask(started.url, '/quote export controls')));
      resting.push(await residentMegabytes(started.child.pid));
      await stopProgram(started);
    });
  }
  const bare = bareNode();
  const startup = quantile(cold, 0.5);
  return [
    {
      what: 'empty folder to first answer',
      value: `${round(startup, 0)} ms`,
      'beside a bare Node': `${round(startup / bare, 1)} ×`,
    },
    {
      what: 'memory after the first answer',
      value: `${round(quantile(resting, 0.5), 0)} MB`,
      'beside a bare Node': '',
    },
    { what: 'node_modules after npm ci', value: diskMegabytes('node_modules'), 'beside a bare Node': '' },
    { what: 'of it without development', value: productionMegabytes(), 'beside a bare Node': '' },
  ];
}

function bareNode(): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    execFileSync(process.execPath, ['-e', '0']);
    return performance.now() - start;
  });
  return quantile(times, 0.5);
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function diskMegabytes(...folders: string[]): string {
  const output = execFileSync('du', ['-scm', ...folders], { cwd: ROOT, encoding: 'utf8' });
  return `${output.trim().split('\n').at(-1)?.split('\t')[0]} MB`;
}

/** The folders that `npm ci --omit=dev` would bring, as the lock file says. */
function productionMegabytes(): string {
  const list = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: ROOT, encoding: 'utf8' });
  return diskMegabytes(...list.trim().split('\n').slice(1));
}
