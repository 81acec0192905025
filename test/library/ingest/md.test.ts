import { describe, expect, it } from 'vitest';
import { readMd } from '../../../src/library/ingest/formats/md.ts';

const blocks = (text: string) => readMd(text).blocks;
const texts = (text: string) => blocks(text).flatMap(({ pieces }) => pieces);
const filler = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `Day ${index} brought rain to the weir and to the fields below it, all day.`,
  ).join('\n\n');

describe('GitHub’s Markdown', () => {
  it('has tables, tasks and struck words', () => {
    expect(
      texts('Before.\n\n| Year | Metres |\n| --- | :-: |\n| 1910 | **2.** High |\n| 1924 | `a\\|b` |\n\nAfter.'),
    ).toEqual(['Before.', 'Year · Metres', '1910 · 2. High', '1924 · a|b', 'After.']);
    expect(texts('- [x] ~~Read~~ the report.\n- [ ] 引用它。\n- 5~10 元，20~30 元')).toEqual([
      'Read the report.',
      '引用它。',
      '5~10 元，20~30 元',
    ]);
  });

  it('has footnotes: their marks leave the sentence, and each stands once at the end, in the order of the marks', () => {
    expect(
      texts(
        'It held.[^b] It rained [^a].\n\n[^a]: Lund, p. 3.\n[^b]: See the annals.\n    They are long.\n\n    Very.\n\nIt fell.\n\n[^c]: Nobody asks.',
      ),
    ).toEqual([
      'It held. It rained.',
      'It fell.',
      'See the annals.\nThey are long.',
      'Very.',
      'Lund, p. 3.',
      'Nobody asks.',
    ]);
    expect(texts('江水涨了[^1]。水坝守住了。[^注]\n\n[^1]：见县志。\n[^注]: 同上，第3页。')).toEqual([
      '江水涨了。水坝守住了。',
      '见县志。',
      '同上，第3页。',
    ]);
    expect(texts('It held^[See [the *annals*](https://a.example).]. It fell.')).toEqual([
      'It held. It fell.',
      'See the annals.',
    ]);
    const long = texts(`It held.[^1]\n\n${filler(300)}\n\nIt fell.[^1]\n\n[^1]: See the annals.`);
    expect(long.filter((text) => text.includes('annals'))).toEqual(['See the annals.']);
    expect(long.slice(-2)).toEqual(['It fell.', 'See the annals.']);
  });

  it('has links by reference in long texts with many definitions', () => {
    const definitions = Array.from(
      { length: 90 },
      (_, index) => `[${index}]: https://weir.example/a/long/address/of/report/${index}`,
    );
    const [first, ...rest] = texts(
      `See [one][1] and [two][].\n\n${filler(200)}\n\nSee [89].\n\n${definitions.join('\n')}\n[two]: <https://b.example>`,
    );
    expect(first).toBe('See one and two.');
    expect(rest.at(-1)).toBe('See 89.');
  });
});

describe('HTML in Markdown is text', () => {
  it.for([
    [
      'a table',
      '<table>\n<tr><th>Year</th><th>Metres</th></tr>\n\n    <tr><td>1910</td><td>Two **high**</td></tr>\n\n</table>\n\nAfter.',
      ['Year · Metres', '1910 · Two **high**', 'After.'],
    ],
    [
      'a table with Markdown',
      '<table>\n<tr>\n<th>A</th><th>B</th></tr><tr><td>\n\n**One**\n\n</td><td>\n\n[Two](x)\n\n</td></tr>\n</table>',
      ['A · B', 'One · Two'],
    ],
    [
      'quotations and asides',
      '<blockquote>It held.</blockquote>\n\n<aside>\n\nIt *fell*.\n\n</aside>',
      ['It held.', 'It fell.'],
    ],
    [
      'centred paragraphs',
      '<p align="center"><img src="a.png"> It held.</p>\n<p>It fell.</p>',
      ['It held.', 'It fell.'],
    ],
    ['what is folded', '<details><summary>More</summary>\n\n- It held.\n\n</details>', ['More', 'It held.']],
    ['breaks', 'One line<br>another<br/>third.', ['One line', 'another', 'third.']],
    [
      'ruby, raised and lowered words',
      '<ruby>红帽<rt>Red Hat</rt></ruby>：H<sub>2</sub>O。',
      ['红帽（Red Hat）：H2O。'],
    ],
    ['captions', '<figure><img src="a"><figcaption>The weir. 1910.</figcaption></figure>', ['The weir. 1910.']],
    [
      'no comments, programs and styles',
      'It <!-- not\nseen -->held.<!--more-->\n\n<script>\n\nlet a;\n\n</script>\n\n<style>p {}</style>\n\nIt fell.',
      ['It held.', 'It fell.'],
    ],
    [
      'a tag that is only mentioned',
      'Use the <script> tag. Or <select>.\n\nIt held.',
      ['Use the <script> tag. Or <select>.', 'It held.'],
    ],
    [
      'a comment that is never closed',
      'It held. <!-- not closed\n\nIt fell.',
      ['It held. <!-- not closed', 'It fell.'],
    ],
  ] as const)('%s', ([, text, expected]) => expect(texts(text)).toEqual(expected));

  it('its first heading is the title, as in Markdown', () => {
    expect(readMd('<h1 align="center">The weir</h1>\n\nIt held.').title).toBe('The weir');
  });

  it('a mention of an element does not cut code in a long text', () => {
    const text = `Use \`<table>\` here.\n\n\`\`\`html\n<table></table>\n\`\`\`\n\n${filler(90)}\n\n\`\`\`js\na\n\n${'b\n\n'.repeat(900)}c\n\`\`\`\n\nIt held.`;
    expect(blocks(text).at(-1)).toEqual({ kind: 'prose', pieces: ['It held.'] });
  });

  it('a long table is one, in HTML and in Markdown', () => {
    const rows = Array.from({ length: 800 }, (_, index) => [`Weir ${index}`, `It held ${index} days`]);
    const expected = ['Name · Days', ...rows.map((row) => row.join(' · '))];
    const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    expect(texts(`<table>\n<tr><th>Name</th><th>Days</th></tr>\n${html.join('\n')}\n</table>`)).toEqual(expected);
    expect(texts(`Name | Days\n--- | ---\n${rows.map((row) => row.join(' | ')).join('\n')}`)).toEqual(expected);
  });
});

describe('what other programs add to Markdown is no text', () => {
  it.for([
    [
      'attributes of headings',
      '# Weir {#weir .big}\n\n## Mill ## {#mill}\n\nIt {:.red}held.\n{: .note}',
      ['Mill', 'It held.'],
    ],
    [
      'headings without a blank',
      '#水坝\n\n##为什么\n\n###1.原因\n\n它守住了。#标签',
      ['为什么', '1.原因', '它守住了。#标签'],
    ],
    ['tags', '# Weir\n\n#water #dams\n\n#水坝\n\n#1 of 3', ['#水坝', '#1 of 3']],
    [
      'drawn lines',
      `It **held**.\n\n${'-'.repeat(60)}\n\n${'* '.repeat(40)}\n\n＊＊＊\n\n${'='.repeat(30)}\n\nIt *fell*.`,
      ['It held.', 'It fell.'],
    ],
    [
      'links of a wiki',
      'See [[Weir]], [[notes/Mill#Wheel|the mill]], [[#Gate]]. ![[wall.png]] ==Held==. %%not seen%% ^id-1',
      ['See Weir, the mill, Gate.  Held.'],
    ],
    [
      'call-outs',
      '> [!note] The weir\n> It held.\n\n> [!WARNING]\n> It fell.\n\n> [!tip]- 提示\n> 下雨了。',
      ['The weir', 'It held.', 'It fell.', '提示', '下雨了。'],
    ],
    [
      'containers',
      ':::note\nIt held.\n:::\n\n::: tip 提示\nIt fell.\n:::\n\n::: warning The mill\nIt turned.\n:::\n\n:::{.column}\nIt stopped.\n:::',
      ['It held.', 'It fell.', 'The mill', 'It turned.', 'It stopped.'],
    ],
    [
      'boxes',
      '!!! note "The weir"\n    It held.\n\n    - It fell.\n\nAfter.',
      ['The weir', 'It held.', 'It fell.', 'After.'],
    ],
    [
      'shortcodes',
      '{{< figure src="a.jpg"\n caption="b" >}}\n\nIt held.{{< br >}}\n\n{{% notice %}}\nIt fell.\n{{% /notice %}}',
      ['It held.', 'It fell.'],
    ],
    [
      'tags of Jekyll',
      '{% include nav.html %}\nIt [held]({{ site.url }}/a b).\n\n{% raw %}It fell.{% endraw %}\n\n{% highlight js %}\na **b**\n{% endhighlight %}',
      ['It held.', 'It fell.', 'a **b**'],
    ],
    [
      'MDX',
      "import A from './a';\nimport {\n  B,\n} from 'b';\n\nexport const c = {\n  d: 1,\n};\n\n<Box b={() => 1}>\n\nIt held.\n\n</Box>\n\n{/* no */}It <Bar x='1' />fell.",
      ['It held.', 'It fell.'],
    ],
    ['tables of contents', '[TOC]\n\n[[toc]]\n\n@[toc](目录)\n\nIt held.', ['It held.']],
    [
      'pictures, badges and their addresses',
      '![a](b c.png) [![x](y)](z) It [held](a b.md) ![水坝](图 (1).png).',
      ['It held .'],
    ],
    ['definitions', 'Weir\n:   A low dam.\n', ['Weir', 'A low dam.']],
    ['little pictures in words', 'It held :tada: today. At 12:30:45 too.', ['It held  today. At 12:30:45 too.']],
  ] as const)('%s', ([, text, expected]) => expect(texts(text)).toEqual(expected));

  it('in code all signs stand as they are', () => {
    const signs =
      '==a== [[b|c]] %%d%% {{< e >}} {% f %} **“g”**h ^[i] [^1] $j_k$ {#l} :tada: <B c={1} /> #标题 <!-- m -->';
    expect(
      texts(`\`${signs}\`\n\n\`\`\`\n${signs}\n:::\n{: .a}\nimport a from 'b'\n#标题\n\`\`\`\n\n    ${signs}`),
    ).toEqual([signs, signs, ':::', '{: .a}', "import a from 'b'", '#标题', signs]);
  });

  it('formulas stay as they are, and money is none', () => {
    expect(
      texts('The level $h_{max}*2$ and \\(a_b\\) rose.\n\n$$\na_1 * b_2\n= c\n$$\n\nIt cost $5 *and* $6.'),
    ).toEqual(['The level $h_{max}*2$ and \\(a_b\\) rose.', '$$ a_1 * b_2 = c $$', 'It cost $5 and $6.']);
  });

  it('emphasis stands beside punctuation and other marks in Chinese', () => {
    expect(texts('这是**“百年”**的*《水坝》*一书。他说**[守住](a)了！**然后~~“睡”~~了。** 加粗 **与`**`。')).toEqual([
      '这是“百年”的《水坝》一书。他说守住了！然后“睡”了。加粗与**。',
    ]);
  });
});

describe('lines of Markdown', () => {
  it('hard breaks are kept, whatever they turn out to mean', () => {
    expect(texts('The upper sluice and the lower sluice set the level  \nof the pond.\\\nIt held.')).toEqual([
      'The upper sluice and the lower sluice set the level',
      'of the pond.',
      'It held.',
    ]);
  });

  it('a line under a text makes it a heading', () => {
    expect(readMd('The weir\n===\n\nWhy?\n---\n\nIt held.')).toMatchObject({ title: 'The weir', heading: 'Why?' });
  });
});
