import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** Ids of the stores that this process has opened. */
const OWN = new Set<string>();

/** The processes that see each other's numbers: those of one machine or, on Linux, of one container. */
const HERE = machine();

function machine(): string {
  try {
    // A container can have the machine's host name and still numbers of its own.
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Makes the id of a store that this process opens. Its random part is needed because the numbers of processes are used again. */
export function newHolder(): string {
  const holder = `${HERE}/${pid}/${randomBytes(8).toString('hex')}`;
  OWN.add(holder);
  return holder;
}

/** True if the process that opened this store ran here and has ended. Of other machines nothing is known. */
export function hasEnded(holder: string): boolean {
  const [where, number] = holder.split('/');
  if (where !== HERE || OWN.has(holder)) return false;
  return Number(number) === pid || !isRunning(Number(number));
}

function isRunning(number: number): boolean {
  try {
    // Signal 0 is not sent: it only asks whether the process exists.
    return kill(number, 0);
  } catch (error) {
    // Another user's process may not be asked, but it exists.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
