/** Discord's markdown as a person reads it: the words, without marks. Knows what Discord's client knows of escapes, code and links. */
export function plain(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => inline(line.replace(/^(?:> ?)?(?:-# |#{1,3} |- )?/, '')))
    .join('\n');
}

const PIECES: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/^\\([^A-Za-z0-9\s])/, ([, sign = '']) => sign],
  [/^(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)/, ([, , code = '']) => code.replace(/^ (?= *`)|(?<=` *) $/g, '')],
  [/^\[((?:\\.|[^\\\]])*)\]\([^)\s]*\)/, ([, words = '']) => inline(words)],
  [/^<(https?:[^>\s]+)>/, ([, address = '']) => address],
  [/^<@(\d+)>/, ([, id = '']) => `@${id}`],
  [/^(?:\*\*|__|~~|\|\||\*)/, () => ''],
];

/** Characters before which nothing is a mark. */
const WORDS = /^[^\\`[<*_~|]+/;

function inline(line: string): string {
  let out = '';
  for (let rest = line; rest; ) {
    const words = WORDS.exec(rest)?.[0];
    const [piece, length] = words === undefined ? pieceOf(rest) : [words, words.length];
    out += piece;
    rest = rest.slice(length);
  }
  return out;
}

function pieceOf(rest: string): [words: string, length: number] {
  for (const [pattern, read] of PIECES) {
    const match = pattern.exec(rest);
    if (match) return [read(match), match[0].length];
  }
  return [rest.slice(0, 1), 1];
}
