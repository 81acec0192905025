import type { Block, Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import type { EventOf } from '../events.ts';
import { keepsItsTime, SIDES, type SpeechPart, type Stage, type Vote } from '../format.ts';
import { membersOf, queueOf } from '../state.ts';
import { buttons } from './buttons.ts';
import { motionBlocks } from './lobby.ts';
import { PARTS_WORDS, stageName } from './names.ts';
import { readBlocks } from './reading.ts';
import { counting, figure, lengthWords, when } from './times.ts';
import { turnBlocks } from './turn.ts';
import { bullets, heading, type Item, quiet, said, told } from './voices.ts';

type Begun = EventOf<'stage-begun'>;
type StageOf<Kind extends Stage['kind']> = Extract<Stage, { kind: Kind }>;

/** What is to be done in a stage that begins, by whom, and until when. */
export async function stageReply(drawing: Drawing): Promise<Reply | undefined> {
  const { event, debate, language } = drawing;
  const stage = event.kind === 'stage-begun' ? debate.setup.stages[event.stage] : undefined;
  if (event.kind !== 'stage-begun' || !stage) return undefined;
  return {
    language,
    blocks: [...(drawing.isAgain ? quiet(drawing, AGAIN) : []), ...(await stageBlocks(drawing, event, stage))],
  };
}

const AGAIN: Words = {
  en: 'Said once more, because the first message may not have arrived.',
  zh: '上一条可能没有送到，再说一遍。',
};

async function stageBlocks(drawing: Drawing, begun: Begun, stage: Stage): Promise<Block[]> {
  switch (stage.kind) {
    case 'vote':
      return voteBlocks(drawing, begun, stage);
    case 'turn':
      return turnBlocks(drawing, begun, stage);
    case 'floor':
      return floorBlocks(drawing, begun, stage);
    case 'window':
      return windowBlocks(drawing, begun, stage);
  }
}

function voteBlocks(drawing: Drawing, { endsAt }: Begun, stage: StageOf<'vote'>): Block[] {
  const { vote } = stage;
  const reason = vote === 'closing' ? ([['reason']] as const) : [];
  return [
    heading(drawing, stageName(stage)),
    ...motionBlocks(drawing, drawing.debate),
    ...told(drawing, ASKS[vote]),
    ...told(drawing, CLOSES, { until: counting(endsAt, drawing) }),
    ...quiet(drawing, keepsItsTime(stage) ? LONG_OPENING : NOTES[vote]),
    ...buttons(
      drawing,
      ['vote-for', { part: vote }],
      ['vote-against', { part: vote }],
      ['vote-undecided', { part: vote }],
      ...reason,
      ['where'],
    ),
  ];
}

const ASKS: Record<Vote, Words> = {
  opening: { en: 'Where do you stand now, before a word is said?', zh: '辩论还没开始，你现在站哪一边？' },
  closing: { en: 'You have heard both sides. Where do you stand now?', zh: '双方都说完了，你现在站哪一边？' },
};
const CLOSES: Words = { en: 'End of the vote: {until}.', zh: '投票截止：{until}。' };
const NOTES: Record<Vote, Words> = {
  opening: {
    en: 'Nobody sees your ballot, and you can change it until then. Whoever votes takes part. Once all have voted, it closes early.',
    zh: '别人看不到你投了什么，截止前可以改。投了票就算参加。所有人都投完会提前截止。',
  },
  closing: {
    en: 'Nobody sees your ballot, and you can change it until then. It is for those who were here before the opening vote closed. What moved you is shown unsigned, in mixed order.',
    zh: '别人看不到你投了什么，截止前可以改。首轮投票结束前到场的人可以投。你写的原因不署名，打乱次序后公布。',
  },
};

const LONG_OPENING: Words = {
  en: 'Nobody sees your ballot, and you can change it until then. Whoever votes takes part.',
  zh: '别人看不到你投了什么，截止前可以改。投了票就算参加。',
};

function floorBlocks(drawing: Drawing, { endsAt }: Begun, stage: StageOf<'floor'>): Block[] {
  const waiting = queueOf(drawing.debate).length;
  return [
    heading(drawing, stageName(stage)),
    ...told(drawing, FLOOR_OPEN, { each: said(lengthWords(stage.each)) }),
    ...told(drawing, FLOOR_UNTIL, { until: counting(endsAt, drawing) }),
    ...(waiting ? quiet(drawing, waitingWords(waiting)) : []),
    ...buttons(
      drawing,
      ['ask', { style: 'primary' }],
      ['speak', { label: { en: 'Answer', zh: '回答' } }],
      ['next-question'],
      ['evidence'],
      ['where'],
    ),
  ];
}

const FLOOR_OPEN: Words = {
  en: 'Anybody may ask, also those who watch. Questions are taken one by one, with up to {each} for the answers to each.',
  zh: '谁都可以提问，旁听的人也可以。问题逐个提出，每个最多回答{each}。',
};
const FLOOR_UNTIL: Words = { en: 'End of question time: {until}.', zh: '提问截止：{until}。' };
const waitingWords = (count: number): Words => ({
  en: count === 1 ? 'One question is waiting already.' : `${count} questions are waiting already.`,
  zh: `已有 ${count} 个问题在排队。`,
});

async function windowBlocks(drawing: Drawing, { endsAt }: Begun, stage: StageOf<'window'>): Promise<Block[]> {
  const until = when(endsAt, drawing);
  const items: Item[] = [
    [BUDGET, { characters: said(figure(stage.characters)), quotations: said(figure(stage.quotations)) }],
    [SEALED],
    ...(drawing.debate.setup.approves ? [[APPROVED_FIRST] as const] : []),
    [LATE],
  ];
  return [
    heading(drawing, stageName(stage)),
    ...told(drawing, BOTH_WRITE, { parts: said(PARTS_WORDS[stage.part]), until }),
    ...bullets(drawing, items),
    ...buttons(
      drawing,
      ['speak', { style: 'primary', label: { en: 'Write', zh: '动笔' } }],
      ['draft'],
      ['evidence'],
      ['where'],
    ),
    ...(await readEmptySide(drawing, stage.part)),
  ];
}

/** A side that nobody took is read by Parley when the others begin to write. */
export async function readEmptySide(drawing: Drawing, part: SpeechPart): Promise<Block[]> {
  const [empty, ...both] = SIDES.filter((side) => !membersOf(drawing.debate, side).length);
  return empty === undefined || both.length ? [] : readBlocks(drawing, empty, part);
}

const BOTH_WRITE: Words = {
  en: 'Both sides write their {parts} at the same time, until {until}.',
  zh: '双方同时写{parts}，{until}截止。',
};
const BUDGET: Words = {
  en: 'Each person has {characters} characters and {quotations} quotations.',
  zh: '每人最多{characters}字，可用{quotations}条引文。',
};
const SEALED: Words = {
  en: 'Nobody sees what you write or put in as evidence until then. All of it is revealed together.',
  zh: '截止前别人看不到你写的内容和提交的证据，到时一起公开。',
};
const APPROVED_FIRST: Words = {
  en: 'What you write waits for approval before it is shown.',
  zh: '写好的内容经主持人批准后才公布。',
};
const LATE: Words = {
  en: 'What comes later can be let in, and is marked as late.',
  zh: '截止后才写好的，主持人可以补收，并标明迟交。',
};
