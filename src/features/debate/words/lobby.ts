import { settingsAt } from '#core/place-settings.ts';
import { type Block, link, paragraph, type Reply, type Span, strong, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { partSpans } from '../../settings/reply.ts';
import { joinAction } from '../actions.ts';
import { START_BY_ANYBODY } from '../decide-lobby.ts';
import type { Drawing } from '../drawing.ts';
import type { Stance } from '../events.ts';
import { SIDES, type Side } from '../format.ts';
import { type Debate, membersHere } from '../state.ts';
import { buttons, type Pressed } from './buttons.ts';
import { endedWords } from './ended.ts';
import { formatLine } from './format-line.ts';
import { SIDE_WORDS, STANCE_NAMES, VOTE_NAMES } from './names.ts';
import { peopleField, peopleOf, personSpan, who } from './people.ts';
import { when } from './times.ts';
import {
  bullets,
  type Field,
  fields,
  heading,
  type Item,
  listed,
  quiet,
  said,
  told,
  type Voice,
  voicesOf,
} from './voices.ts';

/** The lobby: before it begins, with what one can do; afterwards, what has become of it. */
export async function lobbyReply(drawing: Drawing): Promise<Reply> {
  const { debate, language } = drawing;
  return {
    language,
    blocks: [
      heading(drawing, HEADINGS[debate.phase]),
      ...motionBlocks(drawing, debate),
      ...fields([
        ...[formatField(drawing), runByField(drawing), ...(await takingPartField(drawing))],
        ...[...sideFields(drawing), ...votedFields(drawing)],
      ]),
      ...below(drawing),
    ],
  };
}

const HEADINGS: Record<Debate['phase'], Words> = {
  planned: { en: 'A debate is planned', zh: '预约了一场辩论' },
  lobby: { en: 'A debate: take your side', zh: '一场辩论：请选一方' },
  running: { en: 'A debate: it has begun', zh: '一场辩论：已经开始' },
  over: { en: 'A debate: it is over', zh: '一场辩论：已经结束' },
  cancelled: { en: 'A debate: it was called off', zh: '一场辩论：已经取消' },
};

/** The motion, in each language. */
export function motionBlocks(voice: Voice, { motion: { words } }: Pick<Debate, 'motion'>): Block[] {
  const each = words.only !== undefined || words.en === words.zh ? [voice] : voicesOf(voice);
  return each.map(({ say }) => paragraph(strong(say(words))));
}

export const formatField = ({ say, debate: { setup } }: Drawing): Field => ({
  name: say({ en: 'Format', zh: '赛制' }),
  value: [text(say(formatLine(setup)))],
});

export const runByField = (drawing: Drawing): Field => ({
  name: drawing.say({ en: 'Run by', zh: '主持' }),
  value: [personSpan(drawing, drawing, drawing.debate.facilitator)],
});

/** Who can take part, if not everybody can. */
async function takingPartField(drawing: Drawing): Promise<Field[]> {
  const { services, workspace, debate, say } = drawing;
  const { channel } = debate.setup.place;
  const { takingPart } = settingsAt(await services.settings.get(workspace), channel);
  const isOpen = debate.phase === 'lobby' || debate.phase === 'planned';
  const own = invitedSpans(drawing);
  if (!isOpen || (!takingPart && !own.length)) return [];
  return [
    { name: say({ en: 'Who can take part', zh: '谁可以参加' }), value: own.length ? own : partSpans(takingPart, say) },
  ];
}

/** Those whom the debate itself asks for. */
function invitedSpans(drawing: Drawing): readonly Span[] {
  const { mayTakePart } = drawing.debate.setup;
  switch (mayTakePart?.kind) {
    case 'role':
    case 'group':
      return partSpans({ people: [], groups: [mayTakePart] }, drawing.say);
    case 'people':
      return listed(
        drawing,
        mayTakePart.people.map((one) => [personSpan(drawing, drawing, one)]),
      );
    case 'everybody':
      return [text(drawing.say({ en: 'everybody, also who comes late', zh: '所有人，晚到的也可以' }))];
    default:
      return [];
  }
}

/** Who is where. Those on a side by lot are marked. */
function sideFields(drawing: Drawing): Field[] {
  const { debate } = drawing;
  const isOpen = debate.phase === 'lobby';
  const others = (['undecided', 'watching'] as const).filter((one) => isOpen || peopleOf(debate, one).length > 0);
  return [...SIDES, ...others].map((stance) =>
    peopleField(drawing, nameIn(stance, isOpen), peopleOf(debate, stance), debate.people),
  );
}

/** Once it has begun, whoever is on no side need not be undecided: they may have voted. */
const nameIn = (stance: Stance, isOpen: boolean): Words =>
  stance === 'undecided' && !isOpen ? { en: 'On no side', zh: '未选边' } : STANCE_NAMES[stance];

/** How many have voted; never what. */
function votedFields({ debate: { voted }, say }: Drawing): Field[] {
  return (['opening', 'closing'] as const)
    .filter((vote) => voted[vote].size > 0)
    .map((vote) => {
      const { size } = voted[vote];
      const cast = { en: `${size} ${size === 1 ? 'ballot' : 'ballots'} cast`, zh: `已有 ${size} 人投票` };
      return { name: say(VOTE_NAMES[vote]), value: [text(say(cast))] };
    });
}

function below(drawing: Drawing): Block[] {
  const { debate, id, say } = drawing;
  switch (debate.phase) {
    case 'planned':
    case 'lobby':
      return [...notes(drawing), ...lobbyButtons(drawing)];
    case 'running':
      return begun(drawing);
    case 'over':
      return [...toResult(debate, drawing), ...buttons({ id, say }, ['transcript'])];
    case 'cancelled':
      return told(drawing, endedWords(debate.ended));
  }
}

/** What everybody should know before they join. */
function notes(drawing: Drawing): Block[] {
  const { debate } = drawing;
  const by = who(drawing, debate.facilitator);
  const items: Item[] = [
    [UNDECIDED],
    ...(debate.motion.topic ? [[NOBODY_THERE] as const] : []),
    [BEFORE_THE_VOTE],
    [NOT_RECORDED],
    [SECRET],
    ...(debate.setup.approves ? [[APPROVED, { by }] as const] : []),
    [WHO_STARTS, { by, from: when(debate.openedAt + START_BY_ANYBODY, drawing) }],
  ];
  return bullets(drawing, items);
}

const UNDECIDED: Words = {
  en: 'Not sure? Join undecided. When it starts, undecided people fill up the shorter side, by lot.',
  zh: '还没想好，就选“未定”：开始时哪一方人少，就从未定的人里抽签补上。',
};
const NOBODY_THERE: Words = {
  en: 'If nobody takes a side, I read out what its camps say, with their evidence.',
  zh: '如果有一方没人，由我来读这一方各派的主张和依据。',
};
const BEFORE_THE_VOTE: Words = {
  en: 'The result compares two votes, so be here before the opening vote closes. Whoever comes later can watch and ask.',
  zh: '结果要对照前后两次投票，请在首轮投票结束前加入；来晚了可以旁听、提问。',
};
const NOT_RECORDED: Words = {
  en: 'Speeches, questions and evidence are recorded. What you write in the channel besides is not.',
  zh: '记录的是发言、提问和证据；在频道里随口说的话不记录。',
};
const SECRET: Words = {
  en: 'Ballots are secret. Until the result is out, whoever operates this bot could look them up in its database. Then they are deleted.',
  zh: '投票不公开。结果公布前，运行本机器人的人能在数据库里查到谁投了什么；公布后选票就删除。',
};
const APPROVED: Words = {
  en: 'Speeches appear once {by} has approved them.',
  zh: '发言要由{by}批准后才会公布。',
};
const WHO_STARTS: Words = {
  en: '{by} starts the debate. From {from} on, anybody in the lobby can.',
  zh: '由{by}宣布开始；{from}以后，候场的任何人都可以开始。',
};

function lobbyButtons(drawing: Drawing): Block[] {
  return [
    ...buttons(drawing, ['join-for'], ['join-against'], ['join-undecided'], ['join-watching'], ['leave']),
    ...buttons(drawing, ['start', { style: 'primary' }], ['balance'], ['draw-lots'], ['where']),
  ];
}

/** Sides are fixed now, but for one that nobody took. */
function begun(drawing: Drawing): Block[] {
  const empty = SIDES.filter((side) => !membersHere(drawing.debate, side).length);
  return [
    ...quiet(drawing, FIXED),
    ...empty.flatMap((side) => told(drawing, STILL_FREE, { side: said(SIDE_WORDS[side]) })),
    ...buttons(drawing, ...empty.map(joinButton), ['where']),
  ];
}

export const joinButton = (side: Side): Pressed => [joinAction(side)];

const FIXED: Words = {
  en: 'The sides are fixed. You can follow the debate and ask questions.',
  zh: '双方人员已定。你可以旁听、提问。',
};
const STILL_FREE: Words = {
  en: 'Nobody is {side} yet, so that side can still be taken.',
  zh: '{side}还没有人，现在仍可加入。',
};

function toResult({ posts }: Debate, voice: Voice): Block[] {
  const address = posts.get('result')?.link;
  return address ? [paragraph(link(voice.say({ en: 'To the result', zh: '查看结果' }), address))] : [];
}
