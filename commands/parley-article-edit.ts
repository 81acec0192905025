import { currentRevision, findEdition, primaryEdition } from '#core/article.ts';
import type { MetaChanges } from '#core/article-facts.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import { type Outcome, onlyMe, type Reply, updateMine } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { ask, waiting } from '#features/articles/confirmation.ts';
import { editReply, FORM_TITLE, noFormReply } from '#features/articles/edit.ts';
import { FACT_FIELDS, FACT_OPTIONS, factValues, filledChanges, typedChanges } from '#features/articles/facts.ts';
import { beginningOf, openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { PREVIEW } from '#features/articles/preview.ts';
import { articleOption } from './shared-options.ts';

const EDIT = ['parley', 'article', 'edit'];

const OPTIONS = [
  articleOption,
  ...FACT_OPTIONS,
  {
    name: 'lang',
    chinese: '语言',
    traditional: '語言',
    kind: 'choice',
    required: false,
    words: { en: 'Which language’s edition; the first otherwise', zh: '哪种语言的版本（不填则为第一个）' },
    choices: EDITION_LANGUAGES.map((value) => ({ value, words: EDITION_NAMES[value] })),
  },
] as const satisfies readonly Option[];
type EditArgs = ArgsOf<typeof OPTIONS>;

export const articleEdit = defineCommand({
  path: EDIT,
  chinese: ['parley', '文章', '更正'],
  words: { en: 'Correct what is said about an article', zh: '更正文章的标题、作者等信息' },
  options: OPTIONS,
  may: 'facilitator',
  scope: 'workspace',
  examples: [],
  visibility: () => 'only-me',
  run: runEdit,
  press: async (context, action, card, args) => {
    const { article, language } = await editingOf(context, card);
    if (action !== PREVIEW.correct || !args) return onlyMe(noFormReply(context));
    return updateMine(await edited(context, card, article, language, filledChanges(args)));
  },
  forms: { [PREVIEW.correct]: { words: FORM_TITLE, options: FACT_FIELDS, values: known } },
  complete: async (context, option, typed) => (option === 'article' ? suggestArticles(context, typed, 'own') : []),
});

async function runEdit(context: CommandContext, args: EditArgs): Promise<Outcome> {
  const article = await openArticle(context, args.article);
  if (article.workspace !== context.requester.place.workspace)
    throw new UserError({ kind: 'shelf-read-only', id: article.id });
  const present = article.editions.map((one) => one.language);
  const language = args.lang === undefined ? present[0] : present.find((one) => one === args.lang);
  if (!language) throw new UserError({ kind: 'no-edition', article: article.id, language: args.lang ?? '', present });
  const changes = typedChanges(args);
  const card = await ask(context, EDIT, { kind: 'edit', article: article.id, language });
  if (Object.keys(changes).length) return onlyMe(await edited(context, card, article.id, language, changes));
  return onlyMe(await shown(context, card, article.id, language));
}

async function editingOf(
  context: CommandContext,
  card: string,
): Promise<{ article: string; language: EditionLanguage }> {
  const state = await waiting(context, card);
  if (state.kind !== 'edit') throw new UserError({ kind: 'card-gone' });
  return state;
}

async function edited(
  context: CommandContext,
  card: string,
  id: string,
  language: EditionLanguage,
  changes: MetaChanges,
): Promise<Reply> {
  const { requester, services } = context;
  const correction = { changes, language, by: requester.user.id, now: services.outside.now() };
  const { changed } = await services.corrections.edit(requester.place.workspace, id, correction);
  return shown(context, card, id, language, changed);
}

async function shown(
  context: CommandContext,
  card: string,
  id: string,
  language: EditionLanguage,
  isChanged?: boolean,
): Promise<Reply> {
  const article = await openArticle(context, id);
  const edition = findEdition(article, language) ?? primaryEdition(article);
  const readAt = await context.services.links.reader(context.requester.place.workspace);
  const address = readAt?.(beginningOf(article, edition));
  return editReply(context, { command: EDIT, card, article, edition, address }, isChanged);
}

/** The values of the form: the edition's facts as they are stored. */
async function known(context: CommandContext, card: string): Promise<Args> {
  const { article: id, language } = await editingOf(context, card);
  const article = await openArticle(context, id);
  const edition = findEdition(article, language) ?? primaryEdition(article);
  const { meta } = currentRevision(edition);
  return factValues(meta);
}
