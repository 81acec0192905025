/**
 * An essay written for these tests, in English and Chinese. Each paragraph is a row of beads: the sentences that say the same, which
 * are one to one unless a translator merged, split, left out or added some (as translators do).
 */
export type GoldBead = { en: string[]; zh: string[] };

const bead = (en: string | string[], zh: string | string[]): GoldBead => ({ en: [en].flat(), zh: [zh].flat() });

export const PROSE: GoldBead[][] = [
  [bead('The Ferry and the Bridge', '渡船与桥')],
  [
    bead(
      'For ninety years the people of Halden Point crossed the estuary on a flat, noisy ferry that carried eighteen cars and as many passengers as cared to stand in the wind.',
      '九十年来，霍尔登角的居民都乘一条平底渡船过河口，船声嘈杂，能载十八辆汽车，至于乘客，只要愿意站在风里，来多少载多少。',
    ),
    bead('It left on the hour.', '渡船整点开。'),
    bead(
      ['It did not wait for anyone.', 'It was late only twice, once for a war and once for a whale.'],
      '它从不等人，总共只晚过两回，一回因为打仗，一回因为一头鲸。',
    ),
    bead('In 2009 the county announced that it would build a bridge.', '2009年，县里宣布要造一座桥。'),
  ],
  [
    bead(
      'The argument that followed divided families, split the parish council, and produced more letters to the editor than any other matter since the paper was founded.',
      ['随后的争论让一家人分成两派，也让教区议会一分为二。', '寄给报社编辑的信之多，是这份报纸创办以来从未有过的。'],
    ),
    bead('Some of the letters were even polite.', '其中有些信甚至还算客气。'),
    bead('Engineers from Marlowe & Finch put the cost at 41 million.', 'Marlowe & Finch的工程师估算，造价为4100万。'),
    bead('The council believed them.', '议会信了。'),
    bead(
      'Nobody had asked the ferrymen, who could have told them about the mud.',
      '没有人去问摆渡的人，而他们本可以讲讲河底的淤泥。',
    ),
  ],
  [
    bead(
      'Those who wanted the bridge had good reasons, and it would be unfair to pretend otherwise.',
      '想要桥的人有充分的理由，装作没有是不公平的。',
    ),
    bead(
      'An ambulance from the east bank needed fifty minutes by road to reach the hospital at Corrie, and in bad weather the ferry did not run at all.',
      '东岸的救护车走公路到科里的医院要五十分钟，天气一坏，渡船就干脆停航。',
    ),
    bead(
      'A farmer named Oskar Lund lost his brother that way in the winter of 1996.',
      '1996年冬天，一位名叫奥斯卡·伦德的农夫就这样失去了弟弟。',
    ),
    bead('He spoke at every meeting.', '每次开会他都发言。'),
    bead(
      ['He never raised his voice.', 'He simply said the date, and the hour, and sat down again.'],
      '他从不提高嗓门，只是说出那个日子和钟点，然后重新坐下。',
    ),
  ],
  [
    bead(
      'Those who wanted to keep the ferry had reasons too, though they found them harder to put into figures.',
      '想留住渡船的人也有理由，只是他们觉得难以用数字来说明。',
    ),
    bead(
      'They spoke of the twenty minutes on the water as the only part of the day that belonged to nobody.',
      '他们说，水上的那二十分钟，是一天里唯一不属于任何人的时间。',
    ),
    bead('You could not work there, because there was no signal.', '在船上没法工作，因为没有信号。'),
    bead('You could not hurry.', '也没法着急。'),
    bead(
      'You stood beside whoever happened to be there, and after some years you knew their children’s names.',
      '你就站在碰巧同船的人旁边，几年以后，连他们孩子的名字都叫得出来。',
    ),
    bead('A schoolteacher called it the last room in the county without walls.', []),
  ],
  [
    bead('An economist from the university came to study the matter.', '大学里的一位经济学家前来研究这件事。'),
    bead(
      'Her report, which ran to 212 pages, concluded that the bridge would pay for itself in thirty-one years, provided that traffic doubled, that interest rates stayed where they were, and that the mud behaved.',
      ['她的报告长达212页。', '结论是，只要车流量翻一番，利率维持不变，淤泥也肯听话，这座桥三十一年就能收回成本。'],
    ),
    bead('Both sides quoted it.', '两边都引用了它。'),
    bead(
      'She later said that nobody in Halden Point seemed to have read past page nine.',
      '她后来说，霍尔登角似乎没有人读到第九页以后。',
    ),
  ],
  [
    bead('The vote was held on a wet Thursday in March.', '投票在三月一个下雨的星期四举行。'),
    bead('Of 3,118 people who could vote, 2,940 did.', '3118名有权投票的人中，有2940人投了票。'),
    bead('The bridge won by eleven.', '桥以十一票之差获胜。'),
    bead([], '开票的人说，他的手一直在抖。'),
    bead('There was no cheering.', '没有人欢呼。'),
    bead(
      [
        'People folded their umbrellas, looked at one another, and went down to the slip.',
        'The six o’clock ferry was waiting for them.',
        'It was the only time it ever did.',
      ],
      '大家收起雨伞，互相看了看，走下码头，六点的渡船正等着他们，它等人就只有这么一回。',
    ),
  ],
  [
    bead('Building took seven years instead of three.', '造桥用了七年，而不是三年。'),
    bead('The mud did not behave.', '淤泥没有听话。'),
    bead(
      'Two of the piers sank by a hand’s breadth in the first winter and had to be taken down, and the firm that had promised the lowest price went bankrupt in the second.',
      '头一个冬天，两座桥墩就下沉了一掌宽，只得拆掉；第二个冬天，报价最低的那家公司破产了。',
    ),
    bead('In the end it cost 97 million.', '最后花了9700万。'),
    bead('The letters to the editor began again.', '寄给编辑的信又多了起来。'),
  ],
  [
    bead('I have crossed it many hundreds of times.', '这座桥我走过好几百回了。'),
    bead(
      'It is a handsome bridge, and from the middle, on a clear day, you can see as far as the lighthouse at Skerry Voe.',
      '桥很漂亮，天晴的时候，从桥中央能一直望到斯凯里沃的灯塔。',
    ),
    bead('The crossing takes four minutes.', '过桥只要四分钟。'),
    bead(
      'I do not know the names of the people in the other cars, and I have noticed that I no longer know the state of the tide.',
      ['别的车里坐的是谁，我不知道。', '我还发现，如今涨潮还是落潮，我也不清楚了。'],
    ),
  ],
  [
    bead(
      'And yet last autumn my neighbour’s daughter was born in the ambulance, halfway over, with both banks in sight.',
      '然而去年秋天，邻居的女儿就在救护车里出生，车正开到桥中间，两岸都望得见。',
    ),
    bead('They called her Bridget.', '他们给她取名Bridget。'),
    bead('Oskar Lund came to the christening and stood at the back.', '奥斯卡·伦德来参加了洗礼，站在最后面。'),
    bead([], '他带来了一束白花。'),
    bead('He did not say anything at all.', '他一句话也没有说。'),
  ],
  [
    bead('What I have learned from the whole affair is small.', '整件事让我学到的东西很小。'),
    bead(
      ['A vote can tell you how many people want a thing.', 'It cannot tell you what they will miss.'],
      '投票能告诉你有多少人想要一样东西，却不能告诉你他们将会怀念什么。',
    ),
    bead(
      'Figures are a kind of courtesy between strangers, and we should be grateful for them, but they are not the whole of what neighbours owe each other.',
      '数字是陌生人之间的一种礼貌，我们应当感激，但邻里之间所欠的并不止这些。',
    ),
    bead('The ferry lies in the mud below the old slip.', '渡船如今躺在旧码头下面的淤泥里。'),
    bead('Children play pirates on it.', '孩子们在上面扮海盗。'),
    bead('On the hour, one of them rings the bell.', '一到整点，就有个孩子去敲钟。'),
  ],
];
