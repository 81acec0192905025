import type { Words } from '#core/words.ts';
import type { Stance } from './events.ts';
import type { Side, SpeechPart, Stage, Vote } from './format.ts';
import type { BallotChoice } from './result.ts';
import type { Entry } from './state.ts';

export const SIDE_NAMES: Record<Side, Words> = {
  for: { en: 'for', zh: '正方' },
  against: { en: 'against', zh: '反方' },
};

export const STANCE_NAMES: Record<Stance, Words> = {
  ...SIDE_NAMES,
  undecided: { en: 'undecided', zh: '未定' },
  watching: { en: 'watching', zh: '旁听' },
};

export const CHOICE_NAMES: Record<BallotChoice, Words> = {
  for: { en: 'for', zh: '支持' },
  against: { en: 'against', zh: '反对' },
  undecided: { en: 'undecided', zh: '未定' },
};

export const PART_NAMES: Record<SpeechPart, Words> = {
  opening: { en: 'opening statement', zh: '立论' },
  rebuttal: { en: 'rebuttal', zh: '反驳' },
  closing: { en: 'closing statement', zh: '总结' },
};

export const VOTE_NAMES: Record<Vote, Words> = {
  opening: { en: 'opening vote', zh: '首轮投票' },
  closing: { en: 'closing vote', zh: '末轮投票' },
};

export const ENTRY_NAMES: Record<Entry['kind'], Words> = {
  speech: { en: 'speech', zh: '发言' },
  question: { en: 'question', zh: '提问' },
  evidence: { en: 'evidence', zh: '证据' },
};

/** What happens in a stage: “rebuttal, against”. */
export function stageName(stage: Stage): Words {
  switch (stage.kind) {
    case 'vote':
      return VOTE_NAMES[stage.vote];
    case 'turn': {
      const [side, part] = [SIDE_NAMES[stage.side], PART_NAMES[stage.part]];
      return { en: `${part.en}, ${side.en}`, zh: `${side.zh}${part.zh}` };
    }
    case 'floor':
      return { en: 'questions', zh: '提问' };
    case 'window':
      return { en: `${PART_NAMES[stage.part].en}s, both sides`, zh: `双方${PART_NAMES[stage.part].zh}` };
  }
}

const UNITS: readonly (readonly [ms: number, en: string, zh: string])[] = [
  [86_400_000, 'day', '天'],
  [3_600_000, 'hour', '小时'],
  [60_000, 'minute', '分钟'],
  [1_000, 'second', '秒'],
];

/** A length of time in the largest units that it has: “1 hour 30 minutes”. */
export function lengthWords(ms: number): Words {
  let left = Math.max(1_000, Math.round(ms / 1_000) * 1_000);
  const parts = UNITS.flatMap(([unit, en, zh]) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return count ? [{ en: `${count} ${en}${count === 1 ? '' : 's'}`, zh: `${count} ${zh}` }] : [];
  }).slice(0, 2);
  return { en: parts.map(({ en }) => en).join(' '), zh: parts.map(({ zh }) => zh).join(' ') };
}
