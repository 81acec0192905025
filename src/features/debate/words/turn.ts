import type { Block } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { PARLEY } from '../course.ts';
import type { Drawing } from '../drawing.ts';
import type { EventOf } from '../events.ts';
import type { Stage } from '../format.ts';
import { membersHere } from '../state.ts';
import { buttons } from './buttons.ts';
import { joinButton } from './lobby.ts';
import { SIDE_WORDS, stageName } from './names.ts';
import { who } from './people.ts';
import { readBlocks } from './reading.ts';
import { counting, lengthWords } from './times.ts';
import { heading, quiet, said, told } from './voices.ts';

type Begun = EventOf<'stage-begun'>;
type Turn = Extract<Stage, { kind: 'turn' }>;

/** Calls the speaker; where a side has nobody, reads what its camps say. */
export async function turnBlocks(drawing: Drawing, begun: Begun, turn: Turn): Promise<Block[]> {
  const { speaker } = begun;
  if (speaker === undefined || speaker === PARLEY) return read(drawing, begun, turn);
  const others = membersHere(drawing.debate, turn.side).length > 1;
  return [
    heading(drawing, stageName(turn)),
    ...told(drawing, CALL, {
      who: who(drawing, speaker),
      side: said(SIDE_WORDS[turn.side]),
      length: said(lengthWords(begun.endsAt - begun.at)),
      until: counting(begun.endsAt, drawing),
    }),
    ...(turn.part === 'opening' ? quiet(drawing, others ? SEVERAL_PEOPLE : SEVERAL_PARTS) : []),
    ...next(drawing, begun),
    ...buttons(drawing, ['speak', { style: 'primary' }], ['draft'], ['evidence'], ['done'], ['where']),
  ];
}

const CALL: Words = {
  en: '{who}, it is your turn. You have {length}. End of the turn: {until}.',
  zh: '{who}，请代表{side}发言，共{length}。截止：{until}。',
};
const SEVERAL_PARTS: Words = {
  en: 'Several parts make one speech. Finish the turn when you have said it all.',
  zh: '可以分几段发，合为一次发言。说完请点“结束发言”。',
};
const SEVERAL_PEOPLE: Words = {
  en: 'Several parts make one speech, and others on your side may add theirs. Finish the turn when you have said it all.',
  zh: '可以分几段发，合为一次发言；同一方的人也可以补充。说完请点“结束发言”。',
};

/** What comes next, so that those who speak then can get ready. */
function next(drawing: Drawing, { stage }: Begun): Block[] {
  const following = drawing.debate.setup.stages[stage + 1];
  return following ? quiet(drawing, NEXT, { name: said(stageName(following)) }) : [];
}

const NEXT: Words = { en: 'Next: {name}.', zh: '接下来：{name}。' };

async function read(drawing: Drawing, begun: Begun, { part, side, ...rest }: Turn): Promise<Block[]> {
  return [
    heading(drawing, stageName({ part, side, ...rest })),
    ...(await readBlocks(drawing, side, part)),
    ...told(drawing, GOES_ON, { at: counting(begun.endsAt, drawing) }),
    ...next(drawing, begun),
    ...(membersHere(drawing.present, side).length ? [] : buttons(drawing, joinButton(side), ['where'])),
  ];
}

const GOES_ON: Words = { en: 'The debate goes on: {at}.', zh: '接着进行：{at}。' };
