import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairQueue } from '../../src/start/fair-queue.ts';
import { problemOf } from '../commands/house.ts';

/** Work that ends when it is told to; `log` has what began and ended, in order. */
function worker(most: number) {
  const run = fairQueue(most);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const bring = (key: string, name: string) =>
    run(key, async () => {
      log.push(`+${name}`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      log.push(`-${name}`);
      return name;
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const started = () => new Promise((resolve) => setImmediate(resolve));
  return { bring, end, log, started };
}

describe('work that waits', () => {
  it('of one group is done one after the other, while another group’s goes on', async () => {
    const { bring, end, log, started } = worker(2);
    const all = [bring('a', 'a1'), bring('a', 'a2'), bring('b', 'b1')];
    await started();
    expect(log).toEqual(['+a1', '+b1']);
    await end('a1');
    expect(log).toEqual(['+a1', '+b1', '-a1', '+a2']);
    await end('a2');
    await end('b1');
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
  });

  it('does not stop when a piece of it fails', async () => {
    const run = fairQueue(1);
    const failed = run('a', () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await run('a', async () => 1)).toBe(1);
  });

  it('is refused when so much waits that nobody would wait for it', async () => {
    const { bring, end, started } = worker(1);
    const first = bring('a', 'first');
    const others = Array.from({ length: 100 }, (_, at) => bring('a', `${at}`));
    expect(await problemOf(() => bring('b', 'late'))).toEqual({ kind: 'busy' });
    await started();
    await end('first');
    expect(await first).toBe('first');
    expect(others).toHaveLength(100);
  });

  it('is never more than may be done at a time, and all of it is done', async () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(keys, fc.integer({ min: 1, max: 3 }), async (brought, most) => {
        const run = fairQueue(most);
        const running: string[] = [];
        let worst = 0;
        const done = await Promise.all(
          brought.map((key, at) =>
            run(key, async () => {
              expect(running).not.toContain(key);
              running.push(key);
              worst = Math.max(worst, running.length);
              await Promise.resolve();
              running.splice(running.indexOf(key), 1);
              return at;
            }),
          ),
        );
        expect(worst).toBeLessThanOrEqual(most);
        expect(done).toEqual(brought.map((_, at) => at));
      }),
      { numRuns: 50 },
    );
  });
});
