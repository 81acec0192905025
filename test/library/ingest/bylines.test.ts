import { describe, expect, it } from 'vitest';
import { authorsIn, daysIn, namesAlone, signedBy } from '../../../src/library/ingest/byline.ts';

describe('a line that says who wrote a text gives the names', () => {
  it.each([
    ['By Ana Li', ['Ana Li']],
    ['By Ana Li and Jonas Osei | Harbour Wire', ['Ana Li', 'Jonas Osei']],
    ['BY ANA LI', ['ANA LI']],
    ['By Ana Li, Jonas Osei and Mara Lind', ['Ana Li', 'Jonas Osei', 'Mara Lind']],
    ['By Ana Li, Senior Writer', ['Ana Li']],
    ['By Ana Li March 5, 2024', ['Ana Li']],
    ['Text by Ludwig van Maas in Delft', ['Ludwig van Maas']],
    ['2024-03-05 12:11来源：港报网作者：李在河', ['李在河']],
    ['（记者 林晓月）', ['林晓月']],
    ['新港报讯（记者 陆一帆）3月5日，新港报记者来到码头', ['陆一帆']],
    ['新华社鹿特丹3月5日电（记者唐海）码头5日', ['唐海']],
    ['（中央社記者邱俊海高雄5日電）渡輪', ['邱俊海']],
    ['記者林悅／港都報導', ['林悅']],
    ['港报记者 段文海 廖小燕', ['段文海', '廖小燕']],
    ['采写：港都记者 余青 向雪', ['余青', '向雪']],
    ['【文/海港网专栏作者 王文海】', ['王文海']],
    ['作者魏星', ['魏星']],
    ['新港报记者 彭海 山东冠县报道', ['彭海']],
    ['港报记者马俊/文受访者供图', ['马俊']],
    ['本报记者罗科苏海发自北京', ['罗科苏海']],
    ['（樊亮 张明海 记者惠禾）', ['惠禾']],
    ['作者：玛丽·海伦 译者：张三', ['玛丽·海伦']],
  ])('%s', (line, names) => {
    expect(signedBy(line)).toEqual(names);
  });

  it.each([
    'By the sea',
    'By Land and Sea',
    '责任编辑：张三',
    '编辑：李海 人气：5380 次',
    '图片来源：港报记者 张海 摄',
    '记者陳海／翻攝',
    '此外，港报记者还从码头提供的一份名单中了解到',
    '记者了解到，渡轮停航',
    '记者 了解到，渡轮停航',
    '作者：未知 责任编辑：海港',
    '近日，记者从有关部门获悉',
    '（资料来源：海港参考、海外网等）',
  ])('but not a line that only looks like it: %s', (line) => {
    expect(signedBy(line)).toBeUndefined();
  });

  it('names in brackets are a signature only behind a text, names alone only where they are asked for', () => {
    expect(signedBy('渡轮明天复航。（袁海）')).toEqual(['袁海']);
    expect(authorsIn('渡轮明天复航。（袁海）')).toBeUndefined();
    expect(namesAlone('赵延海、孙小天')).toEqual(['赵延海', '孙小天']);
    expect(namesAlone('港口新闻')).toBeUndefined();
  });
});

it('a line gives the days that are written in it, in the order of either language', () => {
  expect(daysIn('发布：2024年3月5日 08:00 更新：2024-03-06')).toEqual(['2024-03-05', '2024-03-06']);
  expect(daysIn('Published March 5th, 2024, updated 6 Mar 2024')).toEqual(['2024-03-05', '2024-03-06']);
  expect(daysIn('17.05.2021')).toEqual(['2021-05-17']);
});
