/** React sends parts of a page later: hidden at its end, with an empty template where they belong, or a call that says where. */
const PART = /<div hidden(?:="")? id="S:([\da-f]{1,6})">/gi;
/** What stands until then between such a template and the end of its place is only shown until the part has come. */
const PLACE =
  /<template id="P:([\da-f]{1,6})"><\/template>|<template id="B:([\da-f]{1,6})"><\/template>([\s\S]{0,2000}?<!--\/\$-->)?/gi;
const CALL = /\$R[CRX]\("B:([\da-f]{1,6})","S:([\da-f]{1,6})"/g;
const TAG = /<(\/?)div(?=[\s>])[^>]{0,5000}>/gi;

/** Puts the parts of a page that were sent later to their places. What has no place stays at the end, no longer hidden. */
export function assembled(html: string): string {
  if (!html.includes('id="S:')) return html;
  const { rest, parts } = partsOf(html);
  const partAt = new Map([...html.matchAll(CALL)].map(([, place = '', part = '']) => [place, part]));
  const filled = (text: string): string =>
    text.replace(PLACE, (_, own: string | undefined, place: string | undefined, meanwhile = '') => {
      const id = own ?? partAt.get(place ?? '') ?? '';
      const part = parts.get(id);
      parts.delete(id);
      return part === undefined ? meanwhile : filled(part);
    });
  const page = filled(rest);
  return page + [...parts.values()].join('');
}

function partsOf(html: string): { rest: string; parts: Map<string, string> } {
  const parts = new Map<string, string>();
  let rest = '';
  let at = 0;
  const part = new RegExp(PART);
  for (let found = part.exec(html); found; found = part.exec(html)) {
    const begin = part.lastIndex;
    const end = endOf(html, begin);
    if (end === undefined) break;
    rest += html.slice(at, found.index);
    parts.set(found[1] ?? '', html.slice(begin, end.from));
    at = end.to;
    part.lastIndex = at;
  }
  return { rest: rest + html.slice(at), parts };
}

/** Where the element that has begun ends. */
function endOf(html: string, begin: number): { from: number; to: number } | undefined {
  const tag = new RegExp(TAG);
  tag.lastIndex = begin;
  let depth = 1;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    depth += found[1] ? -1 : 1;
    if (depth === 0) return { from: found.index, to: tag.lastIndex };
  }
  return undefined;
}
