// How often English words find the right passage of a Chinese article that has no English edition, with the glossary and without: alone
// in that article (fails under 60 % first, 80 % of the first five), and among everything on the shelf.   node bin/run.mjs test/outside/cross-language.ts FILE
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { passageText } from '../../src/core/article.ts';
import { buildIndex, type SearchPassage } from '../../src/library/index.ts';
import { readTextDraft } from '../../src/library/ingest/read-draft.ts';
import { readGlossary } from '../../src/library/search/glossary.ts';

const [, , file] = process.argv;
if (!file) throw new Error('which file?');
const read = (where: string) => readTextDraft({ name: path.basename(where), bytes: readFileSync(where) });
const passagesOf = (where: string): SearchPassage[] => {
  const draft = read(where);
  return draft.passages.map((passage, index) => ({
    id: `${where}:${index + 1}`,
    text: passageText(draft, passage),
    lang: draft.language,
    paragraph: `${where}.${passage.paragraph}`,
  }));
};
const corpus = path.join(import.meta.dirname, '../../corpus');
const queries = z
  .array(z.object({ query: z.string(), passage: z.string() }))
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'cross-language-queries.json'), 'utf8')));
const shelf = readdirSync(path.join(corpus, 'articles')).map((name) => path.join(corpus, 'articles', name));
const { groups } = await readGlossary(path.join(corpus, 'glossary.yaml'));

for (const [where, files] of [
  ['the article', [file]],
  ['everything', [...shelf, file]],
] as const) {
  for (const [how, synonyms] of [
    ['glossary', groups],
    ['none', []],
  ] as const) {
    const index = await buildIndex(files.flatMap(passagesOf), { synonyms });
    const places = queries.map(({ query, passage }) =>
      index.search(query, { limit: 5 }).findIndex(({ id }) => id === `${file}:${passage}`),
    );
    const share = (good: (at: number) => boolean) => Math.round((100 * places.filter(good).length) / places.length);
    if (files.length === 1 && how === 'glossary' && (share((at) => at === 0) < 60 || share((at) => at >= 0) < 80))
      process.exitCode = 1;
    console.log(`${where}, ${how}: first ${share((at) => at === 0)} %, of the first five ${share((at) => at >= 0)} %`);
  }
}
