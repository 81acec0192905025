import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributionsOf } from '#library/attributions/attributions.ts';
import { attributed, held } from './held.ts';
import { measure } from './measure.ts';

const FOLDER = path.join(import.meta.dirname, 'labelled');
const texts = readdirSync(FOLDER).filter((name) => name.endsWith('.labels.json'));

describe('whose words and views a text reports', () => {
  it.each(texts)('is told as people labelled it, with few errors: %s', (labels) => {
    const { found, wrong } = measure(
      path.join(FOLDER, labels.replace('.labels.json', '.md')),
      path.join(FOLDER, labels),
    );
    expect(found).toBeGreaterThan(5);
    expect((found - wrong.length) / found).toBeGreaterThanOrEqual(0.95);
  });

  it('is followed through pronouns in English', () => {
    expect(
      held(
        'en',
        'Critics argue that the ferry is too dear.',
        'They add that nobody needs it.',
        'The harbour was built in 1911.',
      ),
    ).toEqual({ Critics: ['1', '2'] });
    expect(held('en', 'Ana Lind warned that the ice was thin.', 'She also doubted the maps.')).toEqual({
      'Ana Lind': ['1', '2'],
    });
  });

  it('is followed through pronouns in Chinese', () => {
    expect(held('zh', '反对者认为，渡船票价太贵。', '他们还说，没有人需要它。', '港口建于一九一一年。')).toEqual({
      反对者: ['1', '2'],
    });
    expect(held('zh', '鹰派警告说，谈判会拖延时间。', '在他们看来，领先才是保障。')).toEqual({ 鹰派: ['1', '2'] });
  });

  it('goes on while a quotation is open, and ends with it', () => {
    expect(
      held('en', '“We shall not sell,” said Ana Lind.', '“Not now.', 'Not ever.”', 'The boat sank in spring.'),
    ).toEqual({ 'Ana Lind': ['1', '2', '3'] });
    expect(held('zh', '林越说：“我们不卖。', '永远不卖。”', '船在春天沉了。')).toEqual({ 林越: ['1', '2'] });
  });

  it('is not given to who spoke a paragraph ago when somebody else came between', () => {
    const passages = [
      { label: '1', text: 'Hawks warn that talks delay everything.', paragraph: 0 },
      { label: '2', text: 'The talks were held in Geneva.', paragraph: 1 },
      { label: '3', text: 'They doubt that it helps anybody.', paragraph: 1 },
    ];
    expect(attributionsOf(passages, 'en').map(({ holder, passages: at }) => [holder, at])).toEqual([['Hawks', ['1']]]);
  });

  it('is known of groups that were spoken of, and of the one before the last where the last does not fit', () => {
    expect(held('en', 'Those who doubt the danger are many.', 'They argue that machines want nothing.')).toEqual({
      'those who doubt the danger': ['2'],
    });
    expect(held('zh', '怀疑外交的人，与其说怕对话，不如说不信对话。', '他们指出，承诺无从核查。')).toEqual({
      怀疑外交的人: ['2'],
    });
    expect(
      held('zh', '怀疑者说，机器没有欲望。', '杨立昆说，危险被夸大了。', '他们还说，聪明人往往并不掌权。'),
    ).toEqual({
      怀疑者: ['1', '3'],
      杨立昆: ['2'],
    });
  });

  it('is told in Chinese by titles, lists, who a body is, and who spoke in the middle', () => {
    expect(held('zh', '“桥太老了”,市交通局副局长陆明川在说明会上说。', '他指出,车太多。')).toEqual({
      市交通局副局长陆明川: ['1', '2'],
    });
    expect(held('zh', '鹰派和鸽派都认为，风险真实存在。')).toEqual({ 鹰派: ['1'], 鸽派: ['1'] });
    expect(held('zh', '起点是东岭检测研究院的一份检测。', '该院认为，裂缝还会变宽。')).toEqual({
      东岭检测研究院: ['2'],
    });
    expect(held('zh', '何桂芬在桥头开店。', '“车不来，”她说，“锅也凉。”')).toEqual({ 何桂芬: ['2'] });
    expect(held('zh', '宋砚主张分两步走，而陈知遥担心试行太短。')).toEqual({ 宋砚: ['1'], 陈知遥: ['1'] });
    expect(held('zh', '主张放宽的批评者认为，客户会流失。')).toEqual({ 主张放宽的批评者: ['1'] });
  });

  it('is not looked for in what nobody could have written as a sentence', () => {
    expect(held('en', '“'.repeat(100_000), 'Critics say that '.repeat(1000))).toEqual({});
  });

  it('knows the authors by “we believe”', () => {
    expect(held('en', 'We believe that the bridge should stay.')).toEqual({ authors: ['1'] });
    expect(held('zh', '我们认为桥应当保留。')).toEqual({ authors: ['1'] });
  });

  it('is nobody’s where something is only called so, believed or done', () => {
    expect(
      held(
        'en',
        'The weir is believed to be old.',
        'A plate on the gate says that boats must wait.',
        'Lawyers call this a “passage suit”.',
        'The council bought a crane.',
      ),
    ).toEqual({});
    expect(
      held(
        'zh',
        '这座桥被认为是最老的。',
        '当地人把它称为“老桥”。',
        '据此，议会买下了起重机。',
        '华盛顿需要控制对它的访问。',
      ),
    ).toEqual({});
  });

  it('is told most reported first, and of equals in the text’s order', () => {
    const holders = attributed('en', [
      'Ana Lind argues that it is thin.',
      'Bo Marsh argues that it is old.',
      'Critics argue that it is dear.',
      'They add that nobody pays.',
    ]).map(({ holder }) => holder);
    expect(holders).toEqual(['Critics', 'Ana Lind', 'Bo Marsh']);
  });

  it('keeps groups apart that only share a common word', () => {
    expect(held('zh', '越来越多的专家警告，冰太薄。', '一些专家对此表示怀疑。')).toEqual({
      越来越多的专家: ['1'],
      一些专家: ['2'],
    });
  });
});
