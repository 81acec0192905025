import type { SearchPassage } from '../../../src/library/search/index.ts';

/** Written for these tests. Each text is one paragraph of sentences. */
const SIMPLIFIED = [
  [
    '港口的吊机停了三天，没有人知道船什么时候再来。',
    '码头工人说，这不是天气的缘故，而是关税的缘故。',
    '他们把算盘收进抽屉，去茶馆里等消息。',
  ],
  [
    '图书馆决定把周末的开放时间延长到晚上十点。',
    '反对的人担心电费，支持的人想起自己没有书桌的童年。',
    '馆长说：“一盏灯比一堵墙便宜。”',
  ],
  [
    '2015年，村里装上了第一块AI芯片控制的水泵。',
    '老人们起初不信，后来连种瓜也要先问它。',
    '这口警钟敲得太晚，地下水已经退了十米。',
  ],
  ['记者把录音笔放在桌上，谁也没有先开口。', '沉默本身就是一记警钟。', '我们明天再谈。'],
];

const ENGLISH = [
  [
    'The ferry stopped running in October, and the island learned to count its onions.',
    "Nobody's patience survived the second winter, though the mayor kept a cheerful ledger.",
    'Exports of dried fish fell by half before the strait froze.',
  ],
  [
    'Engineers negotiated with the river for eleven years before they built the dam.',
    'Its critics measured the silt; its friends measured the light in the valley.',
    'A café on the old bank still sells postcards of the rapids.',
  ],
  ['The library keeps one lamp burning.', 'We will talk about it again tomorrow.'],
];

const TRADITIONAL = [['鐵路經過這個小鎮以後，鐘錶店的生意忽然好了起來。', '大家都想知道火車究竟遲到了幾分鐘。']];

const passagesOf = (lang: string, paragraphs: readonly (readonly string[])[]): SearchPassage[] =>
  paragraphs.flatMap((sentences, p) =>
    sentences.map((text, s) => ({ id: `${lang}:${p}.${s}`, text, lang, paragraph: `${lang}:${p}` })),
  );

export const PASSAGES: readonly SearchPassage[] = [
  ...passagesOf('zh-Hans', SIMPLIFIED),
  ...passagesOf('en', ENGLISH),
  ...passagesOf('zh-Hant', TRADITIONAL),
];

export const textOf = (id: string): string => PASSAGES.find((one) => one.id === id)?.text ?? '';
