import { describe, expect, it } from 'vitest';
import { attributed, held } from './held.ts';

/** `head`, as many `o` as make the whole `length` long, and `tail`. */
const padded = (length: number, head: string, tail: string) =>
  `${head}${'o'.repeat(length - head.length - tail.length)}${tail}`;
/** The holders of an English sentence that this subject says. */
const saidBy = (subject: string) =>
  attributed('en', [`${subject} say that the ferry is dear.`]).map(({ holder }) => holder);

describe('whose view a long text reports', () => {
  it('is read in sentences of up to 1,500 characters, in both languages', () => {
    for (const [length, holders] of [
      [1500, 1],
      [1501, 0],
    ] as const) {
      expect(attributed('en', [padded(length, 'Critics argue that the ', ' is dear.')])).toHaveLength(holders);
      expect(attributed('zh', ['批评者认为，'.padEnd(length, '冰')])).toHaveLength(holders);
    }
  });

  it('is read in the first twenty clauses of an English sentence, and the first forty of a Chinese one', () => {
    const english = (clauses: number) =>
      held('en', `${'The tide is high; '.repeat(clauses)}Ana Lind says that it is late.`);
    const chinese = (clauses: number) => held('zh', `${'潮水回来，'.repeat(clauses)}林越说，冰太薄。`);
    expect(english(19)).toEqual({ 'Ana Lind': ['1'] });
    expect(english(20)).toEqual({});
    expect(chinese(39)).toEqual({ 林越: ['1'] });
    expect(chinese(40)).toEqual({});
  });

  it('is read behind up to eight openings of a clause', () => {
    const behind = (openings: number) => held('en', `${'In 2024, '.repeat(openings)}Ana Lind says that it is late.`);
    expect(behind(8)).toEqual({ 'Ana Lind': ['1'] });
    expect(behind(9)).toEqual({});
  });

  it('is told with what makes a group that group, as long as this is short', () => {
    const critics = (length: number) => padded(length, 'Critics who doubt the ', ' ferry');
    expect(saidBy(critics(60))).toEqual([critics(60).replace('C', 'c')]);
    expect(saidBy(critics(61))).toEqual(['Critics']);
  });

  it('is told without what somebody owns or did', () => {
    expect(saidBy('The boards which own the ferry')).toEqual(['the boards']);
    expect(saidBy('The sailors whose boats were late')).toEqual(['the sailors']);
  });

  it('is nobody’s whose name is longer than a name can be', () => {
    for (const head of ['The owners of the ', 'Those who doubt the ']) {
      const name = (length: number) => padded(length, head, ' ferry');
      expect(saidBy(name(110))).toEqual([name(110).replace('T', 't')]);
      expect(saidBy(name(111))).toEqual([]);
    }
    const speaker = (length: number) => held('zh', `“冰太薄。”${'批评者'.padStart(length, '东')}说。`);
    expect(Object.keys(speaker(40))).toEqual(['批评者'.padStart(40, '东')]);
    expect(speaker(41)).toEqual({});
  });

  it('is, by 该馆, that of a body named among the last eight', () => {
    const others = [...'甲乙丙丁戊己庚辛'].map((name) => `材料来自东${name}公司。`);
    const behind = (bodies: number) =>
      held('zh', '起点是东岭博物馆的检测。', ...others.slice(0, bodies), '该馆认为，冰太薄。');
    expect(behind(7)).toEqual({ 东岭博物馆: ['9'] });
    expect(behind(8)).toEqual({});
  });

  it('is, by 它, that of one of the last two who were reported', () => {
    const [company, it] = ['东岭公司说，冰太薄。', '它还说，桥太老。'];
    expect(held('zh', company, '宋砚主张分两步走。', it)).toEqual({ 东岭公司: ['1', '3'], 宋砚: ['2'] });
    expect(held('zh', company, '宋砚主张分两步走，而陈知遥担心试行太短。', it)).toEqual({
      东岭公司: ['1'],
      宋砚: ['2'],
      陈知遥: ['2'],
    });
  });
});
