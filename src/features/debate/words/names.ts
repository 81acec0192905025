import type { Words } from '#core/words.ts';
import type { Stance } from '../events.ts';
import type { Side, SpeechPart, Stage, Vote } from '../format.ts';
import { type Debate, type Entry, stageOf } from '../state.ts';
import { type Slots, said } from './voices.ts';

/** Names of where people stand, as they stand alone. */
export const STANCE_NAMES: Record<Stance, Words> = {
  for: { en: 'For', zh: '正方' },
  against: { en: 'Against', zh: '反方' },
  undecided: { en: 'Undecided', zh: '未定' },
  watching: { en: 'Watching', zh: '旁听' },
};

/** The same inside a sentence. */
export const SIDE_WORDS: Record<Side, Words> = {
  for: { en: 'for the motion', zh: '正方' },
  against: { en: 'against the motion', zh: '反方' },
};

export const PART_NAMES: Record<SpeechPart, Words> = {
  opening: { en: 'Opening statement', zh: '立论' },
  rebuttal: { en: 'Rebuttal', zh: '反驳' },
  closing: { en: 'Closing statement', zh: '总结' },
};

/** Several of them, in a sentence. */
export const PARTS_WORDS: Record<SpeechPart, Words> = {
  opening: { en: 'opening statements', zh: '立论' },
  rebuttal: { en: 'rebuttals', zh: '反驳' },
  closing: { en: 'closing statements', zh: '总结' },
};

export const VOTE_NAMES: Record<Vote, Words> = {
  opening: { en: 'Opening vote', zh: '首轮投票' },
  closing: { en: 'Closing vote', zh: '末轮投票' },
};

export const FLOOR: Words = { en: 'Questions from the floor', zh: '自由提问' };
const ANSWER: Words = { en: 'Answer', zh: '答问' };

/** “Opening statement, for the motion”. */
export const partOfSide = (part: SpeechPart, side: Side): Words => ({
  en: `${PART_NAMES[part].en}, ${SIDE_WORDS[side].en}`,
  zh: `${SIDE_WORDS[side].zh}${PART_NAMES[part].zh}`,
});

/** What a stage is called. */
export function stageName(stage: Stage): Words {
  switch (stage.kind) {
    case 'vote':
      return VOTE_NAMES[stage.vote];
    case 'turn':
      return partOfSide(stage.part, stage.side);
    case 'floor':
      return FLOOR;
    case 'window': {
      const { en, zh } = PARTS_WORDS[stage.part];
      return { en: `Written ${en}`, zh: `书面${zh}` };
    }
  }
}

/** The stage that runs, as `stage` in a sentence. */
export function stageSlot(debate: Debate): Slots {
  const stage = stageOf(debate);
  return { stage: said(stage ? stageName(stage) : { en: 'this round', zh: '本轮' }) };
}

/** What a speech in a stage is: an opening statement, or an answer to a question. */
export const speechIn = (stage: Stage | undefined): Words =>
  stage?.kind === 'turn' || stage?.kind === 'window' ? PART_NAMES[stage.part] : ANSWER;

/** Entries in a sentence: “this speech”. */
export const ENTRY_WORDS: Record<Entry['kind'], Words> = {
  speech: { en: 'speech', zh: '发言' },
  question: { en: 'question', zh: '提问' },
  evidence: { en: 'piece of evidence', zh: '证据' },
};

/** An entry with its number, as it is typed too: “speech 3”. */
export const numbered = ({ kind, number }: Pick<Entry, 'kind' | 'number'>): Words => ({
  en: `${kind} ${number}`,
  zh: `${ENTRY_WORDS[kind].zh} ${number}`,
});
