import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/library/search/index.ts';

const indexOf = (texts: readonly string[], lang = 'en') =>
  buildIndex(texts.map((text, at) => ({ id: `ferry.${lang}:${at + 1}`, text, lang, paragraph: Math.floor(at / 2) })));

async function marked(texts: readonly string[], query: string, lang?: string): Promise<[string, ...string[]][]> {
  const hits = (await indexOf(texts, lang)).search(query, { limit: 9 }).filter(({ isInexact }) => !isInexact);
  return hits.map(({ id, highlights }) => {
    const text = texts[Number(id.split(':')[1]) - 1] ?? '';
    return [id, ...highlights.map(([start, end]) => text.slice(start, end))];
  });
}

describe('a phrase over two sentences', () => {
  const ferry = ['It left at dusk.', 'The night ferry left without us.', 'Nobody waved.', 'We walked home, “slowly.”'];

  it('finds both, each with its part marked', async () => {
    expect(await marked(ferry, '"ferry left without us. Nobody waved"')).toEqual([
      ['ferry.en:2', 'ferry left without us.'],
      ['ferry.en:3', 'Nobody waved'],
    ]);
    expect(await marked(['渡船开走了。', '没有人挥手。'], '“开走了。没有人”', 'zh')).toEqual([
      ['ferry.zh:1', '开走了。'],
      ['ferry.zh:2', '没有人'],
    ]);
  });

  it('finds three, where a short one stands between', async () => {
    const found = await marked(ferry, '"without us. Nobody waved. We walked"');
    expect(found.map(([id]) => id)).toEqual(['ferry.en:2', 'ferry.en:3', 'ferry.en:4']);
  });

  it('finds nothing over two articles, or where the words stand in another order', async () => {
    expect(await marked(ferry, '"Nobody waved. The night ferry"')).toEqual([]);
    const other = [
      { id: 'a.en:1', text: 'The ferry left.', lang: 'en' },
      { id: 'b.en:1', text: 'Nobody waved.', lang: 'en' },
    ];
    const apart = (await buildIndex(other)).search('"ferry left. Nobody waved"', { limit: 9 });
    expect(apart.map(({ isInexact }) => isInexact)).toEqual([true, true]);
  });
});

describe('what nobody sees in a text does not hide it', () => {
  for (const [what, text, query, found] of [
    [
      'soft hyphens',
      'The govern\u00adment re\u00adsigned.',
      '"government resigned"',
      'govern\u00adment re\u00adsigned',
    ],
    ['zero-width spaces', '春\u200b天\u200b终于来到了。', '“春天终于”', '春\u200b天\u200b终于'],
    [
      'a joiner and a mark of order',
      'The gov\u2060ern\ufeffment re\u200dsigned.',
      'government',
      'gov\u2060ern\ufeffment',
    ],
    ['radicals in place of characters', '她⻅⻢上就要下雨了。', '见马上就要下雨，便关上门', '⻅⻢上就要下雨'],
    ['ligatures', 'The ﬁrst oﬃce ﬂoor.', '"first office"', 'ﬁrst oﬃce'],
    [
      'blanks of other kinds',
      'It cost 30\u00a0million\u202fcrowns.',
      '"30 million crowns"',
      '30\u00a0million\u202fcrowns',
    ],
    ['full width', 'The ＧＰＵ１２ ｃａｒｄ.', '"GPU12 card"', 'ＧＰＵ１２ ｃａｒｄ'],
    ['a hyphen at a line’s end', 'The new govern-\nment fell.', '"new government fell"', 'new govern-\nment fell'],
    ['a hyphen at a line’s end, for words', 'The new govern-\nment fell.', 'government', 'govern-\nment'],
    ['quotation marks of other kinds', 'He said: “She said ‘no’ twice.”', '\'said "no" twice\'', 'said ‘no’ twice'],
    ['quotation marks in Chinese', '他说：「她说『不』。」', '“她说‘不’”', '她说『不'],
    ['an apostrophe', 'It wasn’t so.', '"wasn\'t so"', 'wasn’t so'],
  ] as const) {
    it(what, async () => {
      const [first] = await marked([text, 'Bees dance.', '蜜蜂跳舞。'], query);
      expect(first).toEqual(['ferry.en:1', found]);
    });
  }
});
