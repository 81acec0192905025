import { spawn } from 'node:child_process';

export type Ended = { code: number | 'too long'; out: string };

/** Runs a JavaScript file with this Node and everything that it starts, for `limit` milliseconds at most. */
export function runNode(
  args: readonly string[],
  cwd: string,
  limit: number,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...outsideVitest(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own: an endless loop in a worker outlives its parent otherwise
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  }
  const kill = () => killGroup(child.pid);
  const isInTime = { value: true };
  const timer = setTimeout(() => {
    isInTime.value = false;
    kill();
  }, limit);
  process.once('exit', kill);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', kill);
      resolve({ code: isInTime.value ? (code ?? 1) : 'too long', out });
    });
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/** The environment without what a Vitest around this one has set. */
function outsideVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_OPTIONS)/.test(name)),
  );
}
