import type { Command } from 'commander';
import { Option } from 'commander';
import { currentRevision, type ListedArticle, passageText, primaryEdition, SHELF } from '#core/article.ts';
import { type Added, type AddOptions, type HeadReport, wantedOf } from '#core/article-draft.ts';
import type { Attribution } from '#core/attribution.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import type { Words } from '#core/words.ts';
import { meantAddresses, readFromWeb } from '#features/articles/from-web.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { listReply, showReply } from '#features/articles/replies.ts';
import { declareEdit } from './article-edit.ts';
import { confirmRemoval } from './ask.ts';
import { type CliError, printError, problemError } from './errors.ts';
import { progressBar, readNamed } from './files.ts';
import { contextOf, LIBRARIAN } from './librarian.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';
import { counted, printed } from './words.ts';

type RemoveFlags = { json?: boolean; yes?: boolean };
type AddFlags = { id?: string; lang?: EditionLanguage; editionOf?: string; chapters?: boolean; json?: boolean };

export function declareArticle(article: Command): void {
  article
    .command('add <files...>')
    .description(
      'add articles from addresses of pages, or from files (text, Markdown, HTML, PDF, DOCX, EPUB, SRT, VTT); a changed one becomes a new revision',
    )
    .option('--id <id>', 'what references call it (default: from the file name)')
    .addOption(new Option('--lang <language>', 'its language (default: recognised)').choices(EDITION_LANGUAGES))
    .option('--edition-of <article>', 'it is another language of this article')
    .option('--chapters', 'of an e-book, each chapter becomes an article (--no-chapters: one article, without a question)')
    .option('--no-chapters', 'of an e-book, one article')
    .option('--json', 'print one JSON object a line')
    .action((files: string[], flags: AddFlags, command: Command) =>
      withSession(command, (session) => addAll(session, files, flags)),
    );
  article
    .command('list')
    .description('list the articles')
    .option('--json', 'print one JSON object a line')
    .action((flags: { json?: boolean }, command: Command) => withSession(command, (session) => list(session, flags)));
  article
    .command('show <article>')
    .description('show what is known of an article')
    .option('--json', 'print one JSON object, with every passage')
    .action((id: string, flags: { json?: boolean }, command: Command) =>
      withSession(command, (session) => show(session, id, flags)),
    );
  article
    .command('attributions <article>')
    .description('whose words and views the article reports, as far as reading tells')
    .addOption(new Option('--lang <language>', 'of which edition (default: the first)').choices(EDITION_LANGUAGES))
    .option('--json', 'print one JSON object')
    .action((id: string, flags: { lang?: EditionLanguage; json?: boolean }, command: Command) =>
      withSession(command, (session) => attributions(session, id, flags)),
    );
  article
    .command('remove <article>')
    .description('remove an article of the workspace; references to it will say so')
    .option('--yes', 'without a question')
    .option('--json', 'print one JSON object')
    .action((id: string, flags: RemoveFlags, command: Command) =>
      withSession(command, (session) => remove(session, id, flags)),
    );
  declareEdit(article);
}

async function addAll(session: Session, files: readonly string[], flags: AddFlags): Promise<void> {
  if (flags.id && files.length > 1) throw new UsageError('--id names one article: give one file with it.');
  const bar = progressBar(files.length);
  const failures: CliError[] = [];
  for (const [index, file] of files.entries()) {
    try {
      print(session, await addOne(session, file, flags), flags);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(problemError(error.problem, session.say));
    }
    bar(index + 1);
  }
  for (const failure of failures) printError(failure, flags.json);
  if (failures.length) process.exitCode = EXIT.failed;
}

async function addOne(session: Session, name: string, flags: AddFlags): Promise<Added> {
  const options: AddOptions = {
    ...(flags.id && { id: flags.id }),
    ...(flags.lang && { language: flags.lang }),
    ...(flags.editionOf && { editionOf: flags.editionOf }),
  };
  if (flags.editionOf) await openArticle(contextOf(session), flags.editionOf);
  const { ingest, library, outside } = session.services;
  // A web address is no name of a file.
  const [address] = /^(?:https?:\/\/|www\.)/i.test(name) ? meantAddresses(name) : [];
  const draft =
    address === undefined
      ? await ingest.read(session.workspace, { ...(await readNamed(session, name)), ...wantedOf(options) })
      : await readFromWeb(contextOf(session), address, options);
  return library.add(session.workspace, draft, { ...options, by: LIBRARIAN, now: outside.now() });
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

async function list(session: Session, { json }: { json?: boolean }): Promise<void> {
  const articles = await session.services.library.list(session.workspace);
  if (json) for (const article of articles) console.log(JSON.stringify(summary(article)));
  else console.log(printed(plainText(listReply(contextOf(session), articles))));
}

function summary(article: ListedArticle) {
  const { meta } = currentRevision(primaryEdition(article));
  return {
    id: article.id,
    title: meta.title,
    shelf: article.workspace === SHELF,
    source: meta.source ?? null,
    published: meta.published ?? null,
    editions: article.editions.map((edition) => ({
      lang: edition.language,
      passages: currentRevision(edition).passages.length,
    })),
  };
}

async function show(session: Session, id: string, { json }: { json?: boolean }): Promise<void> {
  const context = contextOf(session);
  const article = await openArticle(context, id);
  if (!json) {
    console.log(printed(plainText(showReply(context, article))));
    return;
  }
  const editions = article.editions.map((edition) => {
    const revision = currentRevision(edition);
    const passages = revision.passages.map((one) => ({
      passage: numberOf(one.label),
      paragraph: one.paragraph,
      text: passageText(revision, one),
      ...one.place,
    }));
    return { lang: edition.language, revision: revision.number, ...revision.meta, passages };
  });
  console.log(JSON.stringify({ ...summary(article), editions }));
}

async function attributions(
  session: Session,
  id: string,
  { lang, json }: { lang?: EditionLanguage; json?: boolean },
): Promise<void> {
  const article = await openArticle(contextOf(session), id);
  const language = lang ?? primaryEdition(article).language;
  const present = article.editions.map((one) => one.language);
  if (!present.includes(language)) throw new UserError({ kind: 'no-edition', article: article.id, language, present });
  const found = await session.services.attributions.of(article, language);
  if (!json) {
    for (const one of found) console.log(printed(attributionLine(session, one)));
    return;
  }
  // Separate entries for sure and unsure passages, so that a program that reads this never meets a mixed entry.
  const entries = found.flatMap(({ holder, aliases, passages, unsure, byAuthors }) =>
    [true, false].flatMap((sure) => {
      const some = passages.filter((label) => unsure.includes(label) !== sure);
      return some.length
        ? [{ holder: byAuthors ? 'authors' : holder, aliases, passages: some.map(numberOf), sure }]
        : [];
    }),
  );
  console.log(JSON.stringify({ attributions: entries }));
}

function attributionLine({ say }: Session, { holder, aliases, passages, unsure, byAuthors }: Attribution): string {
  const names = byAuthors ? say({ en: 'the authors', zh: '作者' }) : [holder, ...aliases].join(' / ');
  return `${names}: ${passages.map((label) => (unsure.includes(label) ? `${label}?` : label)).join(', ')}`;
}

/** Converts a label without letters to a number. A label with letters stays text. */
export function numberOf(label: string): number | string {
  return /^\d+$/.test(label) ? Number(label) : label;
}

async function remove(session: Session, id: string, { json, yes }: RemoveFlags): Promise<void> {
  const { library, outside } = session.services;
  const { id: found, workspace } = await openArticle(contextOf(session), id);
  if (workspace === session.workspace) await confirmRemoval(session, found, `parley article remove ${found}`, yes);
  const removed = await library.remove(session.workspace, found, outside.now());
  const took = [
    counted(removed.editions, 'edition'),
    counted(removed.revisions, 'revision'),
    counted(removed.passages, 'passage'),
  ];
  const words = {
    en: `removed ${removed.id}: ${took.join(', ')}`,
    zh: `已移除 ${removed.id}：${removed.editions} 个版本，${removed.revisions} 次修订，${removed.passages} 句`,
  };
  console.log(json ? JSON.stringify(removed) : session.say(words));
}
