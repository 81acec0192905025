import { demand } from '#core/answer.ts';
import type { Command, Context } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { PUBLIC_LANGUAGES } from '#core/language.ts';
import { openArticle, suggestArticles } from '#core/open-article.ts';
import type { WorkspaceSettings } from '#core/ports.ts';
import { type Block, code, type Outcome, type Span, subdued, text } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import type { Words } from '#core/words.ts';

/** Given for a setting, takes it back. */
const NONE = 'none';

const LANGUAGE_NAMES: Record<(typeof PUBLIC_LANGUAGES)[number] | typeof NONE, Words> = {
  en: { en: 'English', zh: '英文' },
  'zh-Hans': { en: 'Simplified Chinese', zh: '简体中文' },
  'zh-Hant': { en: 'Traditional Chinese', zh: '繁体中文' },
  both: { en: 'English and Chinese', zh: '中英双语' },
  none: { en: 'the language of whoever asks', zh: '提问者的语言' },
};

export const settings: Command = {
  path: ['parley', 'settings'],
  chinese: ['parley', '设置'],
  traditional: ['parley', '設定'],
  words: { en: 'Show or change how Parley behaves here', zh: '查看或修改这里的设置' },
  options: [
    {
      name: 'language',
      chinese: '语言',
      traditional: '語言',
      kind: 'choice',
      required: false,
      words: { en: 'Language of public posts', zh: '公开消息的语言' },
      choices: ([...PUBLIC_LANGUAGES, NONE] as const).map((value) => ({ value, words: LANGUAGE_NAMES[value] })),
    },
    {
      name: 'article',
      chinese: '文章',
      kind: 'article',
      required: false,
      words: { en: 'Article searched first, or none', zh: '优先查找的文章（none 为不设）' },
    },
    {
      name: 'facilitator',
      chinese: '主持人',
      kind: 'user',
      required: false,
      words: { en: 'Make this person a facilitator', zh: '指定主持人' },
    },
    {
      name: 'not-facilitator',
      chinese: '取消主持人',
      kind: 'user',
      required: false,
      words: { en: 'Take that back from this person', zh: '取消其主持人身份' },
    },
  ],
  may: 'member',
  examples: [
    { en: '/parley settings', zh: '/parley settings' },
    { en: '/parley settings language:both', zh: '/parley settings language:zh-Hans' },
    { en: '/parley settings article:chip-controls', zh: '/parley settings article:chip-controls' },
  ],
  visibility: () => 'only-me',
  run,
  complete: async (context, option, typed) => (option === 'article' ? suggestArticles(context, typed) : []),
};

async function run(context: Context, args: Args): Promise<Outcome> {
  const { asked, services } = context;
  if (!Object.keys(args).length) return shown(context, await services.settings.get(asked.place.workspace), false);
  demand(
    context.may,
    args.facilitator !== undefined || args['not-facilitator'] !== undefined ? 'manager' : 'facilitator',
  );
  const article = args.article === undefined ? undefined : await chosenArticle(context, String(args.article));
  const changed = await services.settings.change(asked.place.workspace, (before) => changedBy(before, args, article));
  return shown(context, changed, true);
}

function changedBy(before: WorkspaceSettings, args: Args, chosen: string | undefined): WorkspaceSettings {
  const { language: oldLanguage, article: oldArticle, facilitators, ...rest } = before;
  const language = args.language === undefined ? oldLanguage : PUBLIC_LANGUAGES.find((one) => one === args.language);
  const article = args.article === undefined ? oldArticle : chosen;
  const named = person(args, 'facilitator');
  const dropped = person(args, 'not-facilitator');
  if (dropped && !facilitators.includes(dropped)) {
    throw new UserError({ kind: 'bad-option', option: 'not-facilitator', value: dropped, allowed: [...facilitators] });
  }
  return {
    ...rest,
    ...(language && { language }),
    ...(article && { article }),
    facilitators: [...new Set([...facilitators, ...(named ? [named] : [])])].filter((one) => one !== dropped),
  };
}

async function chosenArticle(context: Context, typed: string): Promise<string | undefined> {
  return typed === NONE ? undefined : (await openArticle(context, typed)).id;
}

/** A person as typed: the platform's own id, with or without an @ before it. */
function person(args: Args, option: string): string | undefined {
  if (args[option] === undefined) return undefined;
  const typed = String(args[option]);
  const id = typed.replace(/^@/, '').trim();
  if (!id) throw new UserError({ kind: 'bad-option', option, value: typed, allowed: [] });
  return id;
}

function shown(
  { say, asked }: Context,
  { language, article, facilitators }: WorkspaceSettings,
  changed: boolean,
): Outcome {
  const none: Span[] = [text(say({ en: 'none', zh: '未设' }))];
  const names = facilitators.flatMap((one, i): Span[] => [...(i ? [text(', ')] : []), code(one)]);
  const fields: Block = {
    kind: 'fields',
    fields: [
      { name: say({ en: 'Public posts', zh: '公开消息' }), value: [text(say(LANGUAGE_NAMES[language ?? NONE]))] },
      { name: say({ en: 'Default article', zh: '默认文章' }), value: article ? [code(article)] : none },
      { name: say({ en: 'Facilitators', zh: '主持人' }), value: names.length ? names : none },
    ],
  };
  const heading = changed ? { en: 'Settings changed', zh: '设置已更新' } : { en: 'Settings', zh: '设置' };
  const hint = {
    en: 'Facilitators change the first two, managers name facilitators. Administrators of the place are managers.',
    zh: '前两项由主持人修改，主持人由管理员指定。',
  };
  const blocks: Block[] = [{ kind: 'heading', text: say(heading) }, fields, subdued(text(say(hint)))];
  return { kind: 'reply', visibility: 'only-me', reply: { language: asked.language, blocks } };
}
