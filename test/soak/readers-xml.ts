// Changes an XML text so that its tags still match: what a strict parser refuses never comes to what is behind it.

const TOKEN = /<[^>]*>|[^<]+/g;
const MOST_COPIES = 200;
/** Characters. What has grown longer is not changed further. */
const LONGEST = 500_000;

const escaped = (text: string) =>
  text.replaceAll('\0', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Doubles, removes or moves an element, or puts a piece into a text or an attribute. */
export function changedElements(xml: string, piece: string, random: () => number): string {
  const tokens: string[] = xml.match(TOKEN) ?? [];
  const begins = tokens.flatMap((token, at) => (/^<[a-z]/i.test(token) && at > 1 ? [at] : []));
  const texts = tokens.flatMap((token, index) => (token.startsWith('<') ? [] : [index]));
  if (!begins.length || !texts.length || xml.length > LONGEST) return xml;
  const pick = (from: readonly number[]) => from[Math.floor(random() * from.length)] ?? 0;
  const at = pick(begins);
  const end = endOf(tokens, at);
  const element = tokens.slice(at, end);
  const [before, after] = [tokens.slice(0, at), tokens.slice(end)];
  const kinds = [
    () => [
      ...before,
      ...Array.from({ length: 2 + Math.floor(random() ** 4 * MOST_COPIES) }, () => element).flat(),
      ...after,
    ],
    () => [...before, ...after],
    () => tokens.toSpliced(pick(begins), 0, ...element),
    () => tokens.with(pick(texts), escaped(piece)),
    () => tokens.with(at, (tokens[at] ?? '').replace(/="[^"]*"/, `="${escaped(piece)}"`)),
    () => [...before, ...element.slice(1, -1), ...after],
  ];
  return (kinds[Math.floor(random() * kinds.length)]?.() ?? tokens).join('');
}

/** Returns the index behind the element that begins here. */
function endOf(tokens: readonly string[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (token.startsWith('</')) depth -= 1;
    else if (/^<[a-z]/i.test(token) && !token.endsWith('/>')) depth += 1;
    if (depth <= 0) return index + 1;
  }
  return tokens.length;
}
