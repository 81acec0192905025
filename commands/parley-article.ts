import { z } from 'zod';
import { demand } from '#core/answer.ts';
import {
  addedReply,
  listReply,
  previewReply,
  removalReply,
  removedReply,
  showReply,
  untouchedReply,
} from '#core/articles/replies.ts';
import type { Command, Context } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { openArticle, suggestArticles } from '#core/open-article.ts';
import type { AddOptions } from '#core/ports.ts';
import type { Outcome, Reply } from '#core/reply.ts';
import type { Args, Attachment } from '#core/request.ts';

const ADD = ['parley', 'article', 'add'];
const REMOVE = ['parley', 'article', 'remove'];

/** What waits for somebody's yes or no, or was answered. */
const State = z.discriminatedUnion('kind', [
  z.object({
    format: z.literal(1),
    kind: z.literal('add'),
    name: z.string(),
    bytes: z.base64(),
    options: z.object({
      id: z.string().optional(),
      language: z.enum(EDITION_LANGUAGES).optional(),
      editionOf: z.string().optional(),
    }),
  }),
  z.object({ format: z.literal(1), kind: z.literal('remove'), article: z.string() }),
  z.object({ format: z.literal(1), kind: z.literal('answered') }),
]);
type State = z.infer<typeof State>;

const languageChoices = EDITION_LANGUAGES.map((value) => ({ value, words: { en: value, zh: value } }));
const articleOption = {
  name: 'article',
  chinese: '文章',
  kind: 'article',
  required: true,
  words: { en: 'The article’s id', zh: '文章编号' },
} as const;

export const articleList: Command = {
  path: ['parley', 'article', 'list'],
  chinese: ['parley', '文章', '列表'],
  words: { en: 'List the articles', zh: '列出全部文章' },
  options: [],
  may: 'member',
  examples: [{ en: '/parley article list', zh: '/parley article list' }],
  visibility: () => 'only-me',
  run: async (context) => {
    const all = await context.services.library.list(context.asked.place.workspace);
    return onlyMe(listReply(context, all));
  },
};

export const articleShow: Command = {
  path: ['parley', 'article', 'show'],
  chinese: ['parley', '文章', '详情'],
  traditional: ['parley', '文章', '詳情'],
  words: { en: 'Show what is known of an article', zh: '查看一篇文章的信息' },
  options: [articleOption],
  may: 'member',
  examples: [{ en: '/parley article show chip-controls', zh: '/parley article show chip-controls' }],
  visibility: () => 'only-me',
  run: async (context, args) => {
    const article = await openArticle(context, String(args.article));
    return onlyMe(showReply(context, article, await context.services.links.reader(context.asked.place.workspace)));
  },
  complete: async (context, _option, typed) => suggestArticles(context, typed),
};

export const articleAdd: Command = {
  path: ADD,
  chinese: ['parley', '文章', '添加'],
  traditional: ['parley', '文章', '新增'],
  words: { en: 'Add an article, for this group alone', zh: '添加文章（仅本群可见）' },
  options: [
    {
      name: 'file',
      chinese: '文件',
      traditional: '檔案',
      kind: 'file',
      required: true,
      words: { en: 'A .txt or .md file', zh: '.txt 或 .md 文件' },
    },
    {
      name: 'id',
      chinese: '编号',
      traditional: '編號',
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
      words: { en: 'It is another language of this article', zh: '它是这篇文章的另一语言版本' },
    },
  ],
  may: 'facilitator',
  examples: [],
  visibility: () => 'only-me',
  run: runAdd,
  press: pressAdd,
  complete: async (context, option, typed) => (option === 'edition-of' ? suggestArticles(context, typed, 'own') : []),
};

async function runAdd(context: Context, args: Args, files: readonly Attachment[]): Promise<Outcome> {
  const [file] = files;
  if (!file) throw new UserError({ kind: 'file-missing' });
  const options = addOptions(args);
  // Before the file is read, because this error names articles like the one that was meant.
  if (options.editionOf !== undefined) await openArticle(context, options.editionOf);
  const { draft, plan } = await context.services.library.preview(context.asked.place.workspace, file, options);
  if (plan.outcome === 'same')
    return onlyMe(addedReply(context, { ...plan, language: draft.language, passages: plan.kept, meta: draft.meta }));
  const card = await ask(context, ADD, {
    format: 1,
    kind: 'add',
    name: file.name,
    bytes: file.bytes.toBase64(),
    options,
  });
  return onlyMe(previewReply(context, ADD, card, draft, plan));
}

function addOptions(args: Args): AddOptions {
  const language = EDITION_LANGUAGES.find((one) => one === args.lang);
  return {
    ...(args.id !== undefined && { id: String(args.id) }),
    ...(language && { language }),
    ...(args['edition-of'] !== undefined && { editionOf: String(args['edition-of']) }),
  };
}

async function pressAdd(context: Context, action: string, card: string): Promise<Outcome> {
  demand(context.may, 'facilitator');
  const state = await waiting(context, card);
  if (state.kind !== 'add') throw new UserError({ kind: 'card-gone' });
  const { asked, services } = context;
  if (action !== 'yes') {
    await answered(context, ADD, card);
    return { kind: 'update', reply: untouchedReply(context) };
  }
  const { id, language, editionOf } = state.options;
  const options: AddOptions = { ...(id && { id }), ...(language && { language }), ...(editionOf && { editionOf }) };
  const file = { name: state.name, bytes: Uint8Array.fromBase64(state.bytes) };
  const { draft } = await services.library.preview(asked.place.workspace, file, options);
  const now = services.outside.now();
  const added = await services.library.add(asked.place.workspace, draft, { ...options, by: asked.user.id, now });
  await answered(context, ADD, card);
  return { kind: 'update', reply: addedReply(context, added) };
}

export const articleRemove: Command = {
  path: REMOVE,
  chinese: ['parley', '文章', '移除'],
  words: { en: 'Remove an article of this group', zh: '移除本群的一篇文章' },
  options: [articleOption],
  may: 'facilitator',
  examples: [],
  visibility: () => 'only-me',
  run: async (context, args) => {
    const article = await openArticle(context, String(args.article));
    if (article.workspace !== context.asked.place.workspace)
      throw new UserError({ kind: 'shelf-read-only', id: article.id });
    const card = await ask(context, REMOVE, { format: 1, kind: 'remove', article: article.id });
    return onlyMe(removalReply(context, REMOVE, card, article));
  },
  press: pressRemove,
  complete: async (context, _option, typed) => suggestArticles(context, typed, 'own'),
};

async function pressRemove(context: Context, action: string, card: string): Promise<Outcome> {
  demand(context.may, 'facilitator');
  const state = await waiting(context, card);
  if (state.kind !== 'remove') throw new UserError({ kind: 'card-gone' });
  if (action !== 'yes') {
    await answered(context, REMOVE, card);
    return { kind: 'update', reply: untouchedReply(context) };
  }
  const { asked, services } = context;
  const removed = await services.library.remove(asked.place.workspace, state.article, services.outside.now());
  await answered(context, REMOVE, card);
  return { kind: 'update', reply: removedReply(context, removed) };
}

function onlyMe(reply: Reply): Outcome {
  return { kind: 'reply', visibility: 'only-me', reply };
}

async function ask({ asked, services }: Context, path: readonly string[], state: State): Promise<string> {
  const id = services.outside.newId();
  const card = { id, command: path.join('.'), owner: asked.user.id, createdAt: services.outside.now(), state };
  await services.cards.put(asked.place.workspace, card);
  return id;
}

/** What waits under this card, for whoever was asked. */
async function waiting({ asked, services }: Context, id: string): Promise<State> {
  const card = await services.cards.get(asked.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!state || state.kind === 'answered' || card?.owner !== asked.user.id) throw new UserError({ kind: 'card-gone' });
  return state;
}

async function answered({ asked, services }: Context, path: readonly string[], id: string): Promise<void> {
  const state: State = { format: 1, kind: 'answered' };
  const card = { id, command: path.join('.'), owner: asked.user.id, createdAt: services.outside.now(), state };
  await services.cards.put(asked.place.workspace, card);
}
