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

function inline(line: string): string {
  let out = '';
  for (let rest = line; rest; ) {
    const found = PIECES.map(([pattern, read]) => [pattern.exec(rest), read] as const).find(([match]) => match);
    const [match, read] = found ?? [];
    const length = match?.[0].length ?? [...rest][0]?.length ?? 1;
    out += match && read ? read(match) : rest.slice(0, length);
    rest = rest.slice(length);
  }
  return out;
}
