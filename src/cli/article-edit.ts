import { type Command, Option } from 'commander';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import { NOTHING, type TypedFacts, typedChanges } from '#features/articles/facts.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { contextOf, LIBRARIAN } from './librarian.ts';
import { type Session, UsageError, withSession } from './session.ts';
import { printed } from './words.ts';

type EditFlags = TypedFacts & { lang?: EditionLanguage; json?: boolean };

/** Declares `parley article edit`. */
export function declareEdit(article: Command): void {
  article
    .command('edit <article>')
    .description(
      `correct what is said about an article; its passages keep their numbers ("${NOTHING}" takes a value away)`,
    )
    .option('--title <title>', 'its title')
    .option('--author <names>', 'its authors, with ; between them')
    .option('--date <day>', 'when it was published')
    .option('--source <address>', 'where it was published')
    .option('--licence <licence>', 'its licence')
    .addOption(new Option('--lang <language>', 'of which edition (default: the first)').choices(EDITION_LANGUAGES))
    .option('--json', 'print one JSON object')
    .action((id: string, flags: EditFlags, command: Command) =>
      withSession(command, (session) => edit(session, id, flags)),
    );
}

async function edit(session: Session, id: string, { lang, json, ...typed }: EditFlags): Promise<void> {
  const changes = typedChanges(typed);
  if (!Object.keys(changes).length)
    throw new UsageError('edit takes what to correct: --title, --author, --date, --source or --licence.');
  const { corrections, outside } = session.services;
  const article = await openArticle(contextOf(session), id);
  const correction = { changes, ...(lang && { language: lang }), by: LIBRARIAN, now: outside.now() };
  const edited = await corrections.edit(session.workspace, article.id, correction);
  const { language, meta, changed } = edited;
  if (json) {
    console.log(JSON.stringify({ id: edited.id, lang: language, changed, ...meta }));
    return;
  }
  const about = [meta.title, meta.authors.join(', '), meta.published, meta.source, meta.licence]
    .filter(Boolean)
    .join('; ');
  const words = changed
    ? { en: `corrected ${edited.id} (${language}): ${about}`, zh: `已更正 ${edited.id}（${language}）：${about}` }
    : {
        en: `${edited.id} (${language}) says this already: ${about}`,
        zh: `${edited.id}（${language}）原来就是这样：${about}`,
      };
  console.log(printed(session.say(words)));
}
