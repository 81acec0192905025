import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { withWhole } from '#core/place-settings.ts';
import { type Outcome, onlyMe, paragraph, strong, subdued, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { openArticle, suggestArticles, titleFor } from '#features/articles/open-article.ts';
import { articleOption } from './shared-options.ts';

const WHOLE = 'whole';

const OPTIONS = [
  articleOption,
  {
    name: 'show',
    chinese: '显示',
    traditional: '顯示',
    kind: 'choice',
    required: true,
    words: { en: 'Whole only if you have the right to', zh: '有权公开全文时才选“全文”' },
    choices: [
      { value: WHOLE, words: { en: 'The whole article', zh: '全文' } },
      { value: 'excerpts', words: { en: 'What surrounds a citation', zh: '引文前后的几句' } },
    ],
  },
] as const satisfies readonly Option[];
type ReaderArgs = ArgsOf<typeof OPTIONS>;

export const articleReader = defineCommand({
  path: ['parley', 'article', 'reader'],
  chinese: ['parley', '文章', '阅读'],
  traditional: ['parley', '文章', '閱讀'],
  words: { en: 'Show an article whole in the reader, or only excerpts', zh: '阅读页显示全文，还是只显示节选' },
  options: OPTIONS,
  may: 'facilitator',
  scope: 'workspace',
  examples: [],
  visibility: () => 'only-me',
  run,
  complete: async (context, option, typed) => (option === 'article' ? suggestArticles(context, typed) : []),
});

async function run(context: CommandContext, args: ReaderArgs): Promise<Outcome> {
  const { requester, say, services } = context;
  const article = await openArticle(context, args.article);
  const whole = args.show === WHOLE;
  await services.settings.change(requester.place.workspace, (before) => withWhole(before, article.id, whole));
  const title = titleFor(article, requester.language);
  const blocks = [
    paragraph(strong(title), text(` (${article.id})`)),
    paragraph(text(say(whole ? SHOWN_WHOLE : SHOWN_IN_PARTS))),
    subdued(text(say(whole ? THE_RIGHT : UNLESS_FREE))),
  ];
  return onlyMe({ language: requester.language, blocks });
}

const SHOWN_WHOLE: Words = {
  en: 'Whoever has a link to the reader of this group can now read it from beginning to end.',
  zh: '凡是有本群阅读链接的人，现在都能读到全文。',
};
const THE_RIGHT: Words = {
  en: 'You may only do this if the text is yours or its owner allows it. Take it back with show:excerpts.',
  zh: '只有文章是你自己的，或者权利人同意，才可以这样做。要改回来，用 show:excerpts。',
};
const SHOWN_IN_PARTS: Words = {
  en: 'The reader shows only the sentences around a citation.',
  zh: '阅读页只显示引文前后的几句。',
};
const UNLESS_FREE: Words = {
  en: 'An article whose licence lets everybody share it is always shown whole.',
  zh: '许可协议允许任何人分享的文章，总是显示全文。',
};
