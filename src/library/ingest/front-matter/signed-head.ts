const PERCENT = /^%[ \t]*(.*)$/;
const GOES_ON = /^[ \t]+\S/;
const ORG = /^[ \t]*#\+([A-Za-z][\w-]*):[ \t]*(.*)$/;
const BLANK = /^\s*$/;
// In this order they stand in pandoc's head.
const PANDOC_KEYS = ['title', 'author', 'date'];

/**
 * Reads a head whose lines begin with a sign: pandoc's (`% title`, `% authors`, `% date`) or Org's (`#+TITLE: title`). Returns as many
 * lines of YAML; undefined if the text begins otherwise.
 */
export function signedHead(lines: readonly string[]): string[] | undefined {
  return percentHead(lines) ?? orgHead(lines);
}

function percentHead(lines: readonly string[]): string[] | undefined {
  const values: { value: string; lines: number }[] = [];
  for (const line of lines) {
    const last = values.at(-1);
    const own = PERCENT.exec(line)?.[1];
    if (own !== undefined) values.push({ value: own.trim(), lines: 1 });
    else if (last && GOES_ON.test(line)) {
      last.value += `${values.length === 2 ? '; ' : ' '}${line.trim()}`;
      last.lines += 1;
    } else if (BLANK.test(line)) break;
    else return undefined;
  }
  if (!values[0]?.value || values.length > PANDOC_KEYS.length) return undefined;
  return values.flatMap(({ value, lines: count }, index) => [
    value ? entry(PANDOC_KEYS[index] ?? '', value) : '',
    ...Array.from({ length: count - 1 }, () => ''),
  ]);
}

function orgHead(lines: readonly string[]): string[] | undefined {
  const end = lines.findIndex((line) => !ORG.test(line));
  const head = lines.slice(0, end < 0 ? lines.length : end).map((line) => ORG.exec(line) ?? []);
  if (!head.some(([, key]) => /^title$/i.test(key ?? ''))) return undefined;
  // A date of Org stands in brackets: <2020-05-01 Fri>.
  return head.map(([, key = '', value = '']) =>
    entry(key.toLowerCase(), value.trim().replace(/^[<[](\d.*)[>\]]$/, '$1')),
  );
}

const entry = (key: string, value: string) => `${key}: ${JSON.stringify(value)}`;
