import { decode } from '../../decode.ts';
import { asHtml } from '../xml.ts';
import { assembled } from './streamed.ts';

/** Bytes at a page's beginning in which its encoding is said. */
const HEAD_BYTES = 4096;
const META_CHARSET = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i;
const XML_ENCODING = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})/i;
const TYPE_CHARSET = /charset\s*=\s*["']?([\w:.-]{1,40})/i;
const MARKS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes a page: by its byte order mark, as it was sent (`contentType`), as it says itself, else as a text that says nothing. What cannot
 * be decoded in the encoding that is said is tried as such a text.
 */
export function decodeHtml(name: string, bytes: Uint8Array, contentType = ''): { text: string; encoding: string } {
  const mark = MARKS.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte))?.[0];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const said =
    mark ?? TYPE_CHARSET.exec(contentType)?.[1] ?? META_CHARSET.exec(head)?.[1] ?? XML_ENCODING.exec(head)?.[1];
  const strict = said && attempt(bytes, said, true);
  if (strict) return strict;
  const plain = attempt(bytes, 'utf-8', true);
  if (plain) return plain;
  // A wrong byte does not make a page unreadable.
  return (said && attempt(bytes, said, false)) || decode(name, bytes);
}

function attempt(bytes: Uint8Array, label: string, fatal: boolean): { text: string; encoding: string } | undefined {
  try {
    // A page that can be read as far as here and says UTF-16 does not have it.
    const decoder = new TextDecoder(label.toLowerCase().startsWith('utf-16') && bytes[0] === 0x3c ? 'utf-8' : label, {
      fatal,
    });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return undefined;
  }
}

const NOT_TEXT = ['script', 'style', 'svg', 'template', 'canvas', 'object', 'iframe'] as const;
const DATA_ADDRESS = /data:[\w.+/-]{1,80}(?:;[\w=.-]{1,40}){0,4},[\w+/=%.-]{100,}/g;
const XHTML = /^\s*<\?xml|<!doctype[^>]+xhtml/i;
const DATA_SCRIPT = /ld\+json/i;

/** Takes out what is no text and can be large: scripts, styles, drawings, pictures inside addresses. Data of JSON-LD stays. */
export function withoutBulk(html: string): string {
  const small = NOT_TEXT.reduce((rest, name) => withoutElements(rest, name), assembled(html));
  const plain = withoutComments(small).replace(DATA_ADDRESS, '');
  return XHTML.test(plain.slice(0, 500)) ? asHtml(plain) : plain;
}

function withoutElements(html: string, name: string): string {
  const begin = new RegExp(`<${name}(?=[\\s>/])`, 'gi');
  const end = new RegExp(`</${name}\\s*>`, 'gi');
  let kept = '';
  let at = 0;
  for (let found = begin.exec(html); found; found = begin.exec(html)) {
    const opened = html.indexOf('>', found.index);
    if (opened < 0) break;
    end.lastIndex = opened;
    // Without an end, the rest is left as it is.
    if (html[opened - 1] !== '/' && !end.test(html)) break;
    const to = html[opened - 1] === '/' ? opened + 1 : end.lastIndex;
    if (!DATA_SCRIPT.test(html.slice(found.index, opened))) {
      kept += html.slice(at, found.index);
      at = to;
    }
    begin.lastIndex = to;
  }
  return kept + html.slice(at);
}

function withoutComments(html: string): string {
  let kept = '';
  let at = 0;
  for (let from = html.indexOf('<!--'); from >= 0; from = html.indexOf('<!--', at)) {
    const to = html.indexOf('-->', from + 2);
    if (to < 0) break;
    kept += html.slice(at, from);
    at = to + 3;
  }
  return kept + html.slice(at);
}

/** Elements without an end, or whose end may be missing: they are not nested. */
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|option)$/i;

/** Counts elements, and how deep they are nested, by their tags alone. */
export function sizeOf(html: string): { depth: number; elements: number } {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  for (const [, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][\w:-]{0,30})([^<>]{0,2000})>/gi)) {
    if (!end) elements += 1;
    if (FLAT.test(name) || rest.endsWith('/')) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return { depth: deepest, elements };
}
