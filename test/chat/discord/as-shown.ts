/**
 * Reads markdown as Discord's clients do: an extended simple-markdown, whose rules are tried at every character here (the clients try
 * them at fewer places, so that whatever they find is found here too).
 */

/** Text as a reader sees it, with what it stands in: `['quote', 'strong']`. */
export type Shown = { text: string; in: readonly string[] };

type Rule = { kind: string; at: RegExp; lineStart?: true; inside?: 'literal' };

const LINK_TEXT = String.raw`(?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*`;
const LINK_ADDRESS = String.raw`\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*`;

const RULES: readonly Rule[] = [
  { kind: 'quote', at: /^(?<inner> *>>> [\s\S]*| *> [^\n]*(?:\n *> [^\n]*)*\n?)/, lineStart: true },
  { kind: 'heading', at: /^ *#{1,3}\s+([^\n]+)/, lineStart: true },
  { kind: 'subtext', at: /^ *-# +([^\n]+)/, lineStart: true },
  { kind: 'item', at: /^ *(?:[-*+]|\d+\.) +([^\n]*)/, lineStart: true },
  { kind: 'block', at: /^```([\s\S]+?)```/, inside: 'literal' },
  { kind: 'escape', at: /^\\([^0-9A-Za-z\s])/, inside: 'literal' },
  { kind: 'link', at: /^<([^: >]+:\/[^ >]+)>/, inside: 'literal' },
  { kind: 'mail', at: /^<([^ >]+@[^ >]+)>/, inside: 'literal' },
  { kind: 'url', at: /^(https?:\/\/[^\s<]+[^<.,:;"')\]\s])/, inside: 'literal' },
  { kind: 'link', at: new RegExp(`^\\[(${LINK_TEXT})\\]\\(${LINK_ADDRESS}\\)`) },
  { kind: 'user', at: /^(<@!?\d+>)/, inside: 'literal' },
  { kind: 'role', at: /^(<@&\d+>)/, inside: 'literal' },
  { kind: 'channel', at: /^(<#\d+>)/, inside: 'literal' },
  { kind: 'instant', at: /^(<t:\d{10}:[fR]>)/, inside: 'literal' },
  { kind: 'mention', at: /^(<(?:@&|#|a?:\w+:|t:-?|\/[^>]*:|id:)\w+(?::\w)?>|@everyone|@here)/, inside: 'literal' },
  { kind: 'emoji', at: /^(:[\w+-]+:)/, inside: 'literal' },
  { kind: 'strong', at: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/ },
  { kind: 'underline', at: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/ },
  { kind: 'em', at: /^_((?:__|\\[\s\S]|[^\\_])+?)_/ },
  { kind: 'em', at: /^\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)/ },
  { kind: 'strike', at: /^~~([\s\S]+?)~~/ },
  { kind: 'spoiler', at: /^\|\|([\s\S]+?)\|\|/ },
  { kind: 'code', at: /^(`+)(?<inner>[\s\S]*?[^`])\1(?!`)/, inside: 'literal' },
];

/** Where a rule can begin besides at the start of a line. */
const BEGINS = /[\\<h[@:*_~|`\n]/;

export function asShown(source: string, within: readonly string[] = []): Shown[] {
  const out: Shown[] = [];
  let lineStart = true;
  for (let at = 0; at < source.length; ) {
    const found: Found | undefined =
      lineStart || BEGINS.test(source.charAt(at)) ? ruleAt(source.slice(at), lineStart, within) : undefined;
    const whole: string = found ? found.whole : source.charAt(at);
    out.push(...(found ? insideOf(found, within) : [{ text: whole, in: within }]));
    at += whole.length;
    lineStart = whole.endsWith('\n');
  }
  return joined(out);
}

type Found = { rule: Rule; whole: string; inner: string };

function ruleAt(rest: string, lineStart: boolean, within: readonly string[]): Found | undefined {
  for (const rule of RULES) {
    if (rule.lineStart && (!lineStart || (rule.kind === 'quote' && within.includes('quote')))) continue;
    const match = rule.at.exec(rest);
    if (match) return { rule, whole: match[0], inner: match.groups?.inner ?? match[1] ?? '' };
  }
  return undefined;
}

function insideOf({ rule, inner }: Found, within: readonly string[]): Shown[] {
  if (rule.kind === 'escape') return [{ text: inner, in: within }];
  const deeper = [...within, rule.kind];
  if (rule.kind === 'code') return [{ text: inner.replace(/^ (?= *`)|(` *) $/g, '$1'), in: deeper }];
  if (rule.inside === 'literal') return [{ text: inner, in: deeper }];
  return asShown(rule.kind === 'quote' ? inner.replace(/^ *>>> ?|^ *> ?/gm, '') : inner, deeper);
}

function joined(all: readonly Shown[]): Shown[] {
  const out: Shown[] = [];
  for (const one of all) {
    const last = out.at(-1);
    if (last && last.in.join() === one.in.join()) out[out.length - 1] = { ...last, text: last.text + one.text };
    else out.push(one);
  }
  return out;
}

/** What a reader sees, without what it stands in. */
export function visible(source: string): string {
  return asShown(source)
    .map(({ text }) => text)
    .join('');
}
