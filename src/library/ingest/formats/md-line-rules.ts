/** What a file's other lines tell about one of its lines. `tags`: the file writes headings with a blank, so that #word is a tag. */
export type LineStyle = { tags: boolean };

const QUOTE = String.raw`^(?<quote>[ \t]{0,3}(?:>[ \t]?)*)`;
const TIGHT_HEADING = new RegExp(String.raw`${QUOTE}[ \t]{0,3}(?<marks>#{1,6})(?<words>[^#\s!].{0,200})$`, 'u');
const CONTAINER = new RegExp(String.raw`${QUOTE}[ \t]*:{3,}[ \t]*(?<words>.*)$`, 'u');
const CALLOUT = /^(?<quote>[ \t]{0,3}(?:>[ \t]?)+)\[![\w-]{1,40}(?:\|[^\]]*)?\][+-]?[ \t]*(?<words>.*)$/u;
const ADMONITION = /^(?<indent>[ \t]*)(?:!!!|\?\?\?\+?|===\+?)[ \t]+(?<words>\S.*)$/;
const RULE = /^ {0,3}(?:(?:[-*_][ \t]+){2,}[-*_]|\*{4,}|_{4,})[ \t]*$/;
const DRAWN = /^[ \t\u3000]*(?:[=~·•＊*◆◇★☆○●■□▪─━—－_-][ \t\u3000]*){3,}$/u;
const CONTENTS =
  /^[ \t]*(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^)]*\))?|\$toc\$|\{:[ \t]*toc[^}]*\}|\{\{[<%]?[ \t]*toc[ \t]*[>%]?\}\})[ \t]*$/i;
// A line of tags alone. One alone can be a heading without a blank.
const TAGS = /^[ \t]*(?:#[\p{L}\p{N}_/-]{1,60}[ \t]+){1,40}#[\p{L}\p{N}_/-]{1,60}[ \t]*$/u;
const ATTRIBUTES = /^[ \t]*\{:?[ \t]*(?:[#.][^{}]*|[\w-]+=[^{}]*)\}[ \t]*$/;
const HEADING_ATTRIBUTES = /^([ \t>]*#{1,6}[ \t].*?)[ \t]*\{[^{}\n]{0,200}\}[ \t]*#*$/;
const DEFINED = /^ {0,3}[:~][ \t]+(?=\S)/;
const BLOCK_ID = /[ \t]\^[A-Za-z0-9-]{1,40}$/;
const VERSE = /^\|[ \t]+([^|\n]+)$/;
const CLASS_WORDS = new Set(
  (
    'note tip info warning warn danger caution important hint details example attention success question faq failure error bug abstract ' +
    'quote summary seealso todo notice alert 注意 提示 警告 说明 備註 备注 信息 资讯 資訊 危险 危險 重要 小贴士 贴士 补充 示例 例子 說明'
  ).split(' '),
);

/** Removes from lines outside code what is no Markdown of CommonMark and no text. */
export function plainLines(lines: readonly string[], style: LineStyle): string[] {
  const result: string[] = [];
  let inside = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const before = result.at(-1) ?? '';
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() && indent <= inside) inside = Number.POSITIVE_INFINITY;
    const own = indent > inside ? line.slice(Math.min(4, indent)) : line;
    const admonition = ADMONITION.exec(own)?.groups;
    if (admonition) inside = admonition.indent?.length ?? 0;
    result.push(
      ...(admonition
        ? ['', telling(/"([^"]*)"/.exec(admonition.words ?? '')?.[1] ?? ''), '']
        : plainLine(own, before, style)),
    );
  }
  return result;
}

// Prose is never nested deeper. The parser's time grows with the square of the depth.
const DEEPEST = 24;
const TOO_DEEP = new RegExp(String.raw`^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){${DEEPEST},}[ \t]*`);
const INDENTED_TOO_DEEP = new RegExp(String.raw`^[ \t]{${DEEPEST * 2},}(?=[-*+>\d])`);

const shallow = (line: string) =>
  line
    .replace(TOO_DEEP, (marks) => (marks.trimStart().startsWith('>') ? '> ' : '- '))
    .replace(INDENTED_TOO_DEEP, ' '.repeat(DEEPEST * 2 - 2));

function plainLine(line: string, before: string, style: LineStyle): string[] {
  if (RULE.test(line)) return ['', '***', ''];
  if (CONTENTS.test(line) || ATTRIBUTES.test(line) || TAGS.test(line)) return [''];
  if (!before.trim() && DRAWN.test(line) && !/^ {0,3}~~~|^ {0,3}---/.test(line)) return [''];
  const container = CONTAINER.exec(line)?.groups;
  if (container) {
    const title = titled(container.words ?? '');
    const quote = container.quote ?? '';
    return [quote, ...(title ? [`${quote}${title}`, quote] : [])];
  }
  const callout = CALLOUT.exec(line)?.groups;
  if (callout)
    return callout.words ? [`${callout.quote}${callout.words}`, callout.quote ?? '>'] : [callout.quote ?? '>'];
  if (DEFINED.test(line) && before.trim()) return ['', line.replace(DEFINED, '- ')];
  return [heading(shallow(line), before, style).replace(BLOCK_ID, '').replace(VERSE, '$1  ')];
}

/** Writes a heading with the blank that it needs, and without its attributes. */
function heading(line: string, before: string, { tags }: LineStyle): string {
  const { quote = '', marks = '', words = '' } = TIGHT_HEADING.exec(line)?.groups ?? {};
  if (!marks || !isHeading(marks, words, before, tags)) return line.replace(HEADING_ATTRIBUTES, '$1');
  return `${quote}${marks} ${words}`.replace(HEADING_ATTRIBUTES, '$1');
}

function isHeading(marks: string, words: string, before: string, tags: boolean): boolean {
  if (words.replace(/#+$/, '').includes('#') || !/[\p{L}\p{N}*_“"《（【[]/u.test(words.charAt(0))) return false;
  if (marks.length > 1) return true;
  return !tags && !before.trim() && /^(?:\p{Script=Han}|\p{Lu}|[*_“《（【]|\d.*\p{Script=Han})/u.test(words);
}

/** The title of a container: what stands behind its class. */
function titled(words: string): string {
  const [, named] = /\btitle="([^"]*)"/.exec(words) ?? [];
  const behind = words.replace(/\{[^}]*\}|:+$/g, '').replace(/^[ \t]*[\w-]*/, '');
  return telling((named ?? behind.trim().replace(/^\[(.*)\]$/, '$1')).trim());
}

/** A title that only repeats the class in words is none. */
const telling = (title: string) => (CLASS_WORDS.has(title.toLowerCase()) ? '' : title);
