import type { AddOptions } from '#core/article-draft.ts';
import { type ArgsOf, type Context, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { type Outcome, onlyMe } from '#core/reply.ts';
import type { Attachment } from '#core/request.ts';
import { answered, ask, waiting } from '#features/articles/confirmation.ts';
import { openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { fileOf } from '#features/articles/pasted.ts';
import { addedReply, previewReply, untouchedReply } from '#features/articles/replies.ts';

const ADD = ['parley', 'article', 'add'];

const languageChoices = EDITION_LANGUAGES.map((value) => ({ value, words: { en: value, zh: value } }));

const OPTIONS = [
  {
    name: 'file',
    chinese: '文件',
    traditional: '檔案',
    kind: 'file',
    required: false,
    words: { en: 'A .txt or .md file', zh: '.txt 或 .md 文件' },
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
    name: 'lang',
    chinese: '语言',
    traditional: '語言',
    kind: 'choice',
    required: false,
    words: { en: 'Its language, if I guess wrong', zh: '语言（识别错时填写）' },
    choices: languageChoices,
  },
  {
    name: 'edition-of',
    chinese: '同篇',
    kind: 'article',
    required: false,
    words: { en: 'It is another language of this article', zh: '它是这篇文章的另一种语言的版本' },
  },
] as const satisfies readonly Option[];
type AddArgs = ArgsOf<typeof OPTIONS>;

export const articleAdd = defineCommand({
  path: ADD,
  chinese: ['parley', '文章', '添加'],
  traditional: ['parley', '文章', '新增'],
  words: { en: 'Add an article, for this group alone', zh: '添加文章（仅本群可见）' },
  options: OPTIONS,
  oneOf: ['file', 'text'],
  may: 'facilitator',
  scope: 'workspace',
  examples: [],
  visibility: () => 'only-me',
  run: runAdd,
  press: pressAdd,
  complete: async (context, option, typed) => (option === 'edition-of' ? suggestArticles(context, typed, 'own') : []),
});

async function runAdd(context: Context, args: AddArgs, files: readonly Attachment[]): Promise<Outcome> {
  const options = addOptions(args);
  // Checked before the file is read, because this error names articles with similar ids.
  if (options.editionOf !== undefined) await openArticle(context, options.editionOf);
  const file = files[0] ?? (await fileOf(context, args.text ?? '', options));
  const { draft, plan } = await context.services.library.preview(context.asked.place.workspace, file, options);
  if (plan.outcome === 'same')
    return onlyMe(
      addedReply(context, { ...plan, language: draft.language, passages: draft.passages, meta: draft.meta }),
    );
  const card = await ask(context, ADD, { kind: 'add', ...file, options });
  return onlyMe(previewReply(context, ADD, card, draft, plan));
}

function addOptions(args: AddArgs): AddOptions {
  const language = EDITION_LANGUAGES.find((one) => one === args.lang);
  return {
    ...(args.id !== undefined && { id: args.id }),
    ...(language && { language }),
    ...(args['edition-of'] !== undefined && { editionOf: args['edition-of'] }),
  };
}

async function pressAdd(context: Context, action: string, card: string): Promise<Outcome> {
  const state = await waiting(context, card);
  if (state.kind !== 'add') throw new UserError({ kind: 'card-gone' });
  const { asked, services } = context;
  if (action !== 'yes') {
    await answered(context, ADD, card);
    return { kind: 'update', reply: untouchedReply(context) };
  }
  const { name, bytes, options } = state;
  const now = services.outside.now();
  const by = asked.user.id;
  const added = await services.library.add(asked.place.workspace, { name, bytes }, { ...options, by, now });
  await answered(context, ADD, card);
  return { kind: 'update', reply: addedReply(context, added) };
}
