import type { PageKind } from '#core/ports/pages.ts';

const HTML = ['text/html', 'application/xhtml+xml', 'application/vnd.wap.xhtml+xml'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const BY_TYPE: Readonly<Record<string, PageKind>> = {
  ...Object.fromEntries(HTML.map((type) => [type, 'html' as const])),
  'application/pdf': 'pdf',
  [DOCX]: 'docx',
  'application/epub+zip': 'epub',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/x-markdown': 'md',
};
/** Types that servers give to files that they do not know. */
const UNSAID = [
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-download',
  'application/force-download',
];
const ENDINGS: Readonly<Record<string, PageKind>> = {
  ...{ htm: 'html', html: 'html', xhtml: 'html', pdf: 'pdf', docx: 'docx', epub: 'epub', txt: 'txt', text: 'txt' },
  ...{ md: 'md', markdown: 'md' },
};
/** Bytes at the beginning that show what a file is. */
const SNIFFED = 1_024;

/** Finds out what a page can be read as, from its first bytes, then from what the server says, then from its address. Undefined: nothing. */
export function pageKind(bytes: Uint8Array, contentType: string | undefined, path: string): PageKind | undefined {
  const said = typeIn(contentType);
  const beginning = Buffer.from(bytes.subarray(0, SNIFFED)).toString('latin1');
  const ending = ENDINGS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (beginning.startsWith('%PDF-')) return 'pdf';
  if (beginning.startsWith('PK\u0003\u0004')) return zipKind(beginning, said, ending);
  const kind = BY_TYPE[said] ?? (UNSAID.includes(said) ? (ending ?? unsaid(bytes, beginning)) : undefined);
  if (kind === 'pdf' || kind === 'docx' || kind === 'epub') return isHtml(beginning) ? 'html' : undefined;
  if (kind === 'txt' || kind === undefined) {
    if (isHtml(beginning) && (kind || /^(?:text|application)\/(?:xml|x?html)/.test(said))) return 'html';
    return kind && ending === 'md' ? 'md' : kind;
  }
  return kind;
}

/** Returns the type without its parameters. */
export function typeIn(contentType: string | undefined): string {
  return (contentType ?? '').split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
}

const isHtml = (beginning: string): boolean =>
  /^[\s\u00ef\u00bb\u00bf\u00fe\u00ff\0]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i.test(
    beginning.replaceAll('\0', ''),
  );

function unsaid(bytes: Uint8Array, beginning: string): PageKind | undefined {
  if (isHtml(beginning)) return 'html';
  return bytes.subarray(0, SNIFFED).includes(0) ? undefined : 'txt';
}

function zipKind(beginning: string, said: string, ending: PageKind | undefined): PageKind | undefined {
  if (beginning.includes('mimetypeapplication/epub+zip')) return 'epub';
  const kind = BY_TYPE[said] ?? ending;
  if (kind === 'docx' || kind === 'epub') return kind;
  return beginning.includes('word/') || beginning.includes('[Content_Types].xml') ? 'docx' : undefined;
}
