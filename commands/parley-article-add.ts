import { onlyAddress, typedAddresses } from '#core/addresses.ts';
import { type Article, primaryEdition } from '#core/article.ts';
import { type AddOptions, type Alternate, type PackedDraft, wantedOf } from '#core/article-draft.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, sameLanguage } from '#core/language.ts';
import { type Outcome, onlyMe, type Reply, updateMine } from '#core/reply.ts';
import type { Args, Attachment } from '#core/request.ts';
import { addedBookReply } from '#features/articles/book-replies.ts';
import { answered, ask, askAgain, type Question, waiting } from '#features/articles/confirmation.ts';
import { FORM_TITLE, noFormReply } from '#features/articles/edit.ts';
import { FACT_FIELDS, factValues, filledChanges } from '#features/articles/facts.ts';
import {
  isReadable,
  meantAddresses,
  pointedArgs,
  READ_LINK,
  readFromWeb,
  whichReply,
} from '#features/articles/from-web.ts';
import { beginningOf, openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { openEither, suggestBooks } from '#features/articles/open-book.ts';
import { readPasted } from '#features/articles/pasted.ts';
import { addedButtons, addedReply, PREVIEW, previewReply } from '#features/articles/preview.ts';
import { previewOf } from '#features/articles/preview-of.ts';
import { untouchedReply } from '#features/articles/replies.ts';
import { told } from '#features/articles/tell.ts';

const ADD = ['parley', 'article', 'add'];

const languageChoices = EDITION_LANGUAGES.map((value) => ({ value, words: EDITION_NAMES[value] }));

const OPTIONS = [
  {
    name: 'address',
    chinese: '网址',
    traditional: '網址',
    kind: 'text',
    required: false,
    addresses: true,
    words: { en: 'The address of a page on the web', zh: '网页的地址' },
  },
  {
    name: 'file',
    chinese: '文件',
    traditional: '檔案',
    kind: 'file',
    required: false,
    words: {
      en: 'A PDF, Word file, e-book, saved page, subtitles, or text',
      zh: 'PDF、Word、电子书、网页、字幕或文本文件',
    },
  },
  {
    name: 'text',
    chinese: '正文',
    kind: 'pasted',
    required: false,
    words: { en: 'The article’s text, instead of a file', zh: '文章正文（代替文件）' },
  },
  {
    name: 'id',
    chinese: '短名',
    kind: 'text',
    required: false,
    words: { en: 'A short name for references', zh: '用于引用的短名' },
  },
  {
    name: 'edition-of',
    chinese: '同篇',
    kind: 'article',
    required: false,
    words: { en: 'It is another language of this article', zh: '它是这篇文章的另一种语言的版本' },
  },
  {
    name: 'lang',
    chinese: '语言',
    traditional: '語言',
    kind: 'choice',
    required: false,
    words: { en: 'Its language, if I guess wrong', zh: '语言（识别错时填写）' },
    choices: languageChoices,
  },
] as const satisfies readonly Option[];
type AddArgs = ArgsOf<typeof OPTIONS>;

export const articleAdd = defineCommand({
  path: ADD,
  chinese: ['parley', '文章', '添加'],
  traditional: ['parley', '文章', '新增'],
  words: { en: 'Add an article, for this group alone', zh: '添加文章（仅本群可见）' },
  options: OPTIONS,
  oneOf: ['address', 'file', 'text'],
  may: 'facilitator',
  scope: 'workspace',
  shortcut: {
    words: { en: 'Read this article', zh: '读这篇文章' },
    args: pointedArgs,
    reads: isReadable,
  },
  examples: [],
  visibility: () => 'only-me',
  run: runAdd,
  press: pressAdd,
  forms: { [PREVIEW.correct]: { words: FORM_TITLE, options: FACT_FIELDS, values: factsIn } },
  complete: async (context, option, typed) =>
    option === 'edition-of'
      ? [...(await suggestBooks(context, typed)), ...(await suggestArticles(context, typed, 'own'))]
      : [],
});

async function runAdd(context: CommandContext, args: AddArgs, files: readonly Attachment[]): Promise<Outcome> {
  const options = addOptions(args);
  // Checked before the file is read, because this error names articles with similar ids.
  if (options.editionOf !== undefined) await openEither(context, options.editionOf);
  const [file] = files;
  const typed = args.address ?? (file ? undefined : onlyAddress(args.text ?? ''));
  if (file) return previewed(context, await readFile(context, file, options), { ...options, ...sourceOf(typed) });
  if (typed === undefined) return previewed(context, await readPasted(context, args.text ?? '', options), options);
  const addresses = meantAddresses(typed);
  const [address = '', ...others] = addresses;
  if (!others.length) return previewed(context, await readFromWeb(context, address, options), options);
  const card = await ask(context, ADD, { kind: 'which', addresses, given: options });
  return onlyMe(whichReply(context, ADD, card, addresses));
}

const readFile = ({ requester, services }: CommandContext, file: Attachment, options: AddOptions) =>
  services.ingest.read(requester.place.workspace, { ...file, ...wantedOf(options) });

/** Returns the address that a page was saved from, as a correction of what its file says. */
function sourceOf(typed: string | undefined): Pick<AddOptions, 'meta'> {
  const [source, ...others] = typed === undefined ? [] : typedAddresses(typed);
  return source !== undefined && !others.length ? { meta: { source } } : {};
}

/** Shows what was read, and asks whether it is to be added. */
async function previewed(context: CommandContext, read: PackedDraft, options: AddOptions): Promise<Outcome> {
  const shown = await previewOf(context, read, options);
  const { draft, plan } = shown;
  if (plan?.outcome === 'same') {
    const same = { ...plan, language: draft.language, passages: draft.passages, meta: draft.meta };
    return onlyMe(addedReply(context, same, await addressOf(context, plan.id)));
  }
  const card = await ask(context, ADD, { kind: 'add', draft: read, options });
  return onlyMe(previewReply(context, ADD, card, shown));
}

function addOptions(args: AddArgs): AddOptions {
  const language = EDITION_LANGUAGES.find((one) => one === args.lang);
  return {
    ...(args.id !== undefined && { id: args.id }),
    ...(language && { language }),
    ...(args['edition-of'] !== undefined && { editionOf: args['edition-of'] }),
  };
}

/** The address where the article can be read; undefined if it cannot. */
async function addressOf(context: CommandContext, id: string): Promise<string | undefined> {
  const readAt = await context.services.links.reader(context.requester.place.workspace);
  if (!readAt) return undefined;
  const article = await openArticle(context, id);
  return readAt(beginningOf(article, primaryEdition(article)));
}

type Addition = Extract<Question, { kind: 'add' }>;

function additionIn(state: Question): Addition {
  if (state.kind !== 'add') throw new UserError({ kind: 'card-gone' });
  return state;
}

async function pressAdd(context: CommandContext, action: string, card: string, args?: Args): Promise<Outcome> {
  const state = await waiting(context, card);
  if (action === PREVIEW.tell) return told(context, state);
  const page = pageOf(state, action);
  if (page) return previewed(context, await readFromWeb(context, page.address, page.options), page.options);
  const addition = additionIn(state);
  if (action === PREVIEW.yes) return updateMine(await added(context, card, addition));
  if (action === PREVIEW.chapters) return updateMine(await addedBook(context, card, addition));
  if (action === PREVIEW.no) {
    await answered(context, ADD, card);
    return updateMine(untouchedReply(context));
  }
  if (action === PREVIEW.correct && !args) return onlyMe(noFormReply(context));
  return updateMine(await corrected(context, card, addition, changedOptions(addition, action, args ?? {})));
}

/** The page that a button reads: one of several links, or the added article in another language. */
function pageOf(state: Question, action: string): { address: string; options: AddOptions } | undefined {
  if (state.kind === 'which' && action.startsWith(READ_LINK)) {
    const address = state.addresses[Number(action.slice(READ_LINK.length))];
    return address === undefined ? undefined : { address, options: state.given };
  }
  if (state.kind !== 'added' || !action.startsWith(PREVIEW.alternate)) return undefined;
  const alternate = state.alternates?.find(({ language }) => action === `${PREVIEW.alternate}${language}`);
  return (
    alternate && { address: alternate.address, options: { editionOf: state.article, language: alternate.language } }
  );
}

async function added(context: CommandContext, card: string, { draft, options }: Addition): Promise<Reply> {
  const { requester, services } = context;
  const by = requester.user.id;
  const now = services.outside.now();
  const stored = await services.library.add(requester.place.workspace, draft, { ...options, by, now });
  const article = await openArticle(context, stored.id);
  const alternates = missing(stored.alternates ?? [], article);
  await answered(context, ADD, card, { kind: 'added', article: stored.id, ...(alternates.length && { alternates }) });
  const buttons = addedButtons(context, ADD, card, alternates);
  return addedReply(context, stored, await addressOf(context, stored.id), buttons);
}

/** Adds each chapter of a book as an article. */
async function addedBook(context: CommandContext, card: string, { draft, options }: Addition): Promise<Reply> {
  const { requester, services } = context;
  const adding = { ...options, by: requester.user.id, now: services.outside.now() };
  const book = await services.books.add(requester.place.workspace, draft, adding);
  await answered(context, ADD, card, { kind: 'added-book', book: book.id });
  const address = await addressOf(context, book.chapters[0]?.id ?? book.id);
  return addedBookReply(context, ADD, card, book, address);
}

/** The other languages that the article does not have yet. */
function missing(alternates: readonly Alternate[], { editions }: Article): Alternate[] {
  return alternates.filter(({ language }) => !editions.some((one) => sameLanguage(one.language, language)));
}

function changedOptions({ options }: Addition, action: string, args: Args): AddOptions {
  const language = EDITION_LANGUAGES.find((one) => action === `${PREVIEW.language}${one}`);
  return language ? { ...options, language } : { ...options, meta: { ...options.meta, ...filledChanges(args) } };
}

/** Shows the preview with the corrections. They are stored only if the article can be added with them. */
async function corrected(
  context: CommandContext,
  card: string,
  addition: Addition,
  options: AddOptions,
): Promise<Reply> {
  const shown = await previewOf(context, addition.draft, options);
  await askAgain(context, ADD, card, options);
  return previewReply(context, ADD, card, shown);
}

/** The values of the form: the article's facts as the preview shows them. */
async function factsIn(context: CommandContext, card: string): Promise<Args> {
  const addition = additionIn(await waiting(context, card));
  return factValues((await previewOf(context, addition.draft, addition.options)).draft.meta);
}
