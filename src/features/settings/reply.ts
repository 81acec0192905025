import type { CommandContext } from '#core/command.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { TakingPart, WorkspaceSettings } from '#core/ports/settings.ts';
import { type Block, code, group, person, type Reply, type Span, subdued, text } from '#core/reply.ts';
import type { Right } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';

export const LANGUAGE_NAMES: Record<PublicLanguage | 'none', Words> = {
  en: EDITION_NAMES.en,
  'zh-Hans': EDITION_NAMES['zh-Hans'],
  'zh-Hant': { en: 'Traditional Chinese (Taiwan)', zh: '繁体中文（台湾）' },
  'zh-HK': { en: 'Traditional Chinese (Hong Kong)', zh: '繁体中文（香港）' },
  both: { en: 'English and Chinese', zh: '中英双语' },
  none: { en: 'the language of whoever asks', zh: '提问者的语言' },
};

/** Who may do something, by what the setting is called. */
export const WHO_MAY: Record<string, { may: Right; words: Words }> = {
  managers: { may: 'manager', words: { en: 'managers', zh: '管理员' } },
  facilitators: { may: 'facilitator', words: { en: 'facilitators', zh: '主持人' } },
  everybody: { may: 'member', words: { en: 'everybody', zh: '所有人' } },
};

const whoMayWords = (right: Right = 'facilitator'): Words =>
  Object.values(WHO_MAY).find(({ may }) => may === right)?.words ?? { en: right, zh: right };

const HEADINGS = {
  shown: { en: 'Settings', zh: '设置' },
  changed: { en: 'Settings changed', zh: '设置已更新' },
} satisfies Record<string, Words>;
const NONE: Words = { en: 'none', zh: '未设' };
const HINT: Words = {
  en: 'Facilitators change the language, the article and who takes part; managers name facilitators and settle who changes schedules and starts debates. Administrators of the place are managers. With “here”, a setting is for this channel alone, and a facilitator named with “here” changes this channel’s settings alone; “none” takes a setting back.',
  zh: '语言、文章和参加者由主持人修改；主持人、定时权限和辩论权限由管理员指定。加上“仅本频道”，就只用于本频道：这样指定的主持人只能改本频道的设置。填 none 则取消。',
};

type SettingField = { name: string; value: readonly Span[] };

/** Shows the workspace's settings, then the channel's own that differ from them. */
export function settingsReply(context: CommandContext, all: WorkspaceSettings, what: keyof typeof HEADINGS): Reply {
  const { say, requester } = context;
  const none: Span[] = [text(say(NONE))];
  const { language, article } = all;
  const people = peopleSpans(all.facilitators);
  const fields: SettingField[] = [
    { name: say({ en: 'Public posts', zh: '公开消息' }), value: [text(say(LANGUAGE_NAMES[language ?? 'none']))] },
    { name: say({ en: 'Default article', zh: '默认文章' }), value: article ? [code(article)] : none },
    { name: say({ en: 'Facilitators', zh: '主持人' }), value: people.length ? people : none },
    { name: say(TAKES_PART), value: partSpans(all.takingPart, say) },
    { name: say(CHANGES_SCHEDULES), value: [text(say(whoMayWords(all.schedules)))] },
    { name: say(STARTS_DEBATES), value: [text(say(whoMayWords(all.debates)))] },
    ...channelFields(context, all),
  ];
  const heading: Block = { kind: 'heading', text: say(HEADINGS[what]) };
  return { language: requester.language, blocks: [heading, { kind: 'fields', fields }, subdued(text(say(HINT)))] };
}

const TAKES_PART: Words = { en: 'Who takes part', zh: '参加者' };
const CHANGES_SCHEDULES: Words = { en: 'Who changes schedules', zh: '谁能改定时发题' };
const STARTS_DEBATES: Words = { en: 'Who starts debates', zh: '谁能发起辩论' };

/** Who takes part, as people and groups. */
export function partSpans(part: TakingPart | undefined, say: Say): Span[] {
  if (!part) return [text(say({ en: 'everybody', zh: '所有人' }))];
  const groups = part.groups.map(({ id, name }) => group(id, name));
  return joined([...groups, ...part.people.map((id) => person(id, id))]);
}

function channelFields({ say, requester }: CommandContext, all: WorkspaceSettings): SettingField[] {
  const { channel } = requester.place;
  const own = Object.hasOwn(all.channels, channel) ? all.channels[channel] : undefined;
  if (!own) return [];
  const { language, article } = own;
  const people = peopleSpans(own.facilitators.filter((one) => !all.facilitators.includes(one)));
  const field = (words: Words, value: Span[]): SettingField[] => (value.length ? [{ name: say(words), value }] : []);
  return [
    ...field(
      { en: 'Public posts in this channel', zh: '本频道的公开消息' },
      language && language !== all.language ? [text(say(LANGUAGE_NAMES[language]))] : [],
    ),
    ...field(
      { en: 'Default article in this channel', zh: '本频道的默认文章' },
      article && article !== all.article ? [code(article)] : [],
    ),
    ...field({ en: 'Facilitators of this channel too', zh: '本频道另有主持人' }, people),
    ...field(
      { en: 'Who takes part in this channel', zh: '本频道的参加者' },
      own.takingPart ? partSpans(own.takingPart, say) : [],
    ),
    ...field(
      { en: 'Who changes schedules in this channel', zh: '谁能改本频道的定时发题' },
      own.schedules ? [text(say(whoMayWords(own.schedules)))] : [],
    ),
    ...field(
      { en: 'Who starts debates in this channel', zh: '谁能在本频道发起辩论' },
      own.debates ? [text(say(whoMayWords(own.debates)))] : [],
    ),
  ];
}

const peopleSpans = (ids: readonly string[]): Span[] => joined(ids.map((id) => person(id, id)));

const joined = (spans: readonly Span[]): Span[] =>
  spans.flatMap((span, at): Span[] => [...(at ? [text(', ')] : []), span]);
