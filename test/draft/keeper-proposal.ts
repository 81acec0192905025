import type { Proposal } from '#core/topic-proposal.ts';

const evidence = (passage: string, words: string) => [{ passage, words }];

/** What a model may propose for the lighthouse article: every quotation stands where it says. */
export const KEEPER_PROPOSAL: Proposal = {
  question: { en: 'What put out the lamp?', zh: '是什么弄灭了塔灯？' },
  background: [
    {
      en: 'The lamp burned whale oil.',
      zh: '塔灯烧的是鲸油。',
      evidence: evidence('1', 'burned whale oil until 1871'),
    },
    {
      en: 'Its keeper climbed many steps.',
      zh: '守塔人要爬许多级台阶。',
      evidence: evidence('2', 'climbed 212 steps every evening'),
    },
    {
      en: 'The lamp was dark for three nights.',
      zh: '塔灯灭了三夜。',
      evidence: evidence('4', 'the lamp went out for three nights'),
    },
  ],
  camps: [
    {
      name: { en: 'Blame the oil', zh: '怪灯油' },
      summary: { en: 'The oil was bad.', zh: '灯油不好。', evidence: evidence('5', 'Fishermen blamed the oil') },
      claims: [
        { en: 'Fishermen saw bad oil.', zh: '渔民看到灯油不好。', evidence: evidence('5', 'Fishermen blamed the oil') },
      ],
      answer: {
        en: 'Hardly anybody believed in frozen wicks.',
        zh: '几乎没人相信灯芯会冻住。',
        evidence: evidence('7', 'Nobody believed her until'),
      },
    },
    {
      name: { en: 'Blame the frost', zh: '怪严寒' },
      summary: { en: 'The wick froze.', zh: '灯芯冻住了。', evidence: evidence('6', 'the wick had frozen solid') },
      claims: [
        {
          en: 'The keeper noted a frozen wick.',
          zh: '守塔人记下了冻住的灯芯。',
          evidence: evidence('[6]', 'that  the wick had FROZEN solid'),
        },
        {
          en: 'A stove kept ships safe.',
          zh: '一只火炉保住了船只。',
          evidence: [...evidence('8', 'bought a stove for the lantern'), ...evidence('9', 'Ships came home safely')],
        },
      ],
      answer: {
        en: 'It happened again in the town hall.',
        zh: '镇公所里又发生了一次。',
        evidence: evidence('7', 'a second wick froze in the town hall'),
      },
    },
  ],
  agreed: [],
  motions: [{ en: 'This house blames the oil.', zh: '本方认为该怪灯油。', for: [0], against: [1] }],
  prompts: [
    {
      en: 'What did the keeper see?',
      zh: '守塔人看到了什么？',
      kind: 'understand',
      camp: 1,
      evidence: evidence('6', 'the wick had frozen solid'),
    },
    {
      en: 'Where would you look first?',
      zh: '你会先查哪里？',
      kind: 'apply',
      camp: -1,
      evidence: evidence('8', 'bought a stove for the lantern'),
    },
  ],
};
