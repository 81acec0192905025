// Texts that are hard to read, align or search: each stopped the whole program once.
import { createRandom } from './made.ts';

const HARBOUR = 'harbour lamp keeper ship light storm north ledger oil tower coast signal crew night wick brass'.split(
  ' ',
);
const NAMES = ['Ana Bell', 'Dr Cole', 'Minister Dole', 'Li Wei'];

const paragraphs = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n\n');

/** YAML looks through all keys before for each key of a map. */
export const yamlHead = (): string =>
  `---\nx: {${Array.from({ length: 24_000 }, (_, index) => `k${index}: v`).join(',')}}\n---\nWords.\n`;

/** Five paragraphs of 38 KB, each as much as is read as Markdown at a time. */
export const markdownOf = (unit: string): string =>
  paragraphs(5, () => `x ${unit.repeat(Math.floor(39_000 / unit.length))}`);

/** The shortest sentences: 750,000 passages in 3 MB. */
export const shortestSentences = (): string => 'a.\n\n'.repeat(750_000);

/** Real words, two sentences a paragraph, half of which report what somebody said. */
export function prose(passages: number): string {
  const word = (index: number): string => HARBOUR[index % HARBOUR.length] ?? '';
  return paragraphs(passages / 2, (i) => {
    const who = NAMES[i % NAMES.length];
    const said = `${who} said that the ${word(i)} of the ${word(i * 7)} would ${word(i * 5)} ${i} by morning.`;
    return `${said} The ${word(i * 3)} was a ${word(i * 9)} number ${i}, and the ${word(i * 11)} believed it.`;
  });
}

/** One view a sentence, each held by somebody else. */
export const differentHolders = (passages: number): string =>
  paragraphs(passages, (i) => `${nameOf(i)} ${nameOf(i * 7 + 3)}ton said that the lamp number ${i} would burn.`);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
function nameOf(index: number): string {
  const at = (power: number) => LETTERS[Math.floor(index / 26 ** power) % 26] ?? '';
  return `${at(0).toUpperCase()}${at(1)}${'aeiou'[index % 5]}${at(2)}`;
}

/** Ends of quotations with what may stand between them and a verb of saying, and never the verb. */
export const quotationMarks = (passages: number): string =>
  paragraphs(passages, (i) => `守${i}${`”${'接受后接受时'.repeat(7)}`.repeat(15)}。`);

export const lampsInEnglish = (passages: number): string =>
  paragraphs(
    passages,
    (i) => `The lamp number ${i} of the ${['port', 'sea', 'tower'][i % 3]} burns ${(i * 7) % 13} nights.`,
  );
export const lampsInChinese = (passages: number): string =>
  paragraphs(passages, (i) => `第${i}盏灯在${['港', '海', '塔'][i % 3]}上烧了${(i * 7) % 13}夜。`);

/** 1.9 MB, of which a preview shows three sentences. */
export const longPreview = (): string => paragraphs(2000, () => 'The lamp burns here all night. '.repeat(30));

/** One sentence, as a transcript without full stops is one. */
export const endlessSentence = (characters: number): string =>
  `${Array.from({ length: Math.floor(characters / 6) }, (_, i) => HARBOUR[(i * 7) % HARBOUR.length]).join(' ')}.`;

/** A file nearly as large as one may be, with nearly as many sentences. */
export const largest = (): string =>
  paragraphs(24_000, (i) => `灯塔第${i}号${'守灯的人在港口点灯看船走过风暴'.repeat(17)}。`);

/** Words that nobody else has, as real articles have them: an index grows with them. */
export function manyWords(passages: number, seed: number): string {
  const random = createRandom(seed);
  const word = () => Array.from({ length: 6 }, () => LETTERS[Math.floor(random() * 26)]).join('');
  return paragraphs(
    passages,
    (i) => `The ${word()} number ${i} of the ${word()} burns ${word()} nights in the harbour.`,
  );
}

/** What somebody may ask for, of so many characters. */
export function longQueries(length: number): string[] {
  const filled = (unit: string): string => unit.repeat(Math.floor(length / unit.length));
  const random = createRandom(1);
  const word = () => Array.from({ length: 6 }, () => LETTERS[Math.floor(random() * 26)]).join('');
  return [
    Array.from({ length: length / 7 }, word).join(' '),
    filled('export controls chip china model weights safety '),
    filled('出口管制芯片中国模型权重安全'),
    filled('“a'),
    filled('"a" '),
    `a${filled('\u0301')}`,
    `a:${filled('\t')}:`,
    filled('a:1-'),
    filled('x'),
    filled('ﷺ'),
    filled("'a "),
    filled('<@U012345|ana> '),
  ];
}
