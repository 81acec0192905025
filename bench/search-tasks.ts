import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SearchPassage } from '../src/library/index.ts';
import { halfRemembered } from './search.ts';

/** Queries over passages, each with the ids of the passages that are right. */
export type SearchTask = {
  name: string;
  passages: readonly SearchPassage[];
  queries: readonly { q: string; gold: readonly string[] }[];
};

const Passage = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  paragraph: z.coerce.string().exactOptional(),
});
const Query = z.object({ q: z.string(), gold: z.array(z.string()) });

const linesOf = <T>(file: string, type: z.ZodType<T>): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => type.parse(JSON.parse(line)));

/** Tasks of a folder: `corpora/<lang>.jsonl`, and `tasks/<kind>.<lang>….jsonl`. */
export function readTasks(folder: string): SearchTask[] {
  const corpora = new Map<string, SearchPassage[]>();
  return readdirSync(path.join(folder, 'tasks'))
    .sort()
    .map((file) => {
      const lang = file.split('.')[1] ?? '';
      const passages = corpora.get(lang) ?? linesOf(path.join(folder, 'corpora', `${lang}.jsonl`), Passage);
      corpora.set(lang, passages);
      return {
        name: path.basename(file, '.jsonl'),
        passages,
        queries: linesOf(path.join(folder, 'tasks', file), Query),
      };
    });
}

/** An article in two languages, whose passages run one to one. */
type Pair = { article: string; en: readonly SearchPassage[]; zh: readonly SearchPassage[] };

function pairsIn(shelf: readonly SearchPassage[]): Pair[] {
  const articles = [...new Set(shelf.map(({ id }) => id.replace(/\..*/, '')))];
  const of = (article: string, lang: string) => shelf.filter(({ id }) => id.startsWith(`${article}.${lang}:`));
  return articles
    .map((article) => ({ article, en: of(article, 'en'), zh: of(article, 'zh') }))
    .filter(({ en, zh }) => en.length === zh.length);
}

/** How much of a sentence is left out of a query over its translation: less, because not every word has one. */
const LEFT_OUT = 0.3;
/** Queries of each language over the whole shelf. */
const NATIVE = 150;

/**
 * Tasks made of the shelf, by lot: half-remembered sentences over the whole shelf, and over a shelf that has the article in the other language
 * only.
 */
export function madeTasks(shelf: readonly SearchPassage[], random: () => number): SearchTask[] {
  const pairs = pairsIn(shelf);
  return (['en', 'zh'] as const).flatMap((lang): SearchTask[] => {
    const other = lang === 'en' ? 'zh' : 'en';
    const own = shelf.filter((passage) => passage.lang.startsWith(lang));
    const native = Array.from({ length: NATIVE }, () => {
      const passage = own[Math.floor(random() * own.length)];
      const [q = ''] = passage ? halfRemembered([passage], 1, random) : [];
      return { q, gold: passage ? [passage.id] : [] };
    });
    const translated = pairs.map((pair) => ({
      name: `translated.${lang}.${pair.article}`,
      passages: shelf.filter(({ id }) => !id.startsWith(`${pair.article}.${lang}:`)),
      queries: pair[lang].flatMap((passage, at) => {
        const [q = ''] = halfRemembered([passage], 1, random, LEFT_OUT);
        return q === '' ? [] : [{ q, gold: [pair[other][at]?.id ?? ''] }];
      }),
    }));
    return [{ name: `native.${lang}`, passages: shelf, queries: native.filter(({ q }) => q !== '') }, ...translated];
  });
}
