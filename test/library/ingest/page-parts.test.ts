import { describe, expect, it } from 'vitest';
import { withoutBeside } from '../../../src/library/ingest/formats/html/beside.ts';
import { withoutBoxes } from '../../../src/library/ingest/formats/html/boxes.ts';
import { documentOf, wordsOf } from '../../../src/library/ingest/formats/html/dom.ts';
import { merged } from '../../../src/library/ingest/formats/html/merged.ts';
import { readingOf } from '../../../src/library/ingest/formats/html/readings.ts';
import { readPage } from '../../../src/library/ingest/formats/html.ts';
import { CHINESE_PROSE, ENGLISH_PROSE } from '../prose.ts';

const paragraphs = ENGLISH_PROSE.map((one) => one.join(' '));
const html = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const lines = (blocks: readonly { pieces: readonly string[] }[]) => blocks.flatMap(({ pieces }) => pieces);
const first = paragraphs[0] ?? '';
const second = paragraphs[1] ?? '';
const more = [first, second].map((text) => text.replaceAll('the', 'another'));

describe('what two libraries have found becomes one article', () => {
  const both = (one: string, two: string) => lines(merged(readingOf(one), readingOf(two)));

  it('a paragraph that one of them lost in the middle is kept', () => {
    const whole = [first, ...more, second];
    expect(both(html([first, second]), html(whole))).toEqual(whole);
    expect(both(html(whole), html([first, second]))).toEqual(whole);
  });

  it('a heading that one of them took out is kept', () => {
    const two = `${html([first])}<h2>At the gate</h2>${html([second])}`;
    expect(both(html([first, second]), two)).toEqual([first, 'At the gate', second]);
  });

  it('short lines that only one of them found behind the article are left out', () => {
    expect(both(html([first, second, 'Lena Ek writes about ports.']), html([first, second]))).toEqual([first, second]);
    expect(both(html([first, second]), html([first, second, 'The week in ports', 'Cranes']))).toEqual([first, second]);
  });
});

describe('what stands beside an article is left out', () => {
  const kept = (content: string) => {
    const { body, linked } = readingOf(content);
    return lines(withoutBeside(body.blocks, linked));
  };

  it('lines that lead to other pages', () => {
    const content = `${html([first, 'Read more: Cranes of the north', '<a href="/x">CRANES STAND STILL IN THE NORTH</a>', second])}
      <p>You may also like:</p><ul><li><a href="/a">Tides</a></li><li><a href="/b">Locks</a></li></ul><p>相关阅读：潮汐表</p>`;
    expect(kept(content)).toEqual([first, second]);
  });

  it('lines of the page itself, and of its editors', () => {
    const others = [
      '5 min read',
      'Advertisement',
      'Article continues below',
      'Share this:',
      '（责任编辑：林海）',
      '编辑 刘海 校对 李明',
    ];
    expect(kept(html([first, ...others, second]))).toEqual([first, second]);
  });

  it('a list of links in the text stays, and so does a text that is one link', () => {
    const list =
      '<ul><li><a href="/a">The tide tables of 1990</a></li><li><a href="/b">The log of the lock</a></li></ul>';
    expect(kept(html([first]) + list + html([second]))).toContain('The tide tables of 1990');
    expect(kept(`<p><a href="/x">${first}</a></p><p><a href="/x">${second}</a></p>`)).toEqual([first, second]);
  });

  it('boxes that are called so, and what the page hides, but no part of the article', () => {
    const box = (name: string) => `<div class="${name}">We write to you every week.</div>`;
    const boxes = ['newsletter-widget', 'related-posts', 'share buttons', 'author-bio', 'subscribe', 'hidden'].map(box);
    const article = ENGLISH_PROSE.map((one) => `<p class="subscribe promo">${one.join(' ')}</p>`).join('');
    const document = withoutBoxes(documentOf(`<div class="newsletter-post">${article}${boxes.join('')}</div>`));
    expect(wordsOf(document.body)).toBe(wordsOf(documentOf(article).body));
    expect(
      wordsOf(withoutBoxes(documentOf(`<p>${first}</p><div class="hidden md:block">${second}</div>`)).body),
    ).toContain(second);
  });
});

it('the parts of a page that were sent later stand where they belong', async () => {
  const [one = '', two = '', three = ''] = paragraphs;
  const later = `<div hidden id="S:a"><p>${two}</p><div><template id="P:2"></template></div></div><div hidden id="S:2"><p>${three}</p></div>`;
  const page = `<body><main><h1>The night ferry</h1><p>${one}</p><!--$?--><template id="B:0"></template><p>Loading…</p><!--/$--></main>${later}<script>$RC("B:0","S:a")</script></body>`;
  const read = await readPage(Buffer.from(page));
  const found = read.kind === 'article' ? lines(read.body.blocks) : [];
  expect(found).toEqual([one, two, three]);
});

describe('what a page says about itself is chosen as a reader would', () => {
  const factsOf = async (head: string, top: string, text = html(paragraphs), address?: string) => {
    const page = `<!doctype html><html><head>${head}</head><body><header>${top}</header><article>${text}</article></body></html>`;
    const read = await readPage(Buffer.from(page), { ...(address && { address }) });
    return read.kind === 'article' ? read.body.facts : undefined;
  };
  const data = (author: string) =>
    `<script type="application/ld+json">[{"@type":"Person","@id":"#ana","name":"Ana Li"},{"@type":"NewsArticle","author":${author}}]</script>`;

  it('the heading that it shows, rather than the title that it has for searches', async () => {
    const head =
      '<title>Night ferries 2024: prices | Harbour</title><meta property="og:title" content="Night ferries 2024: prices">';
    expect((await factsOf(head, '<h1>Harbour</h1><h1>The prices of night ferries</h1>'))?.title).toBe(
      'The prices of night ferries',
    );
    expect((await factsOf(head, '<h1>Contact us</h1>'))?.title).toBe('Night ferries 2024: prices');
  });

  it('a person rather than an organisation, also where the data only point to the person', async () => {
    expect((await factsOf(data('{"@id":"#ana"}'), '<h1>Ferries</h1>'))?.authors).toEqual(['Ana Li']);
    const paper = data('{"@type":"Organization","name":"Harbour Press"}');
    expect((await factsOf(paper, '<h1>Ferries</h1><p>By Mara Lind</p>'))?.authors).toEqual(['Mara Lind']);
    expect((await factsOf(paper, '<h1>Ferries</h1>'))?.authors).toEqual(['Harbour Press']);
  });

  it('a name beside the day below the title, or in an element that is called so', async () => {
    const beside = '<h1>The night ferry</h1><p>Mara Lind</p><p>5 March 2024 · 4 min read</p>';
    expect(await factsOf('<title>The night ferry</title>', beside)).toMatchObject({
      authors: ['Mara Lind'],
      published: '2024-03-05',
    });
    const link = '<h1>The night ferry</h1><div><a href="/authors/mara">Mara Lind</a></div>';
    expect((await factsOf('<title>The night ferry</title>', link))?.authors).toEqual(['Mara Lind']);
  });

  it('the reporter in brackets at the end of a Chinese text, not its editor or the name of its site', async () => {
    const text = html([
      ...CHINESE_PROSE.map((one) => one.join('')),
      '渡轮将于明天复航。（记者 林晓月）',
      '责任编辑：王海',
    ]);
    const head = '<title>夜渡_港湾网</title><meta name="author" content="港湾网">';
    expect((await factsOf(head, '<h1>夜渡</h1>', text))?.authors).toEqual(['林晓月']);
  });

  it('the day that is shown where the time is written for Greenwich, and the day in an address', async () => {
    const head = '<meta property="article:published_time" content="2024-03-06T00:30:00Z">';
    expect((await factsOf(head, '<h1>The night ferry</h1><p>March 5, 2024</p>'))?.published).toBe('2024-03-05');
    const address = 'https://review.example/2024/03/05/ferry';
    expect((await factsOf('', '<h1>The night ferry</h1>', undefined, address))?.published).toBe('2024-03-05');
  });
});
