import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/library/ingest/formats/html.ts';
import { passages, problemOfFile, readFile } from '../drafts.ts';
import { CHINESE_PROSE, ENGLISH_PROSE } from '../prose.ts';
import { encode } from './encode.ts';

const prose = ENGLISH_PROSE.map((one) => `<p>${one.join(' ')}</p>`).join('\n');
const nav = '<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Fish prices</a></li></ul></nav>';
const page = (body: string, head = '<title>The night ferry | Harbour Review</title>') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${nav}${body}<footer>Harbour Review. All rights reserved.</footer></body></html>`;
const article = (inside = prose) => `<main><article><h1>The night ferry</h1>${inside}</article></main>`;
const read = (html: string, name = 'ferry.html') => readFile(Buffer.from(html), name);

const HEAD = `
<title>The night ferry | Harbour Review</title>
<link rel="canonical" href="/2024/03/ferry"><link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">
<link rel="alternate" hreflang="zh-CN" href="/zh/ferry"><link rel="alternate" hreflang="x-default" href="/">
<meta property="og:site_name" content="Harbour Review"><meta property="article:published_time" content="2024-03-05T23:30:00+08:00">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"The night ferry","author":[{"name":"Ana Li"},{"name":"Jonas Osei"}]}]}</script>`;

describe('a page is read as its reader sees it', () => {
  it('the article, without what stands around it', async () => {
    const draft = await read(page(article()));
    expect(passages(draft)).toEqual(ENGLISH_PROSE.flat());
    expect(draft).toMatchObject({ meta: { title: 'The night ferry' }, encoding: 'utf-8' });
  });

  it('what it says about itself', async () => {
    const found = await readPage(Buffer.from(page(article(), HEAD)), { address: 'https://review.example/x?from=feed' });
    expect(found).toMatchObject({
      kind: 'article',
      canonical: 'https://review.example/2024/03/ferry',
      alternates: [{ language: 'zh-CN', address: 'https://review.example/zh/ferry' }],
      body: {
        facts: {
          title: 'The night ferry',
          authors: ['Ana Li', 'Jonas Osei'],
          published: '2024-03-05',
          site: 'Harbour Review',
          licence: 'CC BY-SA 4.0',
          source: 'https://review.example/x?from=feed',
        },
      },
    });
  });

  it('the address from which a browser saved it is its source', async () => {
    const saved = page(article()).replace(
      '<html>',
      '<!-- saved from url=(0033)https://review.example/2024/ferry -->\n<html>',
    );
    expect((await read(saved)).meta.source).toBe('https://review.example/2024/ferry');
  });

  it('journals name their authors and days in their own way', async () => {
    const cited =
      '<meta name="citation_title" content="Ferries at night"><meta name="citation_author" content="Li, Ana"><meta name="citation_author" content="Osei, Jonas"><meta name="citation_publication_date" content="2023/11/02">';
    expect((await read(page(article(), cited))).meta).toMatchObject({
      authors: ['Li, Ana', 'Osei, Jonas'],
      published: '2023-11-02',
    });
  });

  it.each([
    ['<p>By Ana Li and Jonas Osei</p><p>5 March 2024</p>', ['Ana Li', 'Jonas Osei'], '2024-03-05'],
    ['<p>来源：港报　作者：王小明 李华</p><p>2024年3月5日 10:22</p>', ['王小明', '李华'], '2024-03-05'],
  ])('the authors and the day that stand above its text: %s', async (above, authors, published) => {
    const shown = `<div><h1>The night ferry</h1>${above}</div><article>${prose}</article>`;
    expect((await read(page(shown))).meta).toMatchObject({ authors, published });
  });

  it('the name of an author, without what stands beside it', async () => {
    for (const [said, authors] of [
      ['By Ana Li', ['Ana Li']],
      ['Ana Li @anali', ['Ana Li']],
      [', Ana Li', ['Ana Li']],
      ['AP Auto Writer', undefined],
      ['View all', undefined],
    ] as const) {
      const { meta } = await read(page(article(), `<meta name="author" content="${said}">`));
      expect(meta.authors, said).toEqual(authors ?? []);
    }
  });

  it('its encoding is the one that it says, or that it was sent with', async () => {
    const chinese = `<h1>夜渡</h1>${CHINESE_PROSE.map((one) => `<p>${one.join('')}</p>`).join('')}`;
    const inGbk = (head: string) =>
      encode(page(article(chinese), head).replace('<meta charset="utf-8">', ''), 'gb18030');
    for (const head of [
      '<meta charset="gb2312">',
      '<meta http-equiv="Content-Type" content="text/html; charset=gbk">',
      '',
    ]) {
      expect(passages(await readFile(inGbk(head), '夜渡.htm'))).toEqual(expect.arrayContaining(CHINESE_PROSE.flat()));
    }
    const sent = await readPage(inGbk(''), { contentType: 'text/html; charset=GBK' });
    expect(sent).toMatchObject({ kind: 'article', body: { encoding: 'gbk' } });
  });

  it('scripts and pictures inside it do not make it too large', async () => {
    const bulk = `<script>${'x'.repeat(3_000_000)}</script><img src="data:image/png;base64,${'A'.repeat(500_000)}">`;
    expect(passages(await read(page(bulk + article())))).toEqual(ENGLISH_PROSE.flat());
  });
});

describe('a page without an article says why', () => {
  const why = async (html: string) => {
    const found = await readPage(Buffer.from(html));
    return found.kind === 'no-article' ? found.why : found.kind;
  };
  const links = Array.from(
    { length: 40 },
    (_, at) => `<li><a href="/${at}">The council met for the ${at}th time this year</a></li>`,
  );

  it.each([
    [
      'walled',
      page(
        '<main><h1>The night ferry</h1><p>Please log in to read this article.</p><form><input type="password"></form></main>',
      ),
    ],
    ['walled', page(article(`<p>${ENGLISH_PROSE[0]?.join(' ')}</p><p>Subscribe to continue reading.</p>`))],
    ['walled', page('<main><h1>夜渡</h1><p>请登录后阅读全文。</p></main>')],
    [
      'error-page',
      page('<main><h1>Page not found</h1><p>The page that you want is not here.</p></main>', '<title>404</title>'),
    ],
    ['error-page', page('<main><h1>页面不存在</h1><p>您访问的页面已被删除。</p></main>')],
    [
      'drawn-by-script',
      '<!doctype html><html><head><title>App</title></head><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="a.js"></script></body></html>',
    ],
    ['links', page(`<main><h1>News</h1><ul>${links.join('')}</ul></main>`)],
    ['no-article', '<!doctype html><html><head><title>x</title></head><body><p>ok</p></body></html>'],
    ['too-deep', page(`${'<div>'.repeat(600)}${prose}${'</div>'.repeat(600)}`)],
    ['too-large-inside', page(article(`<p>${'<span>word </span>'.repeat(40_000)}</p>`))],
    ['too-large-inside', page(article(`<p>${'word '.repeat(420_000)}</p>`))],
  ])('%s', async (expected, html) => {
    expect(await why(html)).toBe(expected);
  });

  it('an article that speaks of log-ins and lost pages is one', async () => {
    const spoken =
      '<p>The clerk wrote “page not found” on the door, and nobody could sign in to the ferry that night.</p>';
    expect(await why(page(article(prose + spoken + prose)))).toBe('article');
  });

  it('of a file, as an error that people can read', async () => {
    expect(await problemOfFile(Buffer.from(page('<main><h1>404 not found</h1></main>')), 'x.html')).toEqual({
      kind: 'file-content',
      name: 'x.html',
      format: 'HTML',
      why: 'error-page',
    });
  });

  it('a page of a thousand kinds of nonsense is answered, too', async () => {
    for (const html of [
      '',
      '<',
      '<html',
      '<!--',
      '<script>',
      '<p>'.repeat(500),
      '<a b="'.repeat(2_000),
      '\0\0\0',
      '<![CDATA[',
    ]) {
      expect(await why(html), html.slice(0, 20)).toBeTypeOf('string');
    }
  });
});
