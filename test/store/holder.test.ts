import { spawnSync } from 'node:child_process';
import { pid, ppid } from 'node:process';
import { expect, test } from 'vitest';
import { hasEnded, newHolder } from '#store/holder.ts';

const [machine = ''] = newHolder().split('/');

test('a process that has ended on this machine is known to have ended', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  expect(hasEnded(`${machine}/${ended}/0`)).toBe(true);
});

test('a process that runs here has not ended: this one, and another', () => {
  expect(hasEnded(newHolder())).toBe(false);
  expect(hasEnded(`${machine}/${ppid}/0`)).toBe(false);
});

test('what had this process’s number before it has ended, as after the restart of a container', () => {
  expect(hasEnded(`${machine}/${pid}/0`)).toBe(true);
});

test('of a process on another machine nothing is known', () => {
  expect(hasEnded(`another ${machine}/${pid}/0`)).toBe(false);
});
