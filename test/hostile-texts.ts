import type { EditionLanguage } from '#core/language.ts';

/**
 * A kind of text that nobody writes and that careless code reads for minutes: work that grows with the square of its length, or faster.
 * `sentence`: the sentence number `at`; those that repeat something are `length` UTF-16 units long, the others as long as they are.
 */
export type HostileText = {
  name: string;
  language: EditionLanguage;
  sentence(at: number, length: number): string;
};

/** Without vowels, so that no name is a word. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';
const HAN = '山水云石风雨林田江河松竹梅兰菊海湖川星月';

/** A word of a number, another for each of the first hundreds of thousands. */
function wordOf(at: number, letters: string, length: number): string {
  const digits = Array.from({ length }, (_, place) => Math.floor(at / letters.length ** place) % letters.length);
  return digits.map((digit) => letters.charAt(digit)).join('');
}

function nameOf(at: number): string {
  const word = wordOf(at, LETTERS, 4);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const han = (at: number): string => wordOf(at, HAN, 4);

/** Texts of many sentences, each of which is a sentence. */
const SENTENCES: readonly HostileText[] = [
  {
    name: 'every holder is another',
    language: 'en',
    sentence: (at) => `Ana ${nameOf(at)} argues that the ferry is too dear.`,
  },
  { name: 'every holder is another', language: 'zh', sentence: (at) => `${han(at)}协会认为，渡船票价太贵。` },
  { name: 'one holder throughout', language: 'en', sentence: () => 'Critics argue that the ferry is too dear.' },
  { name: 'one holder throughout', language: 'zh', sentence: () => '反对者认为，渡船票价太贵。' },
  {
    name: 'one holder with ever new names',
    language: 'en',
    sentence: (at) => (at ? `Critics of ${nameOf(at)} say that it is dear.` : 'Critics say that it is dear.'),
  },
  {
    name: 'one holder with ever new names',
    language: 'zh',
    sentence: (at) => `${han(at)}派说，票价太贵。鹰派说，不贵。`,
  },
  {
    name: 'a pronoun after every holder',
    language: 'en',
    sentence: (at) => (at % 2 ? 'They add that she doubts it.' : `Ana ${nameOf(at)} said that it is dear.`),
  },
  {
    name: 'a body that is pointed at, again and again',
    language: 'zh',
    sentence: (at) => (at % 2 ? '该院认为，票价太贵。' : `材料来自${han(at)}研究院。`),
  },
  { name: 'everybody is only mentioned', language: 'en', sentence: (at) => `Ana ${nameOf(at)} went home.` },
  { name: 'everybody is only mentioned', language: 'zh', sentence: (at) => `王${han(at).slice(0, 2)}是船工。` },
  {
    name: 'every quotation stays open',
    language: 'en',
    sentence: (at) => `“We shall not sell,” said ${nameOf(at)}, “not`,
  },
  { name: 'every quotation stays open', language: 'zh', sentence: (at) => `王${han(at).slice(0, 2)}说：“我们不卖` },
  { name: 'quotations are only closed', language: 'en', sentence: (at) => `not ever,” ${nameOf(at)} said” again”` },
];

/** Units that rows are made of, by their hostile part. */
const ROWS: readonly [name: string, language: EditionLanguage, unit: string][] = [
  ['words without a stop', 'en', 'word '],
  ['words without a stop', 'zh', '守'],
  ['opening quotation marks', 'en', '“'],
  ['closing quotation marks', 'en', '” '],
  ['single quotation marks', 'en', '‘a’ '],
  ['straight quotation marks', 'en', '"a '],
  ['corner brackets', 'zh', '「」「'],
  ['quotations half open', 'en', '“a said, '],
  ['quotations half open', 'zh', '“她说，'],
  ['short quotations', 'en', '“a,” said Bob said '],
  ['short quotations', 'zh', '“守”他说，'],
  ['adverbs', 'en', 'also in turn still '],
  ['adverbs after a comma', 'en', ', she also in turn also still said '],
  ['adverbs', 'zh', '也还则都却又就便才曾'],
  ['adverbs after a quotation', 'zh', '”在在在在在在在在中中中中中'],
  ['dates after a quotation', 'zh', '”2024年在2024年3月4日在在中中'],
  ['interviews after a quotation', 'zh', '”接受接受接受接受接受时时时时'],
  ['titles of books', 'zh', '《守》'],
  ['titles of books after a quotation', 'zh', '”在《守》上在《守》中'],
  ['titles that stay open', 'zh', '在《'],
  ['round brackets', 'en', '('],
  ['round brackets', 'zh', '（'],
  ['nested brackets', 'en', '[{('],
  ['nested brackets', 'zh', '（（守）'],
  ['commas', 'en', ', '],
  ['commas', 'zh', '，'],
  ['short clauses', 'en', 'it; '],
  ['short clauses', 'zh', '在，'],
  ['said', 'en', 'said '],
  ['said that', 'en', 'he said that she said '],
  ['told to', 'en', 'tell to to to '],
  ['说', 'zh', '说'],
  ['认为', 'zh', '认为王说李表示'],
  ['what causes a view', 'zh', '令疑主令'],
  ['what is according to somebody', 'zh', '依笔据其'],
  ['capital letters', 'en', 'A'],
  ['names of capital letters', 'en', 'Anna Bell of the '],
  ['initials', 'en', 'U.S. '],
  ['titles before names', 'zh', `${'长'.repeat(29)}，`],
  ['the characters of foreign names', 'zh', '阿尔·'],
  ['possessives', 'en', 'w’s view '],
  ['hyphens', 'en', 'a-'],
  ['digits', 'en', '1.'],
  ['digits', 'zh', '2024年'],
  ['ellipses', 'en', '… '],
  ['dashes', 'zh', '——'],
  ['spaces', 'en', ' \t'],
  ['emphasis that stays open', 'en', '**a *b '],
  ['links that stay open', 'en', '[a]('],
  ['tags that stay open', 'en', 'a<?'],
];

const rows: readonly HostileText[] = ROWS.map(([name, language, unit]) => ({
  name: `a row of ${name}`,
  language,
  sentence: (_, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length),
}));

export const HOSTILE_TEXTS: readonly HostileText[] = [...SENTENCES, ...rows];

export function hostileSentences({ sentence }: HostileText, count: number, length: number): string[] {
  return Array.from({ length: count }, (_, at) => sentence(at, length));
}
