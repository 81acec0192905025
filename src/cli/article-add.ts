import { type Command, Option } from 'commander';
import { type Added, type AddOptions, type HeadReport, type PackedDraft, wantedOf } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import type { PlannedBook } from '#core/ports/books.ts';
import { listWords, type Words } from '#core/words.ts';
import { chaptersWords } from '#features/articles/book-preview.ts';
import { meantAddresses, readFromWeb } from '#features/articles/from-web.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { findBook } from '#features/articles/open-book.ts';
import { agrees, canAsk } from './ask.ts';
import { type CliError, printError, problemError } from './errors.ts';
import { progressBar, readNamed } from './files.ts';
import { contextOf, LIBRARIAN } from './librarian.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';
import { counted, printed } from './words.ts';

type AddFlags = { id?: string; lang?: EditionLanguage; editionOf?: string; chapters?: boolean; json?: boolean };

/** Declares `parley article add`. */
export function declareAdd(article: Command): void {
  article
    .command('add <files...>')
    .description(
      'add articles from addresses of pages, or from files (text, Markdown, HTML, PDF, DOCX, EPUB, SRT, VTT); a changed one becomes a new revision',
    )
    .option('--id <id>', 'what references call it (default: from the file name)')
    .addOption(new Option('--lang <language>', 'its language (default: recognised)').choices(EDITION_LANGUAGES))
    .option('--edition-of <article>', 'it is another language of this article')
    .option(
      '--chapters',
      'of an e-book, each chapter becomes an article (--no-chapters: one article, without a question)',
    )
    .option('--no-chapters', 'of an e-book, one article')
    .option('--json', 'print one JSON object a line')
    .action((files: string[], flags: AddFlags, command: Command) =>
      withSession(command, (session) => addAll(session, files, flags)),
    );
}

async function addAll(session: Session, files: readonly string[], flags: AddFlags): Promise<void> {
  if (flags.id && files.length > 1) throw new UsageError('--id names one article: give one file with it.');
  const bar = progressBar(files.length);
  const failures: CliError[] = [];
  for (const [index, file] of files.entries()) {
    try {
      await addOne(session, file, flags);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(problemError(error.problem, session.say));
    }
    bar(index + 1);
  }
  for (const failure of failures) printError(failure, flags.json);
  if (failures.length) process.exitCode = EXIT.failed;
}

async function addOne(session: Session, name: string, flags: AddFlags): Promise<void> {
  const options: AddOptions = {
    ...(flags.id && { id: flags.id }),
    ...(flags.lang && { language: flags.lang }),
    ...(flags.editionOf && { editionOf: flags.editionOf }),
  };
  const context = contextOf(session);
  const ofBook = flags.editionOf === undefined ? undefined : await findBook(context, flags.editionOf);
  if (flags.editionOf !== undefined && !ofBook) await openArticle(context, flags.editionOf);
  const { books, ingest, library, outside } = session.services;
  // A web address is no name of a file.
  const [address] = /^(?:https?:\/\/|www\.)/i.test(name) ? meantAddresses(name) : [];
  const draft =
    address === undefined
      ? await ingest.read(session.workspace, { ...(await readNamed(session, name)), ...wantedOf(options) })
      : await readFromWeb(context, address, options);
  const adding = { ...options, by: LIBRARIAN, now: outside.now() };
  if (ofBook || (await inChapters(session, draft, options, flags)))
    printBook(session, await books.add(session.workspace, draft, adding), flags);
  else print(session, await library.add(session.workspace, draft, adding), flags);
}

/** True if each chapter of a book is to be an article: as the command says, else as somebody at the terminal answers. */
async function inChapters(
  { services, workspace, say }: Session,
  read: PackedDraft,
  options: AddOptions,
  { chapters, json }: AddFlags,
): Promise<boolean> {
  if (chapters !== undefined) return chapters;
  const { draft } = await services.library.preview(workspace, read, options);
  const count = draft.chapters?.length ?? 0;
  if (count < 2) return false;
  if (canAsk() && !json) {
    return agrees(
      say({
        en: `It has ${count} chapters. Add each as an article of its own, not the book as one?`,
        zh: `这本书有 ${count} 章。要每章各成一篇，而不是整本一篇吗？`,
      }),
    );
  }
  const hint = {
    en: `it has ${count} chapters; with --chapters each becomes an article`,
    zh: `共 ${count} 章；加上 --chapters，每章各成一篇`,
  };
  console.error(`parley: ${say(hint)}`);
  return false;
}

function printBook({ say }: Session, book: PlannedBook, { json }: AddFlags): void {
  for (const { id, title, passages, outcome } of book.chapters) {
    const line = { id, passages, lang: book.language, title, book: book.id, outcome };
    if (json) console.log(JSON.stringify(line));
  }
  if (json) return;
  console.log(printed(`${book.id} (${book.title}): ${say(chaptersWords(book))}`));
  for (const { id, title, passages } of book.chapters) console.log(printed(`  ${id}  ${title} (${passages})`));
  if (book.leftOut.length)
    console.error(`parley: ${printed(say({ en: 'left out: ', zh: '略去：' }) + say(listWords(book.leftOut)))}`);
}

function print({ say }: Session, added: Added, { json }: AddFlags): void {
  const { id, passages, language, meta, outcome, head, warnings = [] } = added;
  if (json) {
    console.log(
      JSON.stringify({
        id,
        passages,
        lang: language,
        source: meta.source ?? null,
        published: meta.published ?? null,
        outcome,
        ...(head && {
          head: { unread: head.unread, notes: head.notes.map(({ line, what }) => ({ line, what: say(what) })) },
        }),
        ...(warnings.length && { warnings: warnings.map(say) }),
      }),
    );
    return;
  }
  const all = counted(passages, 'passage');
  const about = [language, meta.published, meta.source].filter(Boolean).join(', ');
  const words = {
    article: { en: `added ${id}: ${all}`, zh: `已添加 ${id}：${passages} 句` },
    edition: { en: `added an edition of ${id}: ${all}`, zh: `已为 ${id} 添加版本：${passages} 句` },
    revision: {
      en: `revised ${id}: ${all}, ${added.kept} kept, ${added.fresh} new, ${added.withdrawn} withdrawn`,
      zh: `已修订 ${id}：${passages} 句，保留 ${added.kept}，新增 ${added.fresh}，撤下 ${added.withdrawn}`,
    },
    same: {
      en: `${id} is here already, word for word: ${all}`,
      zh: `${id} 已经有了，一字不差：${passages} 句`,
    },
  };
  console.log(printed(`${say(words[outcome])} (${about})`));
  for (const { language: other, address } of added.alternates ?? [])
    console.error(
      `parley: ${printed(say({ en: `also in ${other}`, zh: `还有 ${other} 版` }))}: parley article add ${printed(address)} --edition-of ${id}`,
    );
  for (const line of [...warnings, ...(head ? headLines(head) : [])]) console.error(`parley: ${printed(say(line))}`);
}

/** Says what of a file's head was not used. */
function headLines({ unread, notes }: HeadReport): Words[] {
  return [
    ...notes.map(({ line, what }) => ({ en: `line ${line} ${what.en}`, zh: `第 ${line} 行${what.zh}` })),
    ...(unread.length
      ? [{ en: `in the head, not used: ${unread.join(', ')}`, zh: `文件头中没有用到的：${unread.join('、')}` }]
      : []),
  ];
}
