import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/library/search/index.ts';
import { PASSAGES, textOf } from './prose.ts';

const index = await buildIndex(PASSAGES);
const first = (words: string) => index.search(words, { limit: 1 })[0]?.id;
const ids = (words: string, limit = 20) => index.search(words, { limit }).map(({ id }) => id);
/** Passages that have the phrases word for word. */
const exactly = (words: string) =>
  index.search(words, { limit: 20 }).flatMap(({ id, isInexact }) => (isInexact ? [] : [id]));
const marked = (words: string) =>
  index.search(words, { limit: 1 }).flatMap(({ id, highlights }) => highlights.map(([a, b]) => textOf(id).slice(a, b)));

describe('half-remembered words find their sentence first', () => {
  it.each([
    ['words left out', '码头工人 关税', 'zh-Hans:0.1'],
    ['in another order', '茶馆里等消息 算盘', 'zh-Hans:0.2'],
    ['with a character of the same sound', '港口的吊鸡停了', 'zh-Hans:0.0'],
    ['with a wrong character', '把周未的开放时间', 'zh-Hans:1.0'],
    ['a piece cut out anywhere', '盏灯比一堵', 'zh-Hans:1.2'],
    ['digits beside characters', '2015年 水泵', 'zh-Hans:2.0'],
    ['Latin letters among characters', 'AI芯片', 'zh-Hans:2.0'],
    ['one character', '瓜', 'zh-Hans:2.1'],
    ['English with words left out', 'ferry October onions', 'en:0.0'],
    ['English in another form', 'exporting dry fishes falling', 'en:0.2'],
    ['English misspelt', 'engineres negotiatd with the rivr', 'en:1.0'],
    ['one misspelt word', 'rapdis', 'en:1.2'],
    ['the end of one word', 'tiated', 'en:1.0'],
    ['the beginning of one word', 'postc', 'en:1.2'],
    ['English cut inside words at both ends', 'egotiated with the ri', 'en:1.0'],
    ['without the diacritics', 'cafe postcards', 'en:1.2'],
    ['full-width letters', 'ＦＥＲＲＹ ＳＴＯＰＰＥＤ', 'en:0.0'],
    ['a possessive with any apostrophe', 'nobody’s patience', 'en:0.1'],
    ['a question in Chinese', '谁想起没有书桌的童年？', 'zh-Hans:1.1'],
    ['a question in English', 'what did its critics measure?', 'en:1.1'],
  ])('%s', (_, words, id) => expect(first(words)).toBe(id));

  it('in traditional characters for a text in simplified ones', () => {
    expect(first('碼頭工人說這不是天氣')).toBe('zh-Hans:0.1');
    expect(first('圖書館 開放時間')).toBe('zh-Hans:1.0');
  });

  it('in simplified characters for a text in traditional ones', () => {
    expect(first('钟表店的生意')).toBe('zh-Hant:0.0');
    expect(first('火车究竟迟到')).toBe('zh-Hant:0.1');
  });

  it('in traditional characters where only the word says which simplified one they are', async () => {
    const pair = await buildIndex([
      { id: 'hans', text: '这意味着计划落空。', lang: 'zh-Hans' },
      { id: 'hant', text: '這意味著計畫落空。', lang: 'zh-Hant' },
    ]);
    for (const words of ['意味着 计划', '意味著 計畫']) {
      expect(pair.search(words, { limit: 2 }).map(({ highlights }) => highlights)).toEqual([[[1, 6]], [[1, 6]]]);
    }
  });

  it('by the sound of a wrong character, where nothing else decides', async () => {
    const drinks = await buildIndex(
      ['汤', '茶'].map((drink) => ({ id: drink, text: `他喜欢喝热${drink}。`, lang: 'zh' })),
    );
    expect(drinks.search('他喜欢喝热查', { limit: 1 })).toMatchObject([{ id: '茶' }]);
  });

  it('by the sound of a wrong first character, where the one behind it is right', async () => {
    const cups = await buildIndex(['汤', '茶'].map((drink) => ({ id: drink, text: `${drink}杯碎了。`, lang: 'zh' })));
    expect(cups.search('查杯碎了', { limit: 1 })).toMatchObject([{ id: '茶' }]);
  });

  it('by the order of the words, where several passages have all of them', async () => {
    const turned = await buildIndex([
      { id: 'turned', text: 'The river took a bridge and the mill.', lang: 'en' },
      { id: 'same', text: 'The mill and a bridge took the river.', lang: 'en' },
    ]);
    expect(turned.search('mill bridge river', { limit: 1 })).toMatchObject([{ id: 'same' }]);
    expect(turned.search('river bridge mill', { limit: 1 })).toMatchObject([{ id: 'turned' }]);
  });

  it('by neighbouring characters, over a wrapped line but not over a full stop', async () => {
    const lines = await buildIndex([
      { id: 'apart', text: '换。行', lang: 'zh' },
      { id: 'wrapped', text: '换\n行', lang: 'zh' },
    ]);
    expect(lines.search('换行', { limit: 1 })).toMatchObject([{ id: 'wrapped' }]);
  });

  it('as one ranking over languages', () =>
    expect(ids('library 图书馆').slice(0, 2).sort()).toEqual(['en:2.0', 'zh-Hans:1.0']));

  it('finds nothing for words that stand nowhere', () => expect(ids('zzyzx 龘')).toEqual([]));
});

describe('exact phrases', () => {
  it.each(['"警钟"', '“警钟”', '「警鐘」', '『警钟』', '«警钟»', '‘警钟’', "'警钟'", '”警钟”', '＂警钟＂'])(
    '%s gives every passage that holds it, in reading order, and no other',
    (words) => expect(ids(words)).toEqual(['zh-Hans:2.2', 'zh-Hans:3.1']),
  );

  it('all of several must stand', () => {
    expect(ids('"警钟" "沉默"')).toEqual(['zh-Hans:3.1']);
    expect(exactly('"警钟" "ferry"')).toEqual([]);
  });

  it('stand as typed, not in another order or form', () => {
    expect(ids('"the mayor kept"')).toEqual(['en:0.1']);
    expect(exactly('"kept the mayor"')).toEqual([]);
    expect(exactly('"librar"')).toEqual([]);
    expect(exactly('"export"')).toEqual([]);
  });

  it('keep their punctuation, in whichever width', () => {
    expect(ids('"the silt; its friends"')).toEqual(['en:1.1']);
    expect(exactly('"the silt, its friends"')).toEqual([]);
  });

  it('hold across a wrapped line', async () => {
    const wrapped = await buildIndex([
      { id: 'zh', text: '这是换\n行的句子。', lang: 'zh' },
      { id: 'en', text: 'A sentence is\r\n  wrapped here.', lang: 'en' },
    ]);
    const found = (words: string) => wrapped.search(words, { limit: 5 }).map(({ id, highlights }) => [id, highlights]);
    expect(found('"换行的"')).toEqual([['zh', [[2, 6]]]]);
    expect(found('"sentence is wrapped"')).toEqual([['en', [[2, 24]]]]);
    expect(found('换行')[0]?.[0]).toBe('zh');
  });

  it('rank by the other words beside them, and still let in no other', () => {
    expect(ids('"警钟" 沉默')).toEqual(['zh-Hans:3.1', 'zh-Hans:2.2']);
    expect(ids('"警钟" 码头工人 关税')).toHaveLength(2);
  });

  it('a mark that is never closed is text', () => expect(first('"警钟 地下水')).toBe('zh-Hans:2.2'));

  it('an apostrophe is no quotation mark', () =>
    expect(first("nobody's patience and the mayor's ledger")).toBe('en:0.1'));

  it('a phrase of signs only is looked up letter by letter', async () => {
    const emoji = await buildIndex([
      { id: 'a', text: 'Yes 😀!', lang: 'en' },
      { id: 'b', text: 'No 😢!', lang: 'en' },
    ]);
    expect(emoji.search('"😢"', { limit: 5 })).toEqual([{ id: 'b', score: 1, highlights: [[3, 5]], sure: true }]);
  });
});

describe('what is asked for besides words', () => {
  it('a filter works before the limit', () => {
    const where = (id: string) => id.startsWith('en');
    expect(index.search('library 图书馆', { limit: 1, where })).toMatchObject([{ id: 'en:2.0' }]);
    expect(index.search('"警钟"', { limit: 5, where })).toEqual([]);
  });

  it('never more than the limit, and nothing for none', () => {
    expect(index.search('的', { limit: 2 })).toHaveLength(2);
    for (const limit of [0, -1, Number.NaN]) expect(index.search('的', { limit })).toEqual([]);
    expect(index.search('的', { limit: Number.POSITIVE_INFINITY }).length).toBeGreaterThan(5);
  });

  it('passages that fit equally well come in reading order', async () => {
    const same = await buildIndex(['c', 'a', 'b'].map((id) => ({ id, text: '同一句话。', lang: 'zh' })));
    expect(same.search('一句话', { limit: 3 }).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('one thing said in several ways is found by each of them', async () => {
    const synonyms = [
      ['渡轮', 'ferry'],
      ['大坝', 'dam', 'barrage'],
    ];
    const wise = await buildIndex(PASSAGES, { synonyms });
    expect(index.search('渡轮', { limit: 1 })).toEqual([]);
    expect(wise.search('渡轮', { limit: 1 })).toMatchObject([{ id: 'en:0.0' }]);
    expect(wise.search('barrage', { limit: 1 })).toMatchObject([{ id: 'en:1.0' }]);
  });
});

describe('highlights', () => {
  it('cover what matched, in the characters of the passage', () => {
    expect(marked('警鐘 地下水')).toEqual(['警钟', '地下水']);
    expect(marked('钟表店')).toEqual(['鐘錶店']);
    expect(marked('exported fish')).toEqual(['Exports', 'fish']);
  });

  it('take words side by side as one', () => expect(marked('dried fish fell')).toEqual(['dried fish fell']));

  it('leave out what stands everywhere', () => expect(marked('the ferry')).not.toContain('the'));

  it('of a lone character are the character', () => expect(marked('瓜')).toEqual(['瓜']));

  it('keep characters of several code units whole', async () => {
    const rare = await buildIndex([{ id: 'a', text: '😀𠮷野家ﬁnd e\u0301clair', lang: 'zh' }]);
    const highlights = (words: string) => rare.search(words, { limit: 1 })[0]?.highlights;
    expect(highlights('𠮷野')).toEqual([[2, 5]]);
    expect(highlights('"\ud842"')).toEqual([[2, 4]]);
    const pair = await buildIndex([{ id: 'a', text: '在𠮷野家', lang: 'zh' }]);
    expect(pair.search('"\udfb7"', { limit: 1 })[0]?.highlights).toEqual([[1, 3]]);
    expect(highlights('find')).toEqual([[6, 9]]);
    expect(highlights('eclair')).toEqual([[10, 17]]);
  });
});
