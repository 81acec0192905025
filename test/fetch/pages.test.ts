import { describe, expect, it, test } from 'vitest';
import type { FetchedPage, RefusedPage } from '#core/ports/pages.ts';
import { html, LIMITS, PAGE, paths, TYPES, walk } from './sites.ts';
import { openWeb } from './web.ts';

const web = await openWeb({
  'site.example': walk(paths),
  'other.example': walk({ ...TYPES, '/plain': html() }),
});
const pages = web.pages(LIMITS);
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
