import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/library/search/index.ts';
import { numbersIn } from '../../../src/library/search/numbers.ts';
import { syllablesIn } from '../../../src/library/search/pinyin.ts';

const TEXTS = {
  'en:pledge': 'Seventeen shipyards signed the pledge in Bergen.',
  'en:loss': 'The harbour lost 600 billion crowns on 7 October 2022.',
  'en:crane': 'Every crane of the Dock 60 Pro line came from the long-arm workshop.',
  'en:teacher': 'Hunger, the bakers argue, was the better teacher.',
  'en:salt': 'The salt merchants kept 18,000 sacks and a ledger.',
  'en:ferry': 'The ferry to the islands never carried salt.',
  'zh:pledge': '十七家船厂在卑尔根签了字。',
  'zh:loss': '港口在2022年10月7日亏了六千亿克朗。',
  'zh:hunger': '面包师说，饥饿才是更好的老师。',
  'zh:rent': '房租在一年里涨了百分之三十五。',
  'zh:lamp': '守灯人把银行的账本藏在塔里。',
};
const passages = Object.entries(TEXTS).map(([id, text]) => ({ id, text, lang: id.slice(0, 2) }));
const synonyms = [
  ['lighthouse keeper', '守灯人'],
  ['ledger', 'account book', '账本'],
  ['tower', '塔'],
];
const index = await buildIndex(passages, { synonyms });
const first = (words: string) => index.search(words, { limit: 1 })[0]?.id;
const ids = (words: string) => index.search(words, { limit: 10 }).map(({ id }) => id);

describe('a number is found however it is written', () => {
  it.each([
    ['17 shipyards signed', 'en:pledge'],
    ['17家船厂', 'zh:pledge'],
    ['lost $600bn', 'en:loss'],
    ['港口 6000亿', 'zh:loss'],
    ['二零二二年十月七日 港口', 'zh:loss'],
    ['the harbour, October 7th 2022', 'en:loss'],
    ['18000 sacks', 'en:salt'],
    ['eighteen thousand sacks', 'en:salt'],
    ['房租 35%', 'zh:rent'],
  ])('%s', (words, id) => expect(first(words)).toBe(id));

  it('by its value, with months, days, fractions, and what is no number left out', () => {
    const values = (text: string) => numbersIn(text).map(({ value }) => value);
    expect(values('29万4千 is 294,000')).toEqual(['294000', '294000']);
    expect(values('1.8万 and half a million and 四万亿')).toEqual(['18000', '500000', '4000000000000']);
    expect(values('三分之一, two thirds, 百分之十七')).toEqual(['1/3', '2/3', '17']);
    expect(values('the h20, gpt-4, 万一 and one of them')).toEqual([]);
  });

  it('is marked where it stands', () => {
    const [hit] = index.search('17家船厂', { limit: 1 });
    expect(hit?.highlights.map(([start, end]) => TEXTS['zh:pledge'].slice(start, end))).toEqual(['十七家船厂']);
  });
});

describe('blanks and hyphens do not matter', () => {
  it.each([
    ['dock60pro', 'en:crane'],
    ['longarm workshop', 'en:crane'],
    ['wasthebetterteacher', 'en:teacher'],
    ['ungerthebakersarg', 'en:teacher'],
    ['har bour billion', 'en:loss'],
  ])('%s', (words, id) => expect(first(words)).toBe(id));
});

describe('pinyin is understood where nothing else fits', () => {
  it.each([
    ['jie caishi genghaode laoshi', 'zh:hunger'],
    ['shoudengren yinhang', 'zh:lamp'],
    ['gangkou kuile', 'zh:loss'],
    // Many people do not tell zh from z.
    ['zangben', 'zh:lamp'],
  ])('%s', (words, id) => expect(first(words)).toBe(id));

  it('and English words whose letters are syllables too stay English', () =>
    expect(first('the ferry')).toBe('en:ferry'));

  it('a word is cut into syllables, or is none', () => {
    expect(syllablesIn('chukouguanzhi')).toEqual(['chu', 'kou', 'guan', 'zhi']);
    expect(syllablesIn('lao3shi1')).toEqual(['lao', 'shi']);
    expect(syllablesIn('harbour')).toBeUndefined();
  });
});

describe('what is excluded is not found', () => {
  it.each(['salt -ledger', 'salt NOT ledger', 'salt -"a ledger"', 'salt －ledger', 'salt 不要 ledger'])(
    '%s',
    (words) => {
      expect(ids(words)).toContain('en:ferry');
      expect(ids(words)).not.toContain('en:salt');
    },
  );

  it('in Chinese too', () => expect(ids('老师 船厂 排除饥饿')).not.toContain('zh:hunger'));

  it('a query of nothing else, a hyphen in a word and capitals throughout are words', () => {
    expect(first('-ledger')).toBe('en:salt');
    expect(first('long-arm')).toBe('en:crane');
    expect(ids('SALT NOT LEDGER')).toContain('en:salt');
  });
});

describe('quotation marks around misremembered words', () => {
  it('bring the nearest passages, said to be so', () => {
    expect(index.search('"hunger was the teacher"', { limit: 1 })).toMatchObject([
      { id: 'en:teacher', isInexact: true },
    ]);
    expect(index.search('“饥饿是更好的老师”', { limit: 1 })).toMatchObject([{ id: 'zh:hunger', isInexact: true }]);
    expect(index.search('"the better teacher"', { limit: 1 })[0]).not.toHaveProperty('isInexact');
  });
});

describe('another language', () => {
  it('is judged by the words that it can match', () =>
    expect(first('the lighthouse keeper hid the account book in the tower')).toBe('zh:lamp'));

  it('comes behind the words’ own, where an article is there in both', async () => {
    const texts = {
      'zh:tower': '银行的账本在塔里，守灯人和船主都知道。',
      'zh:keeper': '守灯人守着塔，也守着船主的钱。',
      'en:tower': 'The bank kept its ledger in the tower, said the lighthouse keeper.',
      'en:keeper': 'The lighthouse keeper: a tower, a ledger.',
    };
    const both = Object.entries(texts).map(([id, text]) => ({ id, text, lang: id.slice(0, 2), article: 'lamp' }));
    const found = (await buildIndex(both, { synonyms })).search('守灯人把账本留在高高的塔顶', { limit: 4 });
    expect(found.map(({ id }) => id.slice(0, 2))).toEqual(['zh', 'zh', 'en', 'en']);
  });
});

describe('the first passage is sure', () => {
  const sure = (words: string) => index.search(words, { limit: 3 }).map((hit) => hit.sure === true);
  it('if it is hardly another one, and no other hit is', () => {
    expect(sure('the salt merchants kept a ledger')[0]).toBe(true);
    expect(sure('饥饿才是老师')[0]).toBe(true);
    expect(sure('the salt merchants kept a ledger').slice(1)).not.toContain(true);
  });

  it('and not if it only shares words with what was typed', () => {
    expect(sure('the prisoners argue about a better calendar')[0]).not.toBe(true);
    expect(sure('老师在学校里教书')[0]).not.toBe(true);
    expect(sure('salt')[0]).not.toBe(true);
  });
});
