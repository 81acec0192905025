import { describe, expect, it, onTestFinished } from 'vitest';
import type { Expiring, Retention } from '#core/ports/retention.ts';
import { startSweeper } from '../../src/start/sweeper.ts';
import { button, type House, openHouse, words } from '../commands/house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 12);

/** Waiting that nobody waits for: short pauses pass at once, an hour when the test says so. */
function clock() {
  const pauses: number[] = [];
  const reached = [Promise.withResolvers<void>()];
  let pass = Promise.withResolvers<void>();
  return {
    pauses,
    /** Resolves when the work of the nth hour, from 0, is done. */
    hour: (n: number) => {
      reached[n] ??= Promise.withResolvers<void>();
      return reached[n].promise;
    },
    pass: () => {
      const now = pass;
      pass = Promise.withResolvers<void>();
      now.resolve();
    },
    timing: {
      sleep: async (ms: number, signal: AbortSignal) => {
        pauses.push(ms);
        if (ms < HOUR || signal.aborted) return;
        const n = pauses.filter((one) => one === HOUR).length - 1;
        reached[n] ??= Promise.withResolvers<void>();
        reached[n].resolve();
        signal.addEventListener('abort', () => pass.resolve());
        await pass.promise;
      },
    },
  };
}

type Dropped = [kind: Expiring | 'indexes', before?: number];

/** A store that has so many slices of each kind; what it was asked. */
function slices(left: Partial<Record<Expiring | 'indexes', number>>) {
  const asked: Dropped[] = [];
  const take = (kind: Expiring | 'indexes') => {
    const rest = left[kind] ?? 0;
    left[kind] = rest - 1;
    return rest > 0 ? 1 : 0;
  };
  const retention: Retention = {
    drop: async (kind, before) => {
      asked.push([kind, before]);
      return take(kind);
    },
    dropUnusedIndexes: async () => {
      asked.push(['indexes']);
      return take('indexes');
    },
  };
  return { asked, retention };
}

function started(retention: Retention, keepDays = 90, now = () => NOW) {
  const time = clock();
  const errors: unknown[] = [];
  const sweeper = startSweeper({
    retention,
    keepDays,
    now,
    timing: time.timing,
    logError: (error) => errors.push(error),
  });
  onTestFinished(() => sweeper.stop());
  return { ...time, errors, sweeper };
}

describe('at the start', () => {
  it('previews and answered deliveries of more than a day are deleted, and what is older than the setting says', async () => {
    const { asked, retention } = slices({});
    await started(retention, 30).hour(0);
    expect(asked).toEqual([
      ['previews', NOW - DAY],
      ['deliveries', NOW - DAY],
      ['cards', NOW - 30 * DAY],
      ['messages', NOW - 30 * DAY],
      ['posts', NOW - 30 * DAY],
      ['indexes'],
    ]);
  });

  it('everything old is deleted, slice by slice, with a pause after each', async () => {
    const { asked, retention } = slices({ cards: 3, indexes: 2 });
    const { hour, pauses } = started(retention);
    await hour(0);
    expect(asked.filter(([kind]) => kind === 'cards')).toHaveLength(4);
    expect(asked.filter(([kind]) => kind === 'indexes')).toHaveLength(3);
    expect(pauses.filter((ms) => ms < HOUR)).toHaveLength(5);
    expect(Math.min(...pauses)).toBeGreaterThan(0);
  });
});

describe('every hour', () => {
  it('it is done again, by the time that it is then', async () => {
    const { asked, retention } = slices({});
    let now = NOW;
    const { hour, pass } = started(retention, 1, () => now);
    await hour(0);
    asked.length = 0;
    now += HOUR;
    pass();
    await hour(1);
    expect(asked).toHaveLength(6);
    expect(asked[0]).toEqual(['previews', NOW + HOUR - DAY]);
  });

  it('it is tried again after an error, which is logged', async () => {
    const { asked, retention } = slices({});
    let fails = true;
    const drop: Retention['drop'] = async (kind, before) => {
      if (fails) throw new Error('the disk is full');
      return retention.drop(kind, before);
    };
    const { hour, pass, errors } = started({ ...retention, drop });
    await hour(0);
    expect(errors).toMatchObject([{ message: 'the disk is full' }]);
    fails = false;
    pass();
    await hour(1);
    expect(asked).toHaveLength(6);
    expect(errors).toHaveLength(1);
  });
});

describe('when it is stopped', () => {
  it('no slice more is begun, and the one under way is waited for', async () => {
    const begun = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    let count = 0;
    const { retention } = slices({});
    const drop: Retention['drop'] = async () => {
      count += 1;
      begun.resolve();
      await done.promise;
      return 1;
    };
    const { sweeper } = started({ ...retention, drop });
    await begun.promise;
    const order: string[] = [];
    const stopped = sweeper.stop().then(() => order.push('stopped'));
    await Promise.resolve();
    order.push('slice done');
    done.resolve();
    await stopped;
    expect(order).toEqual(['slice done', 'stopped']);
    expect(count).toBe(1);
  });

  it('it does not wait for the next hour', async () => {
    const { asked, retention } = slices({});
    const { hour, sweeper } = started(retention);
    await hour(0);
    await sweeper.stop();
    expect(asked).toHaveLength(6);
  });
});

const GONE = {
  en: 'I no longer have what this button belongs to: answers are stored for a limited time. Please ask again.',
  'zh-Hans': '这个按钮对应的内容已经不在了：回答只保留一段时间。请重新查询一次。',
  'zh-Hant': '這個按鈕對應的內容已經不在了：回答只保留一段時間。請重新查詢一次。',
};

describe('a button', () => {
  /** The house after a sweep so many ms after everything was said in it. */
  async function swept(house: House, later: number): Promise<void> {
    const { hour, sweeper } = started(house.store.retention, 90, () => house.services.outside.now() + later);
    await hour(0);
    await sweeper.stop();
  }

  it('works for as many days as the setting says, and after that says that its answer is gone', async () => {
    const house = await openHouse();
    const quoted = await house.say('/quote export controls');
    const more = button(quoted, 'More around it');
    await swept(house, 90 * DAY);
    expect(await house.press(more)).toMatchObject({ kind: 'update' });
    await swept(house, 90 * DAY + 1);
    for (const language of ['en', 'zh-Hans', 'zh-Hant'] as const) {
      const told = await house.press(more, { language });
      expect(told).toMatchObject({ kind: 'reply', visibility: 'only-me' });
      expect(words(told)).toBe(GONE[language]);
    }
  });
});
