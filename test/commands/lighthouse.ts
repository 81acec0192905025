import type { Attachment } from '#core/request.ts';
import { button, file, type House, type Who } from './house.ts';

/** A group's own article, written for these tests. */
export const LIGHTHOUSE = [
  'The lighthouse on Brandt Point burned whale oil until 1871.',
  'Its keeper, Marta Lund, climbed 212 steps every evening at dusk.',
  'The ferry left at 12:30 on weekdays and never on a Sunday.',
  'In the winter of 1868 the lamp went out for three nights.',
  'Fishermen blamed the oil, and the oil merchant blamed the fishermen.',
  'Marta wrote in her log that the wick had frozen solid.',
  'Nobody believed her until a second wick froze in the town hall.',
  'The council bought a stove for the lantern room.',
  'Ships came home safely for the rest of that winter.',
  'Her log is kept in the harbour museum today.',
] as const;

const HEAD = [
  '---',
  'title: The Keeper of Brandt Point',
  'authors: [Ines Vogel, Tomas Berg]',
  'published: 2024-02-09',
  'source: https://www.example.org/keeper',
  '---',
  '',
].join('\n');

export function lighthouse(lines: readonly string[] = LIGHTHOUSE, name = 'lighthouse.en.md'): Attachment {
  return file(name, `${HEAD}\n${lines.join('\n')}\n`);
}

/** In Chinese, sentence by sentence the same. */
export const LIGHTHOUSE_ZH = [
  '直到一八七一年，勃兰特角的灯塔一直烧鲸油。',
  '守塔人玛尔塔每天黄昏都要爬二百一十二级台阶。',
  '渡船平日中午十二点半开，星期天从来不开。',
  '一八六八年冬天，塔灯一连灭了三夜。',
  '渔民怪灯油不好，油商怪渔民多嘴。',
  '玛尔塔在日志里写道，灯芯冻成了冰。',
  '谁也不信她，直到镇公所里又冻住了一根灯芯。',
  '议会给灯室买了一个火炉。',
  '那年冬天余下的日子，船都平安回了家。',
  '她的日志如今收藏在港口博物馆里。',
] as const;

export const lighthouseZh = (lines: readonly string[] = LIGHTHOUSE_ZH): Attachment =>
  file('lighthouse.zh.txt', lines.join('\n'));

export const FACILITATOR: Who = { name: 'Fay', may: 'facilitator' };

/** Adds a file as a facilitator does: command, preview, yes. */
export async function add(house: House, sent: Attachment, options = '', who: Who = FACILITATOR) {
  const preview = await house.say(`/parley article add ${options}`, who, sent);
  const yes = preview.reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
  return yes ? house.press(button(preview, yes.label), who) : preview;
}
