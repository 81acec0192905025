import { describe, expect, it, test } from 'vitest';
import { attributed, held } from './held.ts';

describe('a Chinese sentence reports', () => {
  test.each([
    ['a book by its title', '他的新书《海的账》认为，潮水会回来。', '《海的账》'],
    ['according to what notice', '据港务局年度公告，票价太高。', '港务局年度公告'],
    ['by whose estimate', '据林越估计，潮水会回来。', '林越'],
    ['in whose eyes', '在林越看来，潮水会回来。', '林越'],
    ['in whose words', '用林越的话说，潮水会回来。', '林越'],
    ['whose reason it is', '反对者的理由是，票价太贵。', '反对者'],
    ['whom it makes worry', '这使得许多居民担心，潮水会回来。', '许多居民'],
    ['whose worry it caused', '此事引发了居民的担忧。', '居民'],
    ['who signed it', '许多科学家共同签署了一项声明：“冰太薄。”', '许多科学家'],
    ['whom a pronoun means within it', '问问船长林越，他说潮水会回来。', '船长林越'],
    ['a name that ends like 看来', '丁福来说，冰太薄。', '丁福来'],
    ['whose chief executive, without its company', '公司亏了钱，其首席执行官林越认为，票价太低。', '首席执行官林越'],
    ['who held an office', '杨立昆时任首席科学家认为，危险被夸大了。', '杨立昆'],
    ['many of a place', '第三国也有许多人认为，危险被夸大了。', '第三国的许多人'],
    ['some among others', '第三国中有人认为，危险被夸大了。', '第三国中的一些人'],
    ['a name without what stands in brackets', '林越（船长）认为，冰太薄。', '林越'],
    ['a name without what stands in half brackets', '林越(船长)认为，冰太薄。', '林越'],
    ['a group without its adverbs', '批评者对此一再表示，冰太薄。', '批评者'],
    ['who speaks at a place', '林越在会上也明确说，冰太薄。', '林越'],
    ['who speaks on a date', '林越2024年3月4日说，冰太薄。', '林越'],
    ['who speaks in an interview', '林越在接受记者采访时说，冰太薄。', '林越'],
    ['who writes in a book', '林越在《海的账》一书中写道，冰太薄。', '林越'],
    ['who speaks after a quotation', '“冰太薄。”林越在会上也说。', '林越'],
    ['who speaks after a quotation, and goes', '“冰太薄，”林越说，然后走了。', '林越'],
    ['who spoke after it at an interview', '“冰太薄，”林越在接受采访时说。', '林越'],
    ['who speaks between quotations', '“冰太薄”，林越2024年3月对记者说，“桥太老。”', '林越'],
    ['one whose name holds 和', '王和平认为，冰太薄。', '王和平'],
    ['one of whom two things are said', '另一名证人、机手祁小满说，冰太薄。', '机手祁小满'],
    ['who speaks after three openings', '但是其实当天林越说，冰太薄。', '林越'],
    ['who asks after a quotation', '“冰薄吗？”林越问。', '林越'],
    ['one whom several send', '渔民和商户的代表认为，冰太薄。', '渔民和商户的代表'],
    ['a name with a bracket that nothing closes', '林越（船长认为，冰太薄。', '林越（船长'],
    ['who asks', '林越反问道：“冰薄吗？”', '林越'],
    ['what is mentioned as a clause', '批评者提到，冰太薄。', '批评者'],
  ])('%s', (_, sentence, holder) => expect(held('zh', sentence)).toEqual({ [holder]: ['1'] }));

  test.each([
    ['who is called something', '林越被称为老大。'],
    ['whose warnings there are', '批评者的警告很多。'],
    ['hearsay', '这座桥据说很老。'],
    ['what is only mentioned', '批评者提到冰。'],
    ['what was found', '批评者发现了冰。'],
    ['some people', '有人认为，冰太薄。'],
  ])('not %s', (_, sentence) => expect(held('zh', sentence)).toEqual({}));

  it('the authors by what they call themselves', () => {
    expect(held('zh', '依笔者之见，冰太薄。')).toEqual({ authors: ['1'] });
    expect(held('zh', '我们认为，冰太薄。', '他们还说，桥太老。')).toEqual({ authors: ['1'] });
  });

  it('a second holder after a semicolon, but not in what the first one says', () => {
    expect(held('zh', '宋砚主张分两步走，陈知遥担心试行太短。')).toEqual({ 宋砚: ['1'] });
    expect(held('zh', '宋砚主张分两步走；陈知遥担心试行太短。')).toEqual({ 宋砚: ['1'], 陈知遥: ['1'] });
    expect(held('zh', '林越说，冰太薄。', '宋砚主张分两步走，但是他担心试行太短。')).toEqual({
      林越: ['1'],
      宋砚: ['2'],
    });
    expect(held('zh', '林越认为，“冰太薄”，宋砚说，“桥太老。”')).toEqual({ 林越: ['1'], 宋砚: ['1'] });
  });

  it('two names as two', () => {
    expect(held('zh', '林越、宋砚认为，冰太薄。')).toEqual({ 林越: ['1'], 宋砚: ['1'] });
    expect(held('zh', '安娜·林与博·马什认为，冰太薄。')).toEqual({ 安娜·林: ['1'], 博·马什: ['1'] });
    expect(held('zh', '阿文德·纳拉亚南与萨亚什·卡普尔认为，危险被夸大了。')).toEqual({
      阿文德·纳拉亚南: ['1'],
      萨亚什·卡普尔: ['1'],
    });
  });

  it('as many clauses as a person writes', () => {
    expect(held('zh', `${'潮水回来，'.repeat(12)}林越说，冰太薄。`)).toEqual({ 林越: ['1'] });
  });
});

describe('who is meant in Chinese', () => {
  it('by a pronoun is somebody whom it fits', () => {
    expect(held('zh', '林越说，冰太薄。', '他还说，桥太老。', '它还说，水很冷。')).toEqual({ 林越: ['1', '2'] });
    expect(held('zh', '东岭公司说，冰太薄。', '它还说，桥太老。', '他还说，水很冷。')).toEqual({
      东岭公司: ['1', '2'],
    });
    expect(held('zh', '林越说，冰太薄。', '他们还说，桥太老。')).toEqual({ 林越: ['1'] });
    expect(held('zh', '东岭研究院认为，冰太薄。', '其报告指出，桥太老。')).toEqual({ 东岭研究院: ['1', '2'] });
  });

  it('by 他们 may be a body', () => {
    expect(held('zh', '东岭公司说，冰太薄。', '他们还说，桥太老。')).toEqual({ 东岭公司: ['1', '2'] });
  });

  it('by 他们 is both who spoke together', () => {
    expect(held('zh', '鹰派和鸽派都认为，冰太薄。', '他们还说，桥太老。')).toEqual({
      鹰派: ['1', '2'],
      鸽派: ['1', '2'],
    });
  });

  it('is told of who was spoken of before', () => {
    expect(held('zh', '林越是船工。', '他说，冰太薄。')).toEqual({ 林越: ['2'] });
    expect(held('zh', '最有光彩的人物是盐商裴万钟。', '他说，冰太薄。')).toEqual({ 盐商裴万钟: ['2'] });
  });

  it('by 该院 or 这位教授 is who was last called so, however long ago', () => {
    const others = ['批评者说，桥太老。', '支持者说，桥不老。'];
    expect(held('zh', '李明教授说，冰太薄。', ...others, '这位教授还说，水很冷。')).toEqual({
      李明教授: ['1', '4'],
      批评者: ['2'],
      支持者: ['3'],
    });
    expect(held('zh', '李明教授说，冰太薄。', '王平教授说，桥太老。', ...others, '这位教授还说，水很冷。')).toEqual({
      王平教授: ['2', '5'],
      李明教授: ['1'],
      批评者: ['3'],
      支持者: ['4'],
    });
  });

  it('by 这位教授 is nobody who was only mentioned long ago', () => {
    expect(
      held('zh', '教授李明是船工。', '批评者说，桥太老。', '支持者说，桥不老。', '这位教授还说，水很冷。'),
    ).toEqual({ 批评者: ['2'], 支持者: ['3'] });
  });

  it('by 该院 or 该馆 is who was reported before what was named, and of that the last called so', () => {
    expect(held('zh', '东岭法院认为，冰太薄。', '材料来自西山研究院。', '该院还说，桥太老。')).toEqual({
      东岭法院: ['1', '3'],
    });
    expect(held('zh', '起点是东岭博物馆的检测。', '材料来自西山法院。', '该馆认为，冰太薄。')).toEqual({
      东岭博物馆: ['3'],
    });
  });

  it('by the end of a name is who has it', () => {
    expect(attributed('zh', ['中国鹰派认为，冰太薄。', '鹰派还说，桥太老。'])).toMatchObject([
      { holder: '中国鹰派', aliases: ['鹰派'], passages: ['1', '2'] },
    ]);
  });

  it('while corner brackets are open is who opened them', () => {
    expect(held('zh', '林越说：「冰太薄。', '桥太老。」', '船沉了。')).toEqual({ 林越: ['1', '2'] });
  });
});
