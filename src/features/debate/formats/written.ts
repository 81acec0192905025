import { type Format, hours } from '../format.ts';

const budget = { characters: 3_000, quotations: 3 } as const;

export const written: Format = {
  id: 'written',
  name: { en: 'Written', zh: '书面' },
  line: {
    en: 'Over six days, for people in different time zones: both sides write, and what they wrote is revealed together.',
    zh: '历时六天，适合不在同一时区的人：双方各自写，到时间一起公开。',
  },
  also: ['async', 'asynchronous', 'slow', '异步', '文字', '书面辩论', '笔谈'],
  stages: [
    { kind: 'vote', vote: 'opening', ms: hours(24) },
    { kind: 'window', part: 'opening', ms: hours(48), ...budget },
    { kind: 'window', part: 'rebuttal', ms: hours(48), ...budget },
    { kind: 'vote', vote: 'closing', ms: hours(24) },
  ],
};
