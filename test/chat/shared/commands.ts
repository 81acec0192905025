import type { Command, Option } from '#core/command.ts';

const words = (en: string) => ({ en, zh: en });

export const article: Option = {
  kind: 'article',
  name: 'in',
  chinese: '文章',
  words: words('article'),
  required: false,
};
export const language: Option = {
  kind: 'choice',
  name: 'lang',
  chinese: '语言',
  traditional: '語言',
  words: words('language'),
  required: false,
  choices: [
    { value: 'en', words: words('English') },
    { value: 'zh-Hant', words: { en: 'traditional Chinese', zh: '繁体' } },
  ],
};
const CHINESE: Record<string, string> = {
  ...{ quote: '引用', article: '文章', list: '列表', show: '详情', add: '添加' },
  ...{ settings: '设置', help: '帮助', note: '笔记' },
};

export const onlyMe: Option = {
  kind: 'flag',
  name: 'only-me',
  chinese: '仅自己',
  traditional: '僅自己',
  words: words('only me'),
  required: false,
};

/** A declaration of which only the words matter here. What has no Chinese name of its own is called the same in Chinese. */
export function command(path: string, ...options: Option[]): Command {
  const words = path.split(' ');
  const hanWords = words.map((word) => CHINESE[word] ?? word);
  return {
    path: words,
    chinese: hanWords,
    ...(hanWords.includes('设置') && { traditional: hanWords.map((word) => (word === '设置' ? '設定' : word)) }),
    words: { en: path, zh: path },
    options,
    may: 'member',
    examples: [],
    visibility: () => 'public',
    run: () => Promise.reject(new Error('only declared')),
  };
}

export const quote = command(
  'quote',
  { kind: 'text', name: 'words', chinese: '词句', words: words('words'), required: true },
  article,
  language,
  onlyMe,
);
export const list = command('parley article list', { ...onlyMe, name: 'all', chinese: '全部' });
export const show = command(
  'parley article show',
  { ...article, name: 'article', chinese: '文章', required: true },
  { ...onlyMe, name: 'whole', chinese: '整篇' },
);
export const add = command(
  'parley article add',
  { kind: 'file', name: 'file', chinese: '文件', words: words('file'), required: true },
  { kind: 'text', name: 'id', chinese: '编号', words: words('id'), required: false },
  language,
);
export const settings = command(
  'parley settings',
  { ...language, name: 'language', chinese: '语言' },
  { ...article, name: 'article', chinese: '文章' },
  { kind: 'text', name: 'facilitator', chinese: '主持人', words: words('who'), required: false },
);
export const note = command(
  'note',
  { ...article, name: 'about', chinese: '关于' },
  { kind: 'text', name: 'text', chinese: '内容', words: words('text'), required: true },
  onlyMe,
);
export const help = command('parley help');
export const commands = [quote, list, show, add, settings, note, help];
