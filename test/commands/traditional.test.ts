import { describe, expect, it } from 'vitest';
import { file, openHouse, passages, words } from './house.ts';
import { add, FACILITATOR } from './lighthouse.ts';

const ESSAY = [
  '---',
  'title: 于丹怎样读书',
  'author: 余华、曹征路',
  'date: 2024-01-05',
  '---',
  '钟楼的里面只有一台机器。',
];

describe('who reads traditional characters', () => {
  it('reads names, titles and quotations of a simplified article as they were written, and all else in traditional', async () => {
    const house = await openHouse();
    const asked = { ...FACILITATOR, language: 'zh-Hant' } as const;
    const sent = file('reading.md', ESSAY.join('\n'));
    expect(words(await house.say('/parley article add', asked, sent))).toContain('余华、曹征路');
    expect(words(await add(house, sent, '', asked))).toContain('已新增：《于丹怎样读书》');
    expect(words(await house.say('/parley article list', asked))).toContain(
      '于丹怎样读书（中文；1 句，2024 年 1 月 5 日；本群新增）',
    );
    const quoted = await house.say('/quote reading:1', asked);
    expect(passages(quoted)[0]?.text).toBe(ESSAY.at(-1));
    expect(words(quoted)).toContain('出自余华、曹征路的文章《于丹怎样读书》，2024 年 1 月 5 日');
  });
});
