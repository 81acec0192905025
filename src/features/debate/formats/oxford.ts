import { type Format, minutes } from '../format.ts';

export const oxford: Format = {
  id: 'oxford',
  name: { en: 'Oxford', zh: '牛津式' },
  line: {
    en: 'Vote, opening statements, rebuttals, questions, closing, vote again: who moved more minds? About 45 minutes.',
    zh: '先投票，再立论、反驳、提问、总结，最后再投一次：看哪一方改变了更多人的想法。约 45 分钟。',
  },
  also: ['牛津', '牛津辩论', '牛津式辩论'],
  stages: [
    { kind: 'vote', vote: 'opening', ms: minutes(3) },
    { kind: 'turn', part: 'opening', side: 'for', ms: minutes(5) },
    { kind: 'turn', part: 'opening', side: 'against', ms: minutes(5) },
    { kind: 'turn', part: 'rebuttal', side: 'for', ms: minutes(4) },
    { kind: 'turn', part: 'rebuttal', side: 'against', ms: minutes(4) },
    { kind: 'floor', ms: minutes(12), each: minutes(3) },
    { kind: 'turn', part: 'closing', side: 'against', ms: minutes(3) },
    { kind: 'turn', part: 'closing', side: 'for', ms: minutes(3) },
    { kind: 'vote', vote: 'closing', ms: minutes(3) },
  ],
};
