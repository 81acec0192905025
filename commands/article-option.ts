import type { Option } from '#core/command.ts';

/** The article that a command is about. */
export const articleOption = {
  name: 'article',
  chinese: '文章',
  kind: 'article',
  required: true,
  words: { en: 'The article’s id', zh: '文章编号' },
} as const satisfies Option;
