// node bin/run.mjs test/outside/attributions.ts [ARTICLE LABELS]: how well whose words and views an article reports is found, beside what
// people labelled: precision and recall of (passage, holder), for the labelled texts of the tests and for an article that is given. Fails where
// fewer than 95 in 100 of what is said to be sure are right.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { measure } from '../library/attributions/measure.ts';

const FOLDER = path.join(import.meta.dirname, '../library/attributions/labelled');

function texts(): [string, string][] {
  const [article, labels] = process.argv.slice(2);
  const own = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name): [string, string] => [
      path.join(FOLDER, name),
      path.join(FOLDER, name.replace(/\.md$/, '.labels.json')),
    ]);
  return [...own, ...(article && labels ? [[article, labels] as [string, string]] : [])].filter(([, file]) =>
    existsSync(file),
  );
}

const share = (part: number, all: number) => (all ? (part / all).toFixed(2) : '–');
const LEAST = 0.95;
const verbose = process.env.VERBOSE === '1';
for (const [text, labels] of texts()) {
  for (const sureOnly of [true, false]) {
    const { right, found, labelled, wrong, missed } = measure(text, labels, sureOnly);
    const precision = share(found - wrong.length, found);
    console.log(
      `${path.basename(text).padEnd(20)} ${sureOnly ? 'sure' : 'all '}  precision ${precision}  recall ${share(right, labelled)}  (${labelled} labelled, ${found} found)`,
    );
    if (sureOnly && found - wrong.length < LEAST * found) process.exitCode = 1;
    if (verbose && !sureOnly) console.log(`  wrong: ${wrong.join('; ')}\n  missed: ${missed.join('; ')}`);
  }
}
