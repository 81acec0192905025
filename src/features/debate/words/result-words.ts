import type { Words } from '#core/words.ts';
import type { Side } from '../format.ts';
import { type BallotChoice, LEAST_FOR_SWING, type Result } from '../result.ts';

export const CHOICE_WORDS: Readonly<Record<BallotChoice, Words>> = {
  for: { en: 'For', zh: '正方' },
  against: { en: 'Against', zh: '反方' },
  undecided: { en: 'Undecided', zh: '未定' },
};

/** What a result tells, a sentence each. Its counts stand in a table beside it. */
export function resultWords(result: Result): Words[] {
  const { voted, swing, moved, paired } = result;
  const turnOut: Words = {
    en: `Voted: ${voted.opening} before, ${voted.closing} after.`,
    zh: `投票人数：辩论前 ${voted.opening} 人，辩论后 ${voted.closing} 人。`,
  };
  if (!swing) return [turnOut, TOO_FEW];
  return [moreMoved(swing), changeWords(swing, paired), turnOut, ...(moved ? [] : [NO_COUNTS])];
}

const TOO_FEW: Words = {
  en: `Fewer than ${LEAST_FOR_SWING} people voted twice and spoke for no side. No figures are shown: they could show how single people voted.`,
  zh: `两次都投票、又没有代表任何一方发言的人不足 ${LEAST_FOR_SWING} 位。不显示数字，以免看出个人投了什么。`,
};
const NO_COUNTS: Words = {
  en: 'Who moved from where to where is not shown: the counts could show how single people voted.',
  zh: '不显示从哪一方转到哪一方的人数，以免看出个人投了什么。',
};

type Swing = NonNullable<Result['swing']>;

function moreMoved(swing: Swing): Words {
  if (swing.for === swing.against && swing.isRough) return ALIKE;
  if (swing.for === swing.against)
    return { en: 'Neither side moved more minds than the other.', zh: '双方改变的想法一样多。' };
  return swing.for > swing.against
    ? { en: 'The side for the motion moved more minds.', zh: '正方改变了更多人的想法。' }
    : { en: 'The side against the motion moved more minds.', zh: '反方改变了更多人的想法。' };
}

function changeWords(swing: Swing, paired: number): Words {
  const [pro, con] = [points(swing, 'for'), points(swing, 'against')];
  return {
    en: `Of the ${paired} who voted twice and spoke for no side, the share for the motion ${pro.en}, the share against it ${con.en}.`,
    zh: `两次都投票、又没有代表任何一方发言的 ${paired} 人中，支持正方的比例${pro.zh}，支持反方的比例${con.zh}。`,
  };
}

const ALIKE: Words = {
  en: 'Nearly all moved alike. Who moved more minds is not shown: it could show how single people voted.',
  zh: '几乎所有人的变化都一样。不显示哪一方改变了更多人，以免看出个人投了什么。',
};

function points(swing: Swing, side: Side): Words {
  const change = swing[side];
  if (change === 0 && swing.isRough) return { en: 'is not shown', zh: '不单独显示' };
  if (change === 0) return { en: 'did not change', zh: '没有变化' };
  const size = Math.abs(change);
  const least = swing.isRough ? { en: 'at least ', zh: '至少' } : { en: '', zh: '' };
  return {
    en: `${change > 0 ? 'rose' : 'fell'} by ${least.en}${size} percentage ${size === 1 ? 'point' : 'points'}`,
    zh: `${change > 0 ? '上升' : '下降'}${least.zh} ${size} 个百分点`,
  };
}
