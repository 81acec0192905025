import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { bodyOf, readTree, treeParts } from '../../../src/library/ingest/formats/tree-blocks.ts';

const read = (html: string) => readTree(fromHtml(html, { fragment: true }));
const texts = (html: string) => read(html).blocks.map(({ pieces }) => pieces.join(' / '));
const kinds = (html: string) => read(html).blocks.map(({ kind, pieces }) => [kind, ...pieces]);

describe('a tree of HTML is read as its reader sees it', () => {
  it('the heading at the beginning is the title, the others are passages, the highest is known', () => {
    expect(read('<h1>The <i>weir</i></h1><p>It held. Once.</p><h3>Who?</h3><h2>Why?</h2>')).toEqual({
      title: 'The weir',
      heading: 'Why?',
      blocks: [
        { kind: 'prose', pieces: ['It held. Once.'] },
        { kind: 'whole', pieces: ['Who?'] },
        { kind: 'whole', pieces: ['Why?'] },
      ],
    });
  });

  it('words without an element of their own are paragraphs too, and blanks of the source mean nothing', () => {
    expect(
      texts('The  weir\n held.<p>Nobody\n  slept.</p>It\trained.<div>水坝\n守住了。<div>天晴了。</div></div>'),
    ).toEqual(['The weir held.', 'Nobody slept.', 'It rained.', '水坝守住了。', '天晴了。']);
  });

  it('items, quotations, asides, definitions and folded text are text', () => {
    expect(
      kinds(
        '<ul><li>One<ul><li>Two</li></ul></li><li><p>Three.</p><p>Four.</p></li></ul><dl><dt>Weir</dt><dd>A low dam.</dd></dl>' +
          '<blockquote>It held.</blockquote><aside>It rained.</aside><details><summary>More</summary>It ran dry.</details>',
      ),
    ).toEqual([
      ['item', 'One'],
      ['item', 'Two'],
      ['item', 'Three.'],
      ['item', 'Four.'],
      ['item', 'Weir'],
      ['item', 'A low dam.'],
      ['prose', 'It held.'],
      ['prose', 'It rained.'],
      ['prose', 'More'],
      ['prose', 'It ran dry.'],
    ]);
  });

  it('a row of a table is a passage; a table that only places its content reads as its text', () => {
    expect(
      kinds(
        '<table><caption>Floods. All of them.</caption><tr><th>Year</th><th>Metres</th></tr><tr><td>1910</td><td>2. High</td></tr>' +
          '<tr><td>1924</td><td></td></tr></table>',
      ),
    ).toEqual([
      ['whole', 'Floods. All of them.'],
      ['whole', 'Year · Metres', '1910 · 2. High', '1924'],
    ]);
    expect(texts('<table><tr><td>It held.</td><td>It rained.</td></tr></table>')).toEqual(['It held.', 'It rained.']);
    expect(texts('<table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>')).toEqual(['One.', 'Two.']);
    expect(
      texts(
        '<table><tr><td>Menu</td><td><table><tr><th>A</th><td>B</td></tr><tr><th>C</th><td>D</td></tr></table></td></tr></table>',
      ),
    ).toEqual(['Menu', 'A · B / C · D']);
  });

  it('code is its lines, a caption is a passage', () => {
    expect(
      kinds(
        '<pre>a = 1\n\n  b = 2. Or 3.</pre><figure><img alt="no"><figcaption>The weir. 1910.</figcaption></figure>',
      ),
    ).toEqual([
      ['whole', 'a = 1', '  b = 2. Or 3.'],
      ['whole', 'The weir. 1910.'],
    ]);
  });

  it('pictures, programs, navigation, forms and what is hidden are no text; a page in a form is', () => {
    expect(
      texts(
        '<style>p{}</style><script>a</script><nav>Home</nav><form>Your name <input><button>Send</button></form><p hidden>a</p>' +
          '<p style="color:red; display: none">b</p><div aria-hidden="true">c</div><img alt="d"><svg><text>e</text></svg>' +
          '<noscript>f</noscript><template>g</template><!-- h --><p>It held.</p>',
      ),
    ).toEqual(['It held.']);
    expect(texts('<form><h1>The weir</h1><p>It held.</p></form>')).toEqual(['It held.']);
  });

  it('what stands above a word follows it in brackets, unless it tells how to pronounce it', () => {
    expect(texts('<ruby>红帽<rp>(</rp><rt>Red Hat</rt><rp>)</rp></ruby>很大。<ruby>河<rt>hé</rt></ruby>水。')).toEqual([
      '红帽（Red Hat）很大。河水。',
    ]);
  });

  it('raised and lowered characters, quotations and struck words stay', () => {
    expect(texts('H<sub>2</sub>O is <del>old</del> <q>water</q>, m<sup>3</sup>.')).toEqual(['H2O is old “water”, m3.']);
  });
});

describe('footnotes of a tree', () => {
  it('leave the sentence, and stand once at the end', () => {
    const forms = [
      '<p>It held.<sup><a href="#fn1" id="r1">1</a></sup> It rained.</p><div id="fn1"><p>1. See the annals. <a href="#r1">↩</a></p></div><p>It fell.</p>',
      '<p>It held.<a href="#fn1" id="r1">[1]</a> It rained.</p><p><a id="fn1" href="#r1">[1]</a> See the annals.</p><p>It fell.</p>',
      '<p>It held.[<a href="#fn1" id="r1" epub:type="noteref">1</a>] It rained.</p><aside epub:type="footnote" id="fn1">See the annals.</aside><p>It fell.</p>',
      '<p>It held.<a href="#fn1" class="footnote-ref" id="r1" role="doc-noteref"><sup>1</sup></a> It rained.</p><p>It fell.</p>' +
        '<section role="doc-endnotes"><ol><li id="fn1"><p>See the annals.<a href="#r1" role="doc-backlink">back</a></p></li></ol></section>',
      '<p>It held.<sup id="r1" class="reference"><a href="#fn1">[1]</a></sup> It rained.</p><p>It fell.</p>' +
        '<ol><li id="fn1"><span class="mw-cite-backlink"><a href="#r1">^</a></span> See the annals.</li></ol>',
    ];
    for (const html of forms) expect(texts(html), html).toEqual(['It held. It rained.', 'It fell.', 'See the annals.']);
  });

  it('without links lose their sign behind a sentence only', () => {
    expect(texts('<p>It held.<sup>1</sup> It covers 3 km<sup>2</sup>.</p>')).toEqual(['It held. It covers 3 km2.']);
  });

  it('a link with a number to a part of the text, or to a page, is text', () => {
    expect(texts('<p>See <a href="#c2">2</a> or <a href="https://a.example">[3]</a>.</p><h2 id="c2">Two</h2>')).toEqual(
      ['See 2 or [3].', 'Two'],
    );
  });

  it('of several parts stand at the end of all', () => {
    const part = (text: string) =>
      treeParts(
        fromHtml(`<p>${text}<sup><a href="#n">1</a></sup></p><p id="n">1 Note on ${text}</p>`, { fragment: true }),
      );
    expect(bodyOf([part('one.'), part('two.')]).blocks.flatMap(({ pieces }) => pieces)).toEqual([
      'one.',
      'two.',
      'Note on one.',
      'Note on two.',
    ]);
  });
});

describe('a tree of any shape', () => {
  const element = (tagName: string, children: ElementContent[]): Element => ({
    type: 'element',
    tagName,
    properties: {},
    children,
  });

  const text = (value: string): ElementContent => ({ type: 'text', value });
  const words = (inner: ElementContent) => {
    const { title, blocks } = readTree({ type: 'root', children: [inner] });
    return [title, ...blocks.flatMap(({ pieces }) => pieces)].join('');
  };

  it('is read however deep it is nested', () => {
    for (const tag of ['div', 'li', 'td', 'h1', 'sup', 'a', 'blockquote', 'ruby']) {
      let inner = element('p', [text('It held.')]);
      for (let depth = 0; depth < 5_000; depth++) inner = element(tag, [inner]);
      expect(words(inner), tag).toBe('It held.');
    }
  });

  it('is read in one pass, however many elements a paragraph has', () => {
    const mark = element('sup', [text('1')]);
    const link: Element = { ...element('a', [text('[1]')]), properties: { href: '#n' } };
    const all = [mark, link, element('br', []), element('ruby', [text('水'), element('rt', [text('b')])])];
    const many = Array.from({ length: 10_000 }, () => all.flatMap((one) => [text(' It held. '), one])).flat();
    expect(words(element('p', many)).slice(0, 8)).toBe('It held.');
  });
});
