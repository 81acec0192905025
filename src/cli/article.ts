import type { Command } from 'commander';
import { Option } from 'commander';
import { currentRevision, type ListedArticle, passageText, primaryEdition, SHELF } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { Book } from '#core/books.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import { showBookReply } from '#features/articles/book-replies.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { findBook } from '#features/articles/open-book.ts';
import { listReply, showReply } from '#features/articles/replies.ts';
import { declareAdd } from './article-add.ts';
import { declareEdit } from './article-edit.ts';
import { confirmRemoval } from './ask.ts';
import { contextOf } from './librarian.ts';
import { type Session, withSession } from './session.ts';
import { counted, printed } from './words.ts';

type RemoveFlags = { json?: boolean; yes?: boolean };

export function declareArticle(article: Command): void {
  declareAdd(article);
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
    ...(meta.book && { book: meta.book }),
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
  const book = await findBook(context, id);
  if (book) {
    if (json) for (const chapter of book.chapters) console.log(JSON.stringify(summary(chapter)));
    else console.log(printed(plainText(showBookReply(context, book))));
    return;
  }
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

async function remove(session: Session, id: string, flags: RemoveFlags): Promise<void> {
  const { library, outside } = session.services;
  const book = await findBook(contextOf(session), id);
  if (book) return removeBook(session, book, flags);
  const { id: found, workspace } = await openArticle(contextOf(session), id);
  if (workspace === session.workspace)
    await confirmRemoval(session, found, `parley article remove ${found}`, flags.yes);
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
  console.log(flags.json ? JSON.stringify(removed) : session.say(words));
}

async function removeBook(session: Session, { id, chapters }: Book, { json, yes }: RemoveFlags): Promise<void> {
  const { books, outside } = session.services;
  const name = session.say({ en: `${id} (${chapters.length} chapters)`, zh: `${id}（${chapters.length} 章）` });
  await confirmRemoval(session, name, `parley article remove ${id}`, yes);
  const removed = await books.remove(session.workspace, id, outside.now());
  const words = {
    en: `removed ${removed.id}: ${counted(removed.chapters, 'chapter')}, ${counted(removed.passages, 'passage')}`,
    zh: `已移除 ${removed.id}：${removed.chapters} 章，${removed.passages} 句`,
  };
  console.log(json ? JSON.stringify(removed) : session.say(words));
}
