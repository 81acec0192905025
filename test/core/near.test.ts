import { expect, it } from 'vitest';
import { nearNames } from '#core/near.ts';

const NAMES = ['chip-controls', 'deepseek-lesson', 'lang', 'in', '出口管制'];

it('a name is near if a letter or two are wrong, and in a short one none', () => {
  const near = {
    'chip-contrls': 1,
    'chpi-controls': 1,
    chipcontrols: 1,
    'chp-contrls': 1,
    'chip-cntrls2': 0,
    lnag: 1,
    land: 1,
    im: 0,
  };
  for (const [typed, count] of Object.entries(near)) expect(nearNames(typed, NAMES), typed).toHaveLength(count);
  expect(nearNames('出口管理', NAMES)).toEqual(['出口管制']);
});

it('the nearest comes first', () => {
  expect(nearNames('harbour-light', ['harbor-lights', 'harbour-lights'])).toEqual(['harbour-lights', 'harbor-lights']);
});

it('many long names are compared without choking', () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `article-number-${at}`);
  expect(nearNames('a'.repeat(40_000), names)).toEqual([]);
  expect(nearNames('artcle-number-7', names)[0]).toBe('article-number-7');
});
