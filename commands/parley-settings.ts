import { requireRight } from '#core/answer.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '#core/language.ts';
import { isPersonId, personTyped } from '#core/people.ts';
import { type Outcome, onlyMe, paragraph, text } from '#core/reply.ts';
import type { Right } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { findBook, suggestBooks } from '#features/articles/open-book.ts';
import { readTakingPart } from '#features/daily/taking-part.ts';
import { changedAt, type SettingsChange } from '#features/settings/change.ts';
import { LANGUAGE_NAMES, settingsReply, WHO_MAY } from '#features/settings/reply.ts';

/** The value that removes a setting. */
const NONE = 'none';

const WHO_MAY_CHOICES = Object.entries(WHO_MAY).map(([value, { words }]) => ({ value, words }));

const OPTIONS = [
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
  {
    name: 'taking-part',
    chinese: '参加者',
    traditional: '參加者',
    kind: 'text',
    mentions: true,
    required: false,
    words: { en: 'Who may answer and suggest: @…, @…, or everybody', zh: '谁能作答和出题：@…、@…，或“所有人”' },
  },
  {
    name: 'schedules',
    chinese: '定时权限',
    traditional: '定時權限',
    kind: 'choice',
    required: false,
    words: { en: 'Who may change schedules', zh: '谁能修改定时发题' },
    choices: WHO_MAY_CHOICES,
  },
  {
    name: 'debates',
    chinese: '辩论权限',
    traditional: '辯論權限',
    kind: 'choice',
    required: false,
    words: { en: 'Who may start debates', zh: '谁能发起辩论' },
    choices: WHO_MAY_CHOICES,
  },
  {
    name: 'here',
    chinese: '仅本频道',
    traditional: '僅本頻道',
    kind: 'flag',
    required: false,
    words: { en: 'Only for this channel', zh: '只用于本频道' },
  },
  {
    name: 'reader',
    chinese: '阅读链接',
    traditional: '閱讀連結',
    kind: 'choice',
    required: false,
    words: { en: 'Links to the reader of this group', zh: '本群的阅读链接' },
    choices: [{ value: 'new-link', words: { en: 'New ones; the old ones lead nowhere', zh: '换新链接，旧链接作废' } }],
  },
] as const satisfies readonly Option[];
type SettingsArgs = ArgsOf<typeof OPTIONS>;

export const settings = defineCommand({
  path: ['parley', 'settings'],
  chinese: ['parley', '设置'],
  traditional: ['parley', '設定'],
  also: ['setting', 'config', '设定', '設置'],
  words: { en: 'Show or change how Parley behaves here', zh: '查看或修改这里的设置' },
  options: OPTIONS,
  may: 'member',
  examples: [
    { en: '/parley settings', zh: '/parley settings' },
    { en: '/parley settings language:both', zh: '/parley settings 语言:简体中文' },
    { en: '/parley settings schedules:managers', zh: '/parley settings 定时权限:managers' },
    { en: '/parley settings article:chip-controls here', zh: '/parley settings 文章:chip-controls 仅本频道' },
  ],
  visibility: () => 'only-me',
  run,
  complete: async (context, option, typed) =>
    option === 'article' ? [...(await suggestBooks(context, typed)), ...(await suggestArticles(context, typed))] : [],
});

/** Options that only managers may use: they decide who may change the rest, and who may read. */
const MANAGERS = ['facilitator', 'not-facilitator', 'reader', 'schedules', 'debates'];

async function run(context: CommandContext, args: SettingsArgs): Promise<Outcome> {
  const { requester, services } = context;
  const { workspace, channel } = requester.place;
  const given = Object.keys(args).filter((name) => name !== 'here');
  if (!given.length) return onlyMe(settingsReply(context, await services.settings.get(workspace), 'shown'));
  const needed: Right = given.some((name) => MANAGERS.includes(name)) ? 'manager' : 'facilitator';
  requireRight(context, needed, args.here ? 'channel' : 'workspace');
  const change = await changeOf(context, args);
  const here = args.here ? channel : undefined;
  const now = await services.settings.change(workspace, (before) => changedAt(before, here, change));
  const shown = settingsReply(context, now, given.some((name) => name !== 'reader') ? 'changed' : 'shown');
  if (args.reader === undefined) return onlyMe(shown);
  const renewed = await services.links.renew(workspace);
  const notice = paragraph(text(context.say(renewed ? RENEWED : NO_READER)));
  return onlyMe({ ...shown, blocks: [notice, ...shown.blocks] });
}

const RENEWED: Words = {
  en: 'The reader has a new address. Links that were posted before lead nowhere now; from now on I post new ones.',
  zh: '阅读链接已经更换。以前发出的链接都已失效，从现在起发出的是新链接。',
};
const NO_READER: Words = {
  en: 'There is no reader with links here, so there was nothing to renew. The operator opens one with PUBLIC_URL.',
  zh: '这里没有带链接的阅读页，无需更换。管理员可以设置 PUBLIC_URL 来开启。',
};

async function changeOf(context: CommandContext, args: SettingsArgs): Promise<SettingsChange> {
  const {
    language,
    article,
    facilitator,
    'not-facilitator': dropped,
    'taking-part': taking,
    schedules,
    debates,
  } = args;
  return {
    ...(language !== undefined && { language: publicLanguage(language) }),
    ...(article !== undefined && { article: await chosenArticle(context, article) }),
    ...(facilitator !== undefined && { facilitator: personNamed(context, 'facilitator', facilitator) }),
    ...(dropped !== undefined && { dropped: personNamed(context, 'not-facilitator', dropped) }),
    ...(taking !== undefined && { takingPart: readTakingPart(context.requester.place, taking) }),
    ...(schedules !== undefined && { schedules: WHO_MAY[schedules]?.may }),
    ...(debates !== undefined && { debates: WHO_MAY[debates]?.may }),
  };
}

/** Returns the id of the person. Throws a user error if it is nobody's and nobody was named a facilitator by it. */
function personNamed({ requester, settings }: CommandContext, option: string, typed: string): string {
  const { platform } = requester.place;
  const id = personTyped(typed);
  if (isPersonId(platform, id) || (option !== 'facilitator' && settings.facilitators.includes(id))) return id;
  throw new UserError({ kind: 'not-a-person', option, value: typed, platform });
}

function publicLanguage(value: string): PublicLanguage | undefined {
  return PUBLIC_LANGUAGES.find((one) => one === value);
}

async function chosenArticle(context: CommandContext, typed: string): Promise<string | undefined> {
  if (typed === NONE) return undefined;
  return (await findBook(context, typed))?.id ?? (await openArticle(context, typed)).id;
}
