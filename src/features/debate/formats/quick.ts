import { type Format, minutes } from '../format.ts';

export const quick: Format = {
  id: 'quick',
  name: { en: 'Quick', zh: '快速' },
  line: {
    en: 'The same in ten minutes: vote, one statement each, a few questions, one reply each, vote again.',
    zh: '十分钟版：先投票，双方各立论一次，几个提问，各回应一次，再投一次票。',
  },
  also: ['short', 'fast', '快', '简短', '十分钟'],
  stages: [
    { kind: 'vote', vote: 'opening', ms: minutes(1) },
    { kind: 'turn', part: 'opening', side: 'for', ms: minutes(2) },
    { kind: 'turn', part: 'opening', side: 'against', ms: minutes(2) },
    { kind: 'floor', ms: minutes(2), each: minutes(1) },
    { kind: 'turn', part: 'closing', side: 'against', ms: minutes(1) },
    { kind: 'turn', part: 'closing', side: 'for', ms: minutes(1) },
    { kind: 'vote', vote: 'closing', ms: minutes(1) },
  ],
};
