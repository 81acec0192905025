import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PLATFORMS } from '#core/request.ts';
import { openStore } from '#store/index.ts';
import { stream } from '../contract/store-debates-samples.ts';
import { openIn, scratch } from './folder.ts';

/** The statements that `use` runs for the first time. */
async function statementsOf(use: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
  try {
    await use();
    return prepare.mock.calls.map(([sql]) => sql);
  } finally {
    prepare.mockRestore();
  }
}

test('a long stream is read in one statement', async () => {
  const { streams } = await openIn(scratch());
  await streams.append(
    'W',
    stream('s1'),
    Array.from({ length: 500 }, (_, n) => n),
  );
  expect(await statementsOf(() => streams.read('W', 's1'))).toHaveLength(1);
});

test('what is due is looked for among open streams of a platform by their time', async () => {
  const folder = scratch();
  const { streams } = await openIn(folder);
  const [statement = ''] = await statementsOf(() => streams.due(PLATFORMS, 7, 9));
  const file = new DatabaseSync(path.join(folder, 'parley.db'), { readOnly: true });
  onTestFinished(() => file.close());
  const plan = file.prepare(`explain query plan ${statement}`).all(7, ...PLATFORMS, 9);
  expect(plan.map(({ detail }) => detail)).toContain(
    'SEARCH streams USING INDEX streams_due (platform=? AND due_at<?)',
  );
});

test('data with a stream has seen the real clock: it is not opened with a faster one', async () => {
  const folder = scratch();
  const { streams } = await openIn(folder);
  await streams.append('W', stream('s1', { isOpen: false }), []);
  await expect(openStore({ folder, clock: { from: 0, factor: 60 } })).rejects.toMatchObject({ kind: 'refused' });
});
