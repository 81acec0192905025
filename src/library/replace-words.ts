/** Words with what replaces them: pairs, or lines “from to” between bars. */
export type Dictionary = string | readonly (readonly [from: string, to: string])[];
/** Steps of a conversion, one after the other; in each the longest entry of its dictionaries wins, of equal ones the first. */
export type Steps = readonly (readonly Dictionary[])[];

/** `longest`: UTF-16 units of the longest word by its first unit. */
type Table = { words: ReadonlyMap<string, string>; longest: ReadonlyMap<number, number> };

/**
 * Makes a converter of texts. OpenCC's own keeps each character of each word in a map of its own: 43 MB for a region of Chinese, where this
 * takes 9.
 */
export function wordReplacer(steps: Steps): (text: string) => string {
  const tables = steps.map(tableOf);
  return (text) => tables.reduce(replaced, text);
}

function tableOf(dictionaries: readonly Dictionary[]): Table {
  // The first dictionary with a word comes last, so that it counts.
  const words = new Map(dictionaries.toReversed().flatMap(entriesOf));
  const longest = new Map<number, number>();
  for (const word of words.keys()) {
    const first = word.charCodeAt(0);
    longest.set(first, Math.max(word.length, longest.get(first) ?? 0));
  }
  return { words, longest };
}

function entriesOf(dictionary: Dictionary): readonly (readonly [string, string])[] {
  if (typeof dictionary !== 'string') return dictionary;
  return dictionary.split('|').map((line) => {
    const [from = '', to = ''] = line.split(' ');
    return [from, to];
  });
}

function replaced(text: string, { words, longest }: Table): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, words, longest.get(text.charCodeAt(at)) ?? 0);
    result += words.get(word) ?? text.charAt(at);
    at += word.length || 1;
  }
  return result;
}

function wordAt(text: string, at: number, words: Table['words'], longest: number): string {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return '';
}
