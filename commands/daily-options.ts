import type { Option } from '#core/command.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '#core/language.ts';
import { PROMPT_KINDS } from '#core/topic.ts';
import { readsAsDates, readsAsDays, readsAsTime, readsAsZone } from '#features/daily/set-up.ts';
import { KIND_WORDS } from '#features/prompts/reply.ts';
import { LANGUAGE_NAMES } from '#features/settings/reply.ts';

// Options of the commands for schedules.

/** The name of a schedule. Without it, the only one of the channel is meant. */
export const scheduleOption = {
  name: 'name',
  chinese: '名称',
  traditional: '名稱',
  kind: 'text',
  suggests: true,
  required: false,
  words: { en: 'Which schedule', zh: '哪一份定时发题' },
} as const satisfies Option;

export const timeOption = {
  name: 'time',
  chinese: '时间',
  traditional: '時間',
  kind: 'text',
  reads: readsAsTime,
  words: { en: 'Time of day, such as 9:00 or 早上 9 点', zh: '几点，例如 9:00 或早上 9 点' },
} as const;

export const zoneOption = {
  name: 'zone',
  chinese: '时区',
  traditional: '時區',
  kind: 'text',
  suggests: true,
  reads: readsAsZone,
  words: { en: 'Time zone or city: Shanghai, Berlin', zh: '时区或城市：上海、柏林' },
} as const;

/** Other names that people type for these languages. “Chinese” alone is the simplified one. */
const LANGUAGE_ALSO: Record<PublicLanguage, readonly string[]> = {
  en: ['英语', '英語', 'eng'],
  'zh-Hans': ['zh', 'zh-cn', 'cn', 'Chinese', 'Mandarin', '中文', '汉语', '简体', '简中', '简体字'],
  'zh-Hant': ['zh-tw', 'tw', 'Traditional Chinese', '繁体', '繁體', '繁中', '繁体中文', '繁體中文'],
  'zh-HK': ['hk'],
  both: ['bilingual', '双语', '雙語', '中英', '中英文', '英中', '两种'],
};

export const languageOption = {
  name: 'language',
  chinese: '语言',
  traditional: '語言',
  kind: 'choice',
  words: { en: 'Language of the posts', zh: '用什么语言发' },
  choices: PUBLIC_LANGUAGES.map((value) => ({ value, words: LANGUAGE_NAMES[value], also: LANGUAGE_ALSO[value] })),
} as const;

/** Choices of an option that can be changed either way, which a flag cannot. */
export const YES_OR_NO = [
  { value: 'yes', words: { en: 'yes', zh: '是' } },
  { value: 'no', words: { en: 'no', zh: '否' } },
] as const;

/** Options of a schedule besides time, zone and language. */
export const MORE_OPTIONS = [
  {
    name: 'days',
    chinese: '日子',
    kind: 'text',
    reads: readsAsDays,
    required: false,
    words: { en: 'Days: Mon–Fri, Mon Wed, daily', zh: '哪几天：工作日、周一三五、每天' },
  },
  {
    name: 'topics',
    chinese: '话题',
    traditional: '話題',
    kind: 'text',
    suggests: true,
    required: false,
    words: { en: 'Topics, with commas; all if left out', zh: '哪些话题，用逗号分开；不填为全部' },
  },
  {
    name: 'article',
    chinese: '文章',
    kind: 'article',
    required: false,
    words: { en: 'Instead of prompts: this article, a part a day', zh: '不发讨论题，改为每天读这篇文章的一段' },
  },
  {
    name: 'kind',
    chinese: '题型',
    traditional: '題型',
    kind: 'choice',
    required: false,
    words: { en: 'What kind of question', zh: '哪一类题' },
    choices: PROMPT_KINDS.map((value) => ({ value, words: KIND_WORDS[value] })),
  },
  {
    name: 'except',
    chinese: '除外',
    kind: 'text',
    reads: readsAsDates,
    required: false,
    words: { en: 'Not on these dates: 2026-12-24..2027-01-02', zh: '哪些日期不发：2026-12-24 至 2027-01-02' },
  },
  {
    name: 'ping',
    chinese: '提醒',
    kind: 'text',
    mentions: true,
    required: false,
    words: { en: 'Notify a role, a group or a person (@…), or nobody', zh: '提醒身份组、用户组或某人（@…），或“无”' },
  },
  {
    name: 'heading',
    chinese: '标题',
    traditional: '標題',
    kind: 'text',
    required: false,
    words: { en: 'A heading above each post', zh: '每次发题的标题' },
  },
  {
    name: 'thread',
    chinese: '讨论串',
    traditional: '討論串',
    kind: 'choice',
    required: false,
    words: { en: 'A new thread under each post', zh: '每题下开一个讨论串' },
    choices: YES_OR_NO,
  },
  {
    name: 'sound',
    chinese: '声音',
    traditional: '聲音',
    kind: 'choice',
    required: false,
    words: { en: 'With a sound (Discord)', zh: '发出提示音（Discord）' },
    choices: YES_OR_NO,
  },
  {
    name: 'until',
    chinese: '补发至',
    traditional: '補發至',
    kind: 'text',
    reads: readsAsTime,
    required: false,
    words: { en: 'Missed posts are made up for until (20:00)', zh: '错过的最晚补发到几点（默认 20:00）' },
  },
] as const satisfies readonly Option[];
