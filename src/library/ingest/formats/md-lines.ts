/** A stretch of a Markdown text: `code` stands in fences, indented code, or an element whose content is no Markdown. */
export type Stretch = { code: boolean; lines: string[] };

const OPENS = /^(?<prefix>[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?<mark>`{3,}(?!.*`)|~{3,})/;
const QUOTED = /^\s*>/;
const BLANK = /^\s*$/;
const INDENTED = /^(?: {4}|\t)/;
const ITEM = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|\[\^[^\]\n]{1,100}\][:：]|(?:!!!|\?\?\?\+?|===\+?)[ \t]+\S)/;
const RAW = /^ {0,3}<(script|style|pre|textarea|svg)(?=[\s>])/i;
const CODE_TAG =
  /^\s*(?:\{%-?\s*(?:highlight|codeblock|code)\b[^%]*%\}|\{\{[<%]\s*(?:highlight|code)\b[^}]*[>%]\}\})\s*$/;
const CODE_TAG_END = /^\s*(?:\{%-?\s*end(?:highlight|codeblock|code)\b|\{\{[<%]\s*\/\s*(?:highlight|code)\b)/;
const FENCE = '````````';
const COMMENT = /^ {0,3}<!--/;

type Open = { mark: string; isQuoted: boolean } | { end: string } | { tag: true };
type State = {
  open?: Open | undefined;
  afterBlank: boolean;
  inList: boolean;
  wasIndented: boolean;
  isTag: boolean;
  html: number;
};

/**
 * Splits a Markdown text into code and the rest. Only the tags with which sites mark code become fences, and indented
 * tags inside an element lose their blanks.
 */
export function stretches(text: string): Stretch[] {
  const result: Stretch[] = [];
  const state: State = { afterBlank: true, inList: false, wasIndented: false, isTag: false, html: 0 };
  for (const line of text.split('\n')) {
    const code = isCode(line, state);
    state.afterBlank = BLANK.test(line);
    const last = result.at(-1);
    if (!code) state.html = Math.max(0, state.html + openedHtml(line));
    const fenced = state.isTag ? FENCE : state.html && !code ? line.replace(HTML_INDENTED, '') : line;
    if (last?.code === code) last.lines.push(fenced);
    else result.push({ code, lines: [fenced] });
  }
  return result;
}

function isCode(line: string, state: State): boolean {
  state.isTag = false;
  if (state.open) {
    const { open } = state;
    if ('mark' in open && open.isQuoted && !QUOTED.test(line)) state.open = undefined;
    else {
      if (isClosed(line, open)) {
        state.isTag = 'tag' in open;
        state.open = undefined;
      }
      return !('end' in open && open.end === '-->');
    }
  }
  if (
    INDENTED.test(line) &&
    !state.inList &&
    !state.html &&
    (state.afterBlank || state.wasIndented) &&
    !BLANK.test(line)
  ) {
    state.wasIndented = true;
    return true;
  }
  state.wasIndented &&= BLANK.test(line);
  if (ITEM.test(line)) state.inList = true;
  else if (state.afterBlank && /^\S/.test(line)) state.inList = false;
  return opens(line, state);
}

function opens(line: string, state: State): boolean {
  const { prefix = '', mark } = OPENS.exec(line)?.groups ?? {};
  if (mark) state.open = { mark, isQuoted: QUOTED.test(prefix) };
  if (CODE_TAG.test(line)) {
    state.open = { tag: true };
    state.isTag = true;
    return true;
  }
  const tag = mark ? undefined : RAW.exec(line)?.[1]?.toLowerCase();
  if (tag && !line.toLowerCase().includes(`</${tag}`)) state.open = { end: `</${tag}` };
  if (COMMENT.test(line) && !line.includes('-->')) state.open = { end: '-->' };
  return mark !== undefined || tag !== undefined;
}

function isClosed(line: string, open: Open): boolean {
  if ('tag' in open) return CODE_TAG_END.test(line);
  if ('end' in open) return line.toLowerCase().includes(open.end);
  const close = line.replace(/^[\s>]*/, '').trimEnd();
  return close.length >= open.mark.length && close === open.mark.charAt(0).repeat(close.length);
}

const BLOCK_TAG =
  /<(\/?)(?:table|tbody|thead|tr|td|th|div|ul|ol|dl|details|figure|blockquote|section|center)(?=[\s>/])/gi;
// Inside an element, blanks before a tag make it code, which nobody means.
const HTML_INDENTED = /^[ \t]{4,}(?=<[a-z/!])/i;

/** Returns how many elements a line opens, less those that it closes. */
function openedHtml(line: string): number {
  if (!line.includes('<')) return 0;
  return [...line.matchAll(BLOCK_TAG)].reduce((sum, [, close]) => sum + (close ? -1 : 1), 0);
}
