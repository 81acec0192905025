import { expect, it } from 'vitest';
import { place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };

it('the operator says how much is stored of a person, and erases them after a question', SLOW, async () => {
  const { parley } = place();
  const as = (name: string, may: string) => ['--as', name, '--may', may];
  await parley('say', '/parley settings facilitator:Ben', ...as('Mo', 'manager'));
  await parley('say', '/daily on 9:00 Berlin en name:lamp', ...as('Ben', 'facilitator'));
  await parley('say', '/daily suggest Who pays? topic:chip-controls', ...as('Ben', 'facilitator'));
  const told = await parley('privacy', 'show', 'Ben');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toBe('  prompts put forward: 1\n  schedules set up: 1\n  settings that name them: 1\n');
  const asked = await parley('privacy', 'erase', 'Ben');
  expect(asked.code).toBe(2);
  expect(asked.err).toContain('parley privacy erase Ben --workspace local --yes');
  const erased = await parley('privacy', 'erase', 'Ben', '--yes');
  expect(erased.out).toContain(
    'erased Ben:\n  prompts put forward: 1\n  schedules set up: 1\n1 setting names them still',
  );
  const left = await parley('privacy', 'show', 'Ben', '--json');
  expect(JSON.parse(left.out)).toMatchObject({ person: 'Ben', suggestions: 0, schedules: 0, named: 1 });
  expect((await parley('daily', 'list', '--json')).out).toContain('"by":"a former member"');
  expect(await parley('privacy', 'erase', '812345678901234567', '--workspace', 'discord-1', '--yes')).toMatchObject({
    code: 1,
    out: 'nothing is stored of 812345678901234567 in discord-1\n',
  });
});
