import type { Command, Option } from '#core/command.ts';

const words = (en: string) => ({ en, zh: en });

export const article: Option = { kind: 'article', name: 'in', words: words('article'), required: false };
export const language: Option = {
  kind: 'choice',
  name: 'lang',
  words: words('language'),
  required: false,
  choices: [
    { value: 'en', words: words('English') },
    { value: 'zh-Hant', words: { en: 'traditional Chinese', zh: '繁体' } },
  ],
};
export const onlyMe: Option = { kind: 'flag', name: 'only-me', words: words('only me'), required: false };

/** A declaration of which only the words matter here. */
export function command(path: string, ...options: Option[]): Command {
  return {
    path: path.split(' '),
    words: words(path),
    options,
    may: 'member',
    examples: [],
    visibility: () => 'public',
    run: () => Promise.reject(new Error('only declared')),
  };
}

export const quote = command(
  'quote',
  { kind: 'text', name: 'words', words: words('words'), required: true },
  article,
  language,
  onlyMe,
);
export const list = command('parley article list', { ...onlyMe, name: 'all' });
export const show = command(
  'parley article show',
  { ...article, name: 'article', required: true },
  { ...onlyMe, name: 'whole' },
);
export const add = command(
  'parley article add',
  { kind: 'file', name: 'file', words: words('file'), required: true },
  { kind: 'text', name: 'id', words: words('id'), required: false },
  language,
);
export const settings = command(
  'parley settings',
  { ...language, name: 'language' },
  { ...article, name: 'article' },
  { kind: 'text', name: 'facilitator', words: words('who'), required: false },
);
export const note = command(
  'note',
  { ...article, name: 'about' },
  { kind: 'text', name: 'text', words: words('text'), required: true },
  onlyMe,
);
export const help = command('parley help');
export const commands = [quote, list, show, add, settings, note, help];
