import { text as readStream } from 'node:stream/consumers';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { type Article, passageText } from '#core/article.ts';
import { resolve, shortReference } from '#core/citation.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { TypedReference } from '#core/typed-references.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { findBook } from '#features/articles/open-book.ts';
import { citedBy, type Limits, typedReferences } from '#features/quote/cited-reference.ts';
import { editionLanguageOf } from '#features/quote/default-article.ts';
import { passagesFor } from '#features/quote/find-passages.ts';
import { numberOf } from './article.ts';
import { printError } from './errors.ts';
import { readBatchFile } from './files.ts';
import { contextOf } from './librarian.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';
import { withdrawnNote } from './words.ts';

const USUAL_LIMIT = 5;
const HIGHEST_LIMIT = 1000;

type QuoteFlags = { in?: string; lang?: EditionLanguage; limit: number; json?: boolean; batch?: string };
type QuotedHit = {
  article: string;
  passage: number | string;
  reference: string;
  lang: EditionLanguage;
  text: string;
  score: number;
  /** Where it stood in its file: the page, or the time in ms. */
  page?: number;
  time?: number;
  /** The article no longer has this passage. `replacedBy`: the reference of the passage in its place, if known. */
  withdrawn?: true;
  replacedBy?: string;
};

export function declareQuote(command: Command): void {
  command
    .argument('[words...]')
    .option('--in <article>', 'only in this article')
    .option('--lang <language>', 'only in this language: en or zh', searchLanguage)
    .option('--limit <number>', `how many passages, at most ${HIGHEST_LIMIT}`, limit, USUAL_LIMIT)
    .option('--json', 'print one JSON object')
    .option('--batch <file>', 'read one query a line ({"q": …}; - for standard input) and print one JSON object a line')
    .action((words: string[], flags: QuoteFlags, command: Command) =>
      withSession(command, (session) => run(session, words, flags)),
    );
}

function searchLanguage(typed: string): EditionLanguage {
  const language = editionLanguageOf(typed);
  if (!language) throw new InvalidArgumentError('en or zh.');
  return language;
}

function limit(typed: string): number {
  const value = Number(typed);
  if (!/^\d+$/.test(typed) || value < 1 || value > HIGHEST_LIMIT)
    throw new InvalidArgumentError(`a whole number from 1 to ${HIGHEST_LIMIT}.`);
  return value;
}

async function run(session: Session, words: readonly string[], flags: QuoteFlags): Promise<void> {
  if ((flags.batch === undefined) === (words.length === 0)) throw new UsageError('quote takes words, or --batch FILE.');
  const within = flags.in === undefined ? undefined : await articlesNamed(session, flags.in);
  if (flags.batch !== undefined) {
    for (const q of await readBatch(session, flags.batch))
      console.log(JSON.stringify({ q, hits: await findOne(session, q, flags, within) }));
    return;
  }
  const q = words.join(' ');
  const hits = await find(session, q, flags, within);
  if (flags.json) console.log(JSON.stringify({ q, hits }));
  else for (const hit of hits) print(session, hit);
  if (hits.length) return;
  process.exitCode = EXIT.failed;
  const message = session.say({ en: `nothing found for: ${q}`, zh: `没有找到：${q}` });
  // In JSON, the empty list says it.
  if (!flags.json) printError({ kind: 'nothing-found', message }, flags.json);
}

/** The article of `--in`, or the chapters of the book. */
type Within = string | readonly string[] | undefined;

async function articlesNamed(session: Session, named: string): Promise<Within> {
  const book = await findBook(contextOf(session), named);
  return book?.chapters.map(({ id }) => id) ?? (await openArticle(contextOf(session), named)).id;
}

function print({ say }: Session, { reference, text, withdrawn, replacedBy }: QuotedHit): void {
  console.log(`${reference}\t${displayText(text)}`);
  if (withdrawn) console.error(`parley: ${withdrawnNote(say, reference, replacedBy)}`);
}

async function find(session: Session, q: string, flags: QuoteFlags, within: Within): Promise<QuotedHit[]> {
  const references = await typedReferences(contextOf(session), q);
  const article = typeof within === 'string' ? within : undefined;
  const limits = { article, language: flags.lang };
  if (references.length) return (await Promise.all(references.map((one) => cited(session, one, limits)))).flat();
  const query = {
    words: q,
    limit: flags.limit,
    ...(within && { article: within }),
    ...(flags.lang && { language: flags.lang }),
  };
  const hits = await passagesFor(contextOf(session), query);
  return Promise.all(hits.map((hit) => cut(session, hit.article, hit.language, hit.label, hit.score)));
}

async function cut(
  session: Session,
  id: string,
  lang: EditionLanguage,
  label: string,
  score: number,
): Promise<QuotedHit> {
  const article = await openArticle(contextOf(session), id);
  const { revision, passages } = resolve(
    article,
    { article: id, language: lang, from: label, to: label },
    session.language,
  );
  const text = passages.map((passage) => passageText(revision, passage)).join('');
  return {
    article: id,
    passage: numberOf(label),
    reference: shortReference(article, lang, label),
    lang,
    text,
    score,
    ...passages[0]?.place,
  };
}

/** Finds the passages of a reference, in order. Throws a user error if there are none. */
async function cited(session: Session, reference: TypedReference, limits: Limits): Promise<QuotedHit[]> {
  const { article, citation } = await citedBy(contextOf(session), reference, limits);
  const { language, revision, passages } = citation;
  return passages.map((passage) => ({
    article: article.id,
    passage: numberOf(passage.label),
    reference: shortReference(article, language, passage.label),
    lang: language,
    text: passageText(revision, passage),
    score: 1,
    ...passage.place,
    ...(citation.withdrawn && fateOf(session, article, language, passage.label)),
  }));
}

/** Tells if one passage is withdrawn. Asked for each passage, because a withdrawn range can contain passages that still exist. */
function fateOf(
  session: Session,
  article: Article,
  language: EditionLanguage,
  label: string,
): Pick<QuotedHit, 'withdrawn' | 'replacedBy'> {
  const reference = { article: article.id, language, from: label, to: label };
  const { withdrawn, replacedBy } = resolve(article, reference, session.language);
  if (!withdrawn) return {};
  return { withdrawn, ...(replacedBy !== undefined && { replacedBy: shortReference(article, language, replacedBy) }) };
}

/** Finds the hits of one query of a batch. A reference without passages has no hits and does not stop the batch. */
async function findOne(session: Session, q: string, flags: QuoteFlags, within: Within): Promise<QuotedHit[]> {
  return find(session, q, flags, within).catch((error: unknown) => {
    if (error instanceof UserError) return [];
    throw error;
  });
}

const Line = z.object({ q: z.string() });

/** Reads the queries of a JSON Lines file, or of standard input (-). Throws a usage error that names every wrong line. */
async function readBatch(session: Session, file: string): Promise<string[]> {
  const text =
    file === '-' ? await readStream(process.stdin) : new TextDecoder().decode(await readBatchFile(session, file));
  const faults: string[] = [];
  const queries = text.split('\n').flatMap((line, index) => {
    if (!line.trim()) return [];
    const parsed = Line.safeParse(json(line));
    if (!parsed.success) faults.push(`${file}:${index + 1}: not {"q": "words"}`);
    return parsed.success ? [parsed.data.q] : [];
  });
  if (faults.length) throw new UsageError(faults.join('\n'));
  return queries;
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
