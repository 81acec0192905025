import { describe, expect, it } from 'vitest';
import { changedMeta, namesLine, readAddress, readDay, readLine, readNames } from '#core/article-facts.ts';

describe('a day', () => {
  it.for([
    '2024-01-05',
    '2024-1-5',
    '2024-01-05T23:30:00-08:00',
    '2024-01-05 10:00:00 +0800',
    '2024/1/5',
    '2024. 1. 5.',
    '20240105',
    '2024年1月5日',
    '2024 年 01 月 05 日 星期五 10:20',
    '２０２４年１月５日',
    'January 5, 2024',
    'Jan. 5th, 2024',
    '5 January 2024',
    '5th of Jan 2024',
    'Fri, 05 Jan 2024 10:00:00 GMT',
    'Friday, January 5, 2024 at 10:00 AM',
    '05-Jan-2024',
  ])('written as %s is read', (text) => expect(readDay(text)).toBe('2024-01-05'));

  it('whose order shows which is the month is read, and no other', () => {
    expect(readDay('1/25/2024')).toBe('2024-01-25');
    expect(readDay('25.1.2024')).toBe('2024-01-25');
    for (const text of ['1/5/2024', '2024', '2024-01', '2024-02-30', '2024-13-01', 'yesterday', '', 'May 2024'])
      expect(readDay(text), text).toBeUndefined();
  });
});

describe('names', () => {
  it('are separated where a separator can be nothing else', () => {
    expect(readNames('Ana Li; Bo Hale')).toEqual(['Ana Li', 'Bo Hale']);
    expect(readNames('Ana Li, Ludwig van Holt, and Bo Hale')).toEqual(['Ana Li', 'Ludwig van Holt', 'Bo Hale']);
    expect(readNames('张三、李四')).toEqual(['张三', '李四']);
    for (const one of ['Li, Ana', 'Institute for Rivers, Lakes and Seas', 'Simon and Hale'])
      expect(readNames(one), one).toEqual([one]);
    expect(readNames(' ; ')).toBeUndefined();
  });

  it('are the same after they were written as a line', () => {
    for (const names of [['Li, Ana', 'Bo Hale'], ['张三', '李四'], ['Institute for Lakes and Seas']])
      expect(readNames(namesLine(names))).toEqual(names);
  });
});

describe('other facts', () => {
  it('are one line without control characters, and an address of the web', () => {
    expect(readLine(' The\n dam ')).toBe('The dam');
    for (const text of ['', ' ', 'a\u0007b', 'x'.repeat(501)]) expect(readLine(text)).toBeUndefined();
    for (const text of ['https://a.example/b', '<https://a.example/b>', '[a b](https://a.example/b)'])
      expect(readAddress(text), text).toBe('https://a.example/b');
    expect(readAddress('www.a.example/b')).toBe('https://www.a.example/b');
    for (const text of ['/b', 'a.example', 'javascript:alert(1)', 'ftp://a.example'])
      expect(readAddress(text), text).toBeUndefined();
  });

  it('change alone: what is not named stays, and null takes a value away', () => {
    const meta = { title: 'The dam', authors: ['Ana Li'], source: 'https://a.example', licence: 'CC0' };
    expect(changedMeta(meta, { source: null, published: '2024-01-05' })).toEqual({
      title: 'The dam',
      authors: ['Ana Li'],
      published: '2024-01-05',
      licence: 'CC0',
    });
  });
});
