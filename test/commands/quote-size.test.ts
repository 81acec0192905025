import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { button, buttons, type House, openHouse, passages } from './house.ts';
import { add, lighthouse } from './lighthouse.ts';

/** Bytes that one quotation may take in the database, with all that is written because of it. */
const MOST_BYTES = 2048;
/** So many of each that the last page, which is partly empty, does not count. */
const TIMES = 5;

const QUERIES = {
  en: ['export controls', 'open weights', 'who pays for the power', 'what do critics say about labs racing'],
  'zh-Hans': ['出口管制', '开源模型', '谁来承担电费', '批评者怎么看实验室竞赛'],
} as const;

/** Bytes of all pages of the database that are in use. */
function size({ folder }: House): number {
  using database = new DatabaseSync(path.join(folder, 'parley.db'));
  const number = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  return (number('page_count') - number('freelist_count')) * number('page_size');
}

it('a stored quotation takes at most two kilobytes, in both languages', { timeout: 60_000 }, async () => {
  const house = await openHouse();
  // The first question stores the search index.
  await house.say('/quote chips');
  const before = size(house);
  let count = 0;
  for (const language of ['en', 'zh-Hans'] as const) {
    for (const words of [...Array(TIMES).keys()].flatMap(() => QUERIES[language])) {
      const outcome = await house.say(`/quote ${words}`, { language });
      expect(buttons(outcome).length, words).toBeGreaterThan(0);
      count += 1;
    }
  }
  expect((size(house) - before) / count).toBeLessThanOrEqual(MOST_BYTES);
  expect(house.bugs).toEqual([]);
});

it.for([
  { said: 40, marked: 40 },
  { said: 41, marked: 40 },
])(
  'of a word that a sentence says $said times, $marked are marked, before a press and after',
  async ({ said, marked }) => {
    const house = await openHouse({ shelf: false });
    const sentence = `${'The lantern burns and '.repeat(said)}nobody sleeps.`;
    await add(house, lighthouse(['The ferry left.', sentence, 'The ferry came.']));
    const first = await house.say('/quote lantern');
    expect(passages(first, 'cited')[0]?.highlights).toHaveLength(marked);
    const more = await house.press(button(first, 'More around it'));
    expect(passages(more, 'cited')[0]?.highlights).toEqual(passages(first, 'cited')[0]?.highlights);
  },
);
