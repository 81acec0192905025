import type { Option } from '#core/command.ts';
import type { Visibility } from '#core/reply.ts';
import type { Args } from '#core/request.ts';

// Options that several commands have.

/** The article that a command is about. */
export const articleOption = {
  name: 'article',
  chinese: '文章',
  kind: 'article',
  required: true,
  words: { en: 'The article’s id', zh: '文章短名' },
} as const satisfies Option;

/** The topic that a command is about. */
export const topicOption = {
  name: 'topic',
  chinese: '话题',
  traditional: '話題',
  kind: 'text',
  suggests: true,
  required: false,
  words: { en: 'A topic, words about it, or an article', zh: '话题、相关的几个词，或文章' },
} as const satisfies Option;

/** Keeps an answer private that is public otherwise. */
export const onlyMeOption = {
  name: 'only-me',
  chinese: '仅自己',
  traditional: '僅自己',
  kind: 'flag',
  required: false,
  words: { en: 'Show the answer only to me', zh: '只给我看' },
  also: [
    ...['onlyme', 'only for me', 'just for me', 'for me only', 'for my eyes only', 'just-me', 'me-only'],
    ...[
      '仅自已',
      '仅我',
      '只给我看',
      '只給我看',
      '只让我看',
      '只讓我看',
      '仅自己可见',
      '僅自己可見',
      '仅我可见',
      '僅我可見',
    ],
    ...['仅限自己', '僅限自己', '只给自己看', '只給自己看'],
  ],
  perhaps: [
    ...['private', 'privately', 'in private', 'not in public', 'secretly', 'just me', 'me only', 'only to me', 'dm me'],
    ...[
      '私密',
      '悄悄',
      '悄悄地',
      '悄悄的',
      '偷偷',
      '偷偷地',
      '私下',
      '私聊',
      '私聊我',
      '私信',
      '私信我',
      '私发',
      '私發',
    ],
    ...['只发我', '只發我', '只发给我', '只發給我', '单独发我', '單獨發我', '别公开', '別公開', '不公开', '不公開'],
    ...['不要公开', '不要公開', '别发群里', '別發群裡', '别发到群里', '別發到群裡', '不要发到群里', '不要發到群裡'],
  ],
} as const satisfies Option;

/** Returns who sees the answer of a command with `onlyMeOption`. */
export const visibilityOf = (args: Args): Visibility => (args['only-me'] === true ? 'only-me' : 'public');
