import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Site } from './web.ts';

export const PAGE = '<!doctype html><title>The mill</title><p>The mill stood still on Sundays.</p>';
/** Most bytes of a page, and most ms, in these tests. */
export const LIMITS = { most: 40_000, patience: 400 };

type Headers = Record<string, string>;
export const html = (body: string | Uint8Array = PAGE, headers: Headers = {}): Site => {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
};
export const of = (type: string | undefined, body: string | Uint8Array = PAGE): Site => {
  return (_, response) => response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body);
};
export const status =
  (code: number, headers: Headers = {}): Site =>
  (_, response) =>
    response.writeHead(code, headers).end(PAGE);
export const to = (location: string, code = 302): Site => status(code, { location });
/** A hundred times what is allowed, packed quickly: every test that imports this file waits for it. */
const bomb = (pack: (bytes: Buffer) => Buffer, encoding: string): Site =>
  html(pack(Buffer.alloc(100 * LIMITS.most)), { 'content-encoding': encoding });
const brotliFast = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 16 } });
const zip = (name: string, rest = '') => `PK\u0003\u0004${'\0'.repeat(22)}\u0008\0\0\0${name}${rest}`;
/** Sends for ever, each time after so many ms. */
const endless = (part: string, pause: number): Site => {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write(part), pause);
    response.on('close', () => clearInterval(timer));
  };
};

const PAGES: Readonly<Record<string, Site>> = {
  '/plain': html(),
  '/gzip': html(gzipSync(PAGE), { 'content-encoding': 'gzip' }),
  '/brotli': html(brotliCompressSync(PAGE), { 'content-encoding': 'br' }),
  '/deflate': html(deflateSync(PAGE), { 'content-encoding': 'deflate' }),
  '/zstd': html(zstdCompressSync(PAGE), { 'content-encoding': 'zstd' }),
  '/twice': html(gzipSync(gzipSync(PAGE)), { 'content-encoding': 'gzip, gzip' }),
  '/thrice': html(gzipSync(gzipSync(gzipSync(PAGE))), { 'content-encoding': 'gzip, gzip, gzip' }),
  '/gzip-bomb': bomb(gzipSync, 'gzip'),
  '/brotli-bomb': bomb(brotliFast, 'br'),
  '/not-gzip': html(PAGE, { 'content-encoding': 'gzip' }),
  '/cut-gzip': html(gzipSync(PAGE).subarray(0, 40), { 'content-encoding': 'gzip' }),
  '/odd-encoding': html(PAGE, { 'content-encoding': 'sdch' }),
  '/announced-too-large': (_, response) => response.writeHead(200, { 'content-length': '5000000000' }).write(PAGE),
  '/too-large': html('x'.repeat(LIMITS.most + 1)),
  '/as-large-as-allowed': html('<html>'.padEnd(LIMITS.most, 'x')),
  '/for-ever': endless('x'.repeat(10_000), 1),
  '/drip': endless('x', 20),
  '/silent': () => {},
  '/headers-only': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).flushHeaders(),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '1000', 'content-type': 'text/html' });
    response.write(PAGE, () => response.destroy());
  },
  '/hang-up': (_, response) => response.destroy(),
  '/no-http': (request) => request.socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
  '/huge-headers': status(200, Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`x-${n}`, 'y'.repeat(1_000)]))),
  '/empty': html(''),
  '/no-content': status(204),
  '/not-found': status(404),
  '/gone': status(410),
  '/log-in': status(401),
  '/pay': status(402),
  '/forbidden': status(403),
  '/law': status(451),
  '/slow-down': status(429),
  '/trouble': status(503),
  '/partial': status(206),
  '/moved': to('/plain', 301),
  '/see-other': to('../plain', 303),
  '/kept': to('//other.example/plain', 308),
  '/up': to('https://site.example/plain'),
  '/down': to('http://site.example/plain'),
  '/loop': to('/loop'),
  '/loop-one': to('/loop-two'),
  '/loop-two': to('/loop-one'),
  '/nowhere': status(302),
  '/bad-target': to('http://['),
  '/to-file': to('file:///etc/passwd'),
  '/to-port': to('http://site.example:8080/'),
  '/to-user': to('http://a:b@site.example/plain'),
  '/script': to('/%E7%A3%A8%E5%9D%8A'),
  '/%E7%A3%A8%E5%9D%8A': html(),
  '/refresh': html('<html><head><meta http-equiv="refresh" content="0; url=/plain?a=1&amp;b=2"></head></html>'),
  '/refresh-header': html('<html></html>', { refresh: '1;url=/plain' }),
  '/refresh-later': html('<html><meta http-equiv="refresh" content="600">Read on.</html>'),
  '/refresh-without-script': html(
    '<html><noscript><meta http-equiv=refresh content="0;url=/gone"></noscript>The mill.',
  ),
  '/cookie-wall': (request, response) =>
    request.headers.cookie
      ? response.writeHead(200).end(PAGE)
      : response.writeHead(302, { location: '/cookie-wall', 'set-cookie': 'seen=1' }).end(),
  '/forbidden-by-robots': html(),
  '/allowed/but-not-this': html(),
};
const hops = (n: number): [string, Site] => [`/hop-${n}`, n ? to(`/hop-${n - 1}`) : html()];
const ROBOTS = 'User-agent: *\nDisallow: /forbidden-by-robots\nDisallow: /allowed/*-not-\n';
/** A site with all kinds of answers, by path. */
export const paths: Readonly<Record<string, Site>> = {
  ...PAGES,
  ...Object.fromEntries(Array.from({ length: 7 }, (_, n) => hops(n))),
  '/robots.txt': of('text/plain', ROBOTS),
};
/** Pages and files with the types that servers give them. */
export const TYPES: Readonly<Record<string, Site>> = {
  '/xhtml': of('application/xhtml+xml', `<?xml version="1.0"?>${PAGE}`),
  '/page-as-xml': of('text/xml', `<?xml version="1.0"?>${PAGE}`),
  '/page-as-text': of('text/plain', PAGE),
  '/page-without-type': of(undefined, `\ufeff\n<!-- saved -->${PAGE}`),
  '/page-as-pdf.pdf': of('application/pdf', PAGE),
  '/paper': of('application/pdf', '%PDF-1.7\n'),
  '/paper-as-bytes': of('application/octet-stream', '%PDF-1.7\n'),
  '/letter.docx': of('application/octet-stream', zip('[Content_Types].xml')),
  '/book': of('application/epub+zip', zip('mimetype', 'application/epub+zip')),
  '/book-as-zip.zip': of('application/zip', zip('mimetype', 'application/epub+zip')),
  '/notes.md': of('text/plain; charset=utf-8', '# The mill\n'),
  '/notes': of('text/markdown', '# The mill\n'),
  '/notes.txt': of('', 'The mill.'),
  '/words-about-html': of('text/plain', 'The tag <html> begins a page.'),
  '/picture': of('image/png', '\u0089PNG'),
  '/film': of('video/mp4', '\0\0\0\u0018ftyp'),
  '/data': of('application/json', '{}'),
  '/feed': of('application/rss+xml', '<?xml version="1.0"?><rss/>'),
  '/archive.zip': of('application/zip', zip('a.txt')),
  '/sheet': of('application/octet-stream', '\0\u0001\u0002'),
};

export const walk =
  (all: Readonly<Record<string, Site>>): Site =>
  (request, response) =>
    (all[(request.url ?? '').replace(/\?.*/, '')] ?? status(404))(request, response);
