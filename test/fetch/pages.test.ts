import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import type { FetchedPage, RefusedPage } from '#core/ports/pages.ts';
import { openWeb, type Site } from './web.ts';

const PAGE = '<!doctype html><title>The mill</title><p>The mill stood still on Sundays.</p>';
const MOST = 40_000;
const PATIENCE = 400;

type Headers = Record<string, string>;
const html = (body: string | Uint8Array = PAGE, headers: Headers = {}): Site => {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
};
const of = (type: string | undefined, body: string | Uint8Array = PAGE): Site => {
  return (_, response) => response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body);
};
const status =
  (code: number, headers: Headers = {}): Site =>
  (_, response) =>
    response.writeHead(code, headers).end(PAGE);
const to = (location: string, code = 302): Site => status(code, { location });
const bomb = (pack: (bytes: Buffer) => Buffer, encoding: string): Site =>
  html(pack(Buffer.alloc(30_000_000)), { 'content-encoding': encoding });
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
  '/brotli-bomb': bomb(brotliCompressSync, 'br'),
  '/not-gzip': html(PAGE, { 'content-encoding': 'gzip' }),
  '/cut-gzip': html(gzipSync(PAGE).subarray(0, 40), { 'content-encoding': 'gzip' }),
  '/odd-encoding': html(PAGE, { 'content-encoding': 'sdch' }),
  '/announced-too-large': (_, response) => response.writeHead(200, { 'content-length': '5000000000' }).write(PAGE),
  '/too-large': html('x'.repeat(MOST + 1)),
  '/as-large-as-allowed': html('<html>'.padEnd(MOST, 'x')),
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
const paths: Readonly<Record<string, Site>> = {
  ...PAGES,
  ...Object.fromEntries(Array.from({ length: 7 }, (_, n) => hops(n))),
  '/robots.txt': of('text/plain', ROBOTS),
};
const TYPES: Readonly<Record<string, Site>> = {
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

const walk =
  (all: Readonly<Record<string, Site>>): Site =>
  (request, response) =>
    (all[(request.url ?? '').replace(/\?.*/, '')] ?? status(404))(request, response);
const ROBOTS_AT: Readonly<Record<string, Site>> = {
  'strict.example': of('text/plain', 'User-agent: parley\nDisallow: /\n\nUser-agent: *\nDisallow:\n'),
  'friendly.example': of('text/plain', 'User-agent: *\nDisallow: /\n\nUser-agent: Parley\nAllow: /\n'),
  'broken.example': status(500),
  'closed.example': status(403),
  'moved.example': to('http://friendly.example/robots.txt'),
  'circling.example': to('/robots.txt'),
  'inward.example': to('http://127.0.0.1/robots.txt'),
  'chatty.example': of('text/plain', `${'# '.padEnd(99, 'x')}\n`.repeat(6_000) + 'User-agent: *\nDisallow: /\n'),
  'wild.example': of('text/plain', `User-agent: *\n${`Disallow: ${'/*a'.repeat(500)}\n`.repeat(330)}`),
  'page.example': html(),
  'dumb.example': () => {},
};
const web = await openWeb({
  'site.example': walk(paths),
  'other.example': walk({ ...TYPES, '/plain': html() }),
  ...Object.fromEntries(
    Object.entries(ROBOTS_AT).map(([host, robots]) => [host, walk({ '/robots.txt': robots, '/plain': html() })]),
  ),
});
const pages = web.pages({ most: MOST, patience: PATIENCE });
const ask = (path: string): Promise<FetchedPage | RefusedPage> => pages.fetch(`http://site.example${path}`);
const textOf = (page: FetchedPage | RefusedPage) =>
  page.kind === 'page' ? new TextDecoder().decode(page.bytes) : page.why;

describe('a page is fetched', () => {
  test.each(['/plain', '/gzip', '/brotli', '/deflate', '/zstd', '/twice', '/hop-5'])('as it is: %s', async (path) => {
    expect(textOf(await ask(path))).toBe(PAGE);
  });

  test.each([
    ['/moved', 'http://site.example/plain'],
    ['/see-other', 'http://site.example/plain'],
    ['/kept', 'http://other.example/plain'],
    ['/up', 'https://site.example/plain'],
    ['/script', 'http://site.example/%E7%A3%A8%E5%9D%8A'],
    ['/refresh', 'http://site.example/plain?a=1&b=2'],
    ['/refresh-header', 'http://site.example/plain'],
    ['/refresh-later', 'http://site.example/refresh-later'],
    ['/refresh-without-script', 'http://site.example/refresh-without-script'],
    ['/as-large-as-allowed', 'http://site.example/as-large-as-allowed'],
  ])('from where %s leads: %s', async (path, address) => {
    expect(await ask(path)).toMatchObject({ kind: 'page', address, type: 'html' });
  });

  test.each([
    ['/xhtml', 'html'],
    ['/page-as-xml', 'html'],
    ['/page-as-text', 'html'],
    ['/page-without-type', 'html'],
    ['/page-as-pdf.pdf', 'html'],
    ['/paper', 'pdf'],
    ['/paper-as-bytes', 'pdf'],
    ['/letter.docx', 'docx'],
    ['/book', 'epub'],
    ['/book-as-zip.zip', 'epub'],
    ['/notes.md', 'md'],
    ['/notes', 'md'],
    ['/notes.txt', 'txt'],
    ['/words-about-html', 'txt'],
  ])('and %s is known as %s', async (path, type) => {
    expect(await pages.fetch(`http://other.example${path}`)).toMatchObject({ kind: 'page', type });
  });

  it('with one request that says who asks, and brings and keeps no cookie', async () => {
    const fresh = web.pages({ version: '2.1', contact: 'ana@club.example' });
    const before = web.asked.length;
    await fresh.fetch('http://site.example/plain');
    const asked = web.asked.slice(before);
    expect(asked.map(({ address }) => address)).toEqual([
      'http://site.example/robots.txt',
      'http://site.example/plain',
    ]);
    expect(asked[1]?.headers).toMatchObject({ from: 'ana@club.example' });
    expect(asked[1]?.headers['user-agent']).toMatch(/^Parley\/2\.1 \(\+ana@club\.example; /);
    expect(asked[1]?.headers).not.toHaveProperty('cookie');
    await fresh.fetch('http://site.example/plain');
    expect(web.asked.length).toBe(before + 3);
  });
});

describe('a page that cannot be had is refused with the reason', () => {
  test.each([
    ['/gzip-bomb', 'too-large'],
    ['/brotli-bomb', 'too-large'],
    ['/announced-too-large', 'too-large'],
    ['/too-large', 'too-large'],
    ['/for-ever', 'too-large'],
    ['/thrice', 'broken'],
    ['/not-gzip', 'broken'],
    ['/cut-gzip', 'broken'],
    ['/odd-encoding', 'broken'],
    ['/huge-headers', 'broken'],
    ['/no-http', 'broken'],
    ['/partial', 'broken'],
    ['/nowhere', 'broken'],
    ['/bad-target', 'broken'],
    ['/drip', 'too-slow'],
    ['/silent', 'too-slow'],
    ['/headers-only', 'too-slow'],
    ['/cut', 'broken'],
    ['/hang-up', 'unreachable'],
    ['/empty', 'empty'],
    ['/no-content', 'empty'],
    ['/not-found', 'gone'],
    ['/gone', 'gone'],
    ['/log-in', 'log-in'],
    ['/pay', 'wall'],
    ['/forbidden', 'forbidden'],
    ['/law', 'forbidden'],
    ['/slow-down', 'too-often'],
    ['/trouble', 'trouble'],
    ['/loop', 'redirects'],
    ['/loop-one', 'redirects'],
    ['/hop-6', 'redirects'],
    ['/cookie-wall', 'redirects'],
    ['/to-file', 'scheme'],
    ['/to-port', 'port'],
    ['/to-user', 'credentials'],
    ['/forbidden-by-robots', 'robots'],
    ['/allowed/but-not-this', 'robots'],
  ])('%s: %s', async (path, why) => {
    expect(await ask(path)).toMatchObject({ kind: 'refused', why });
  });

  test.each([
    ['/picture', 'image/png'],
    ['/film', 'video/mp4'],
    ['/data', 'application/json'],
    ['/feed', 'application/rss+xml'],
    ['/archive.zip', 'application/zip'],
    ['/sheet', 'application/octet-stream'],
  ])('%s, which is %s', async (path, found) => {
    expect(await pages.fetch(`http://other.example${path}`)).toMatchObject({ why: 'other-kind', found });
  });

  it('when a secured page leads to an open one', async () => {
    expect(await pages.fetch('https://site.example/down')).toMatchObject({ why: 'insecure' });
  });

  it('when nobody vouches for its certificate, or it is of another site', async () => {
    expect(await web.pages({ trusted: {} }).fetch('https://site.example/plain')).toMatchObject({ why: 'certificate' });
    const other = web.pages({ resolve: async () => [{ address: '93.184.215.14', family: 4 }] });
    expect(await other.fetch('https://site.elsewhere.org/plain')).toMatchObject({ why: 'certificate' });
  });

  it('when nothing answers, or the name is looked up for ever', async () => {
    expect(await pages.fetch('http://nobody.example/')).toMatchObject({ why: 'no-site' });
    const waiting = web.pages({ patience: 30, resolve: () => new Promise(() => {}) });
    expect(await waiting.fetch('http://site.example/')).toMatchObject({ why: 'too-slow' });
  });
});

describe('a site’s robots.txt', () => {
  test.each([
    ['that names Parley forbids it', 'strict.example', 'robots'],
    ['that forbids all but Parley allows it', 'friendly.example', 'page'],
    ['that fails forbids all', 'broken.example', 'robots-unreachable'],
    ['that is not shown forbids nothing', 'closed.example', 'page'],
    ['that stands on another site counts', 'moved.example', 'page'],
    ['that leads in a circle is not there', 'circling.example', 'page'],
    ['that leads into a network is not asked for', 'inward.example', 'robots-unreachable'],
    ['counts as far as half a megabyte', 'chatty.example', 'page'],
    ['that would take long to match forbids', 'wild.example', 'robots'],
    ['that is a page forbids nothing', 'page.example', 'page'],
    ['that never answers is too slow', 'dumb.example', 'too-slow'],
  ])('%s', async (_, host, expected) => {
    const got = await pages.fetch(`http://${host}/plain`);
    expect(got.kind === 'page' ? 'page' : got.why).toBe(expected);
  });
});
