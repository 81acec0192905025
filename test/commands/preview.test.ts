import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { drafted } from '../library/drafted.ts';
import { button, file, type House, openHouse, passages, words } from './house.ts';
import { FACILITATOR } from './lighthouse.ts';

/** Bytes of a draft that are stored in one card. */
const PIECE = 196_608;

const TEXT = `${'The lamp burned and nobody slept.\n\n'.repeat(40)}The last word is ferryman.`;

/** The draft of the text, with blanks at the end that make it so many bytes long. */
async function draftOf(bytes: number): Promise<Uint8Array> {
  const { packed } = await drafted('long.en.txt', TEXT);
  return Buffer.concat([packed, Buffer.alloc(bytes - packed.length, ' ')]);
}

/** What is stored of cards. */
function cards({ folder }: House): { id: string; size: number; short_lived: number }[] {
  using database = new DatabaseSync(path.join(folder, 'parley.db'));
  const rows = database.prepare('select id, octet_length(body) as size, short_lived from cards order by id').all();
  return rows.map((row) => ({ id: String(row.id), size: Number(row.size), short_lived: Number(row.short_lived) }));
}

async function previewed(bytes: number) {
  const house = await openHouse({ shelf: false });
  house.services.ingest = { read: async () => ({ packed: await draftOf(bytes) }) };
  const preview = await house.say('/parley article add id:long', FACILITATOR, file('long.en.txt', TEXT));
  return { house, preview };
}

describe('an article that somebody is asked about', () => {
  it.for([
    { bytes: PIECE - 1, pieces: 1 },
    { bytes: PIECE, pieces: 1 },
    { bytes: PIECE + 1, pieces: 2 },
    { bytes: 2 * PIECE + 2, pieces: 3 },
  ])('of $bytes bytes is stored in $pieces pieces, and added whole', async ({ bytes, pieces }) => {
    const { house, preview } = await previewed(bytes);
    expect(cards(house)).toHaveLength(1 + pieces);
    expect(Math.max(...cards(house).map(({ size }) => size))).toBeLessThan(1.4 * PIECE);
    const later = await house.restart();
    await later.press(button(preview, 'Add it'), FACILITATOR);
    expect(passages(await later.say('/quote "ferryman"'), 'cited')).toMatchObject([
      { text: 'The last word is ferryman.' },
    ]);
    const article = await later.store.articles.get('local', 'long');
    expect(article?.revisions[0]?.text.replace(/\s+/g, ' ')).toBe(TEXT.replace(/\s+/g, ' '));
  });

  it('is short-lived, with all its pieces', async () => {
    const { house } = await previewed(PIECE + 1);
    expect(cards(house).map(({ short_lived }) => short_lived)).toEqual([1, 1, 1]);
  });

  it('leaves no trace when it is not wanted', async () => {
    const bytes = PIECE + 300;
    const { house, preview } = await previewed(bytes);
    const begins = Buffer.from((await draftOf(bytes)).subarray(120, 195)).toString('base64');
    const stored = async () => {
      await house.close();
      return readFileSync(path.join(house.folder, 'parley.db'), 'latin1');
    };
    expect(await stored()).toContain(begins);
    const later = await house.restart();
    await later.press(button(preview, 'Don’t add'), FACILITATOR);
    await later.close();
    expect(await stored()).not.toContain(begins);
  });

  it('is gone when a piece of it is: its button says so, and nothing is added', async () => {
    const { house, preview } = await previewed(PIECE + 1);
    const piece = cards(house).find(({ id }) => id.endsWith('-1'));
    await house.store.cards.put('local', { id: piece?.id ?? '', command: '', owner: '', createdAt: 0, state: null });
    expect(words(await house.press(button(preview, 'Add it'), FACILITATOR))).toContain('no longer have');
    expect(await house.store.articles.get('local', 'long')).toBeUndefined();
  });

  it('cannot be answered at a piece', async () => {
    const { house, preview } = await previewed(PIECE);
    const told = await house.press(`${button(preview, 'Add it')}-0`, FACILITATOR);
    expect(words(told)).toContain('no longer have');
  });

  it('can be answered by nobody else', async () => {
    const { house, preview } = await previewed(PIECE);
    const told = await house.press(button(preview, 'Add it'), { name: 'Ben', may: 'facilitator' });
    expect(words(told)).toContain('no longer have');
    expect(await house.store.articles.get('local', 'long')).toBeUndefined();
  });
});
