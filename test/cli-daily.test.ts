import { describe, expect, it } from 'vitest';
import { place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
const AS_FAY = ['--as', 'Fay', '--may', 'facilitator'];

describe('parley daily list', () => {
  it('names every schedule with its next time, for people and as JSON', SLOW, async () => {
    const { parley } = place();
    expect((await parley('daily', 'list')).out).toBe('no schedules\n');
    await parley('say', '/daily on time:9:00 zone:Berlin language:en name:mornings', ...AS_FAY);
    await parley('say', '/daily suggest Who pays? topic:chip-controls', ...AS_FAY);
    const told = await parley('daily', 'list');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(/^mornings: 09:00 Berlin time, every day · console general · next: \w+/);
    const lines = (await parley('daily', 'list', '--json')).lines.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ name: 'mornings', zone: 'Europe/Berlin', time: '09:00', status: 'on', by: 'Fay' }]);
    expect((await parley('daily', 'list', '--json', '--workspace', 'other')).out).toBe('');
  });
});

describe('parley work status', () => {
  it('says what waits, with no words of what is to be sent', SLOW, async () => {
    const { parley } = place();
    expect((await parley('work', 'status')).out).toContain('waiting: 0');
    await parley('say', '/daily suggest Who pays? topic:chip-controls', ...AS_FAY);
    const told = await parley('work', 'status');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('waiting: 1\n  local console suggestion ');
    expect(told.out).toContain('failed: 0');
    expect(told.out).not.toContain('Who pays');
    const json = JSON.parse((await parley('work', 'status', '--json')).out);
    expect(json).toMatchObject({ due: [], held: [], waiting: [{ kind: 'daily-suggestion' }], failed: [], inDoubt: [] });
  });
});
