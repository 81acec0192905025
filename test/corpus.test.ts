import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderReply } from '#chat/console/render.ts';
import { type Article, currentRevision, passageText } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { displayText } from '#core/display.ts';
import { plainText } from '#core/plain-text.ts';
import type { Hit } from '#core/ports/finder.ts';
import { sayIn } from '#core/words.ts';
import { type House, openAll, openHouseForAll, passages, SHELF_FOLDER } from './commands/house.ts';
import { quotationsOf } from './unescaped.ts';

const FILE = /^(?<id>[^.]+)\.(?<language>[\w-]+)\.md$/;
const say = sayIn('en', (simplified) => simplified);

/** An edition's file: its lines below the head, as bytes. */
const files = readdirSync(SHELF_FOLDER)
  .filter((name) => FILE.test(name))
  .map((name) => {
    const bytes = readFileSync(path.join(SHELF_FOLDER, name));
    const { id = '', language = '' } = FILE.exec(name)?.groups ?? {};
    return { name, id, language, bytes };
  });

let house: House;
let articles: Article[];
beforeAll(async () => {
  house = await openHouseForAll();
  articles = await openAll(house, 'local');
});

describe('every article of the shelf', () => {
  it('is there, in both languages', () => {
    expect(articles.map(({ id }) => id)).toEqual([...new Set(files.map(({ id }) => id))].sort());
    for (const { editions } of articles) expect(editions.map(({ language }) => language)).toEqual(['en', 'zh']);
  });

  it('has passages that are, byte for byte and one after the other, the lines of its file', () => {
    for (const { name, id, language, bytes } of files) {
      const edition = articles.find((article) => article.id === id)?.editions.find((one) => one.language === language);
      const revision = edition && currentRevision(edition);
      const body = bytes.toString().split(/^---$/mu).slice(2).join('---');
      const lines = body.split('\n').filter((line) => line.trim());
      const found = revision?.passages.map((passage) => Buffer.from(passageText(revision, passage))) ?? [];
      expect(found.length, name).toBe(lines.length);
      for (const [index, words] of found.entries()) {
        const line = Buffer.from((lines[index] ?? '').replace(/^## /, ''));
        expect(words.equals(line), `${name}: ${line}`).toBe(true);
        expect(bytes.includes(words), `${name}: ${words}`).toBe(true);
      }
    }
  });

  it('runs one to one, so that one reference is one thought in both languages', () => {
    for (const article of articles) {
      const beads = article.parallels.zh ?? [];
      expect(beads.length).toBeGreaterThan(0);
      for (const bead of beads) expect(bead.other, article.id).toEqual(bead.primary);
      for (const edition of article.editions) {
        const { passages } = currentRevision(edition);
        expect(passages.map(({ label }) => label)).toEqual(passages.map((_, index) => String(index + 1)));
        for (const { label } of passages) {
          expect(shortReference(article, edition.language, label)).toBe(`${article.id}:${label}`);
        }
      }
    }
  });

  it('is shown in a card and in plain text in exactly the words of the edition', async () => {
    for (const article of articles) {
      for (const edition of article.editions) {
        const revision = currentRevision(edition);
        // A card shows a neighbour on each side: every third passage shows them all.
        for (const { label, ...span } of revision.passages.filter((_, at) => at % 3 === 1)) {
          const { reply } = await house.say(`/quote ${article.id}.${edition.language}:${label}`);
          const blocks = passages({ reply });
          expect(blocks.find(({ role }) => role === 'cited')?.text).toBe(passageText(revision, span));
          for (const block of blocks) expect(revision.text).toContain(block.text);
          expect(quotationsOf(renderReply(reply, say))).toEqual(blocks.map(({ text }) => text));
          for (const { text } of blocks) {
            expect(displayText(text)).toBe(text);
            expect(plainText(reply)).toContain(text);
          }
        }
      }
    }
    expect(house.bugs).toEqual([]);
  });

  it('is found by the full words of any of its sentences typed in, and marked', async () => {
    const elsewhere: string[] = [];
    for (const article of articles) {
      for (const edition of article.editions) {
        for (const passage of currentRevision(edition).passages) {
          const words = passageText(currentRevision(edition), passage);
          const [hit] = await house.services.finder.find('local', { words, limit: 1 });
          // Headings stand in several articles.
          if (wordsAt(hit) !== words) elsewhere.push(`${words} → ${wordsAt(hit)}`);
          expect(hit?.highlights.length, words).toBeGreaterThan(0);
        }
      }
    }
    expect(elsewhere).toEqual([]);
  });
});

/** The words of a passage that was found. */
function wordsAt(hit: Hit | undefined): string | undefined {
  const editions = articles.find(({ id }) => id === hit?.article)?.editions ?? [];
  const revisions = editions.filter(({ language }) => language === hit?.language).map(currentRevision);
  return revisions.flatMap((one) =>
    one.passages.filter(({ label }) => label === hit?.label).map((passage) => passageText(one, passage)),
  )[0];
}
