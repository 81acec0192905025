import type { StreamText } from '#core/ports/stream-texts.ts';
import { type Block, paragraph, type Span, strong, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { mayDo, type Wanted } from './acting.ts';
import { type DebateAction, joinAction, voteAction } from './actions.ts';
import { STANCES } from './events.ts';
import { CHOICES } from './result.ts';
import { type Entry, isOver, stageOf } from './state.ts';
import type { View } from './status-view.ts';
import { wordsOf } from './texts.ts';
import { buttons, type Pressed } from './words/buttons.ts';

/** The buttons for what the requester can do in a debate now, a row for each kind. */
export function doings(view: View): Block[] {
  const rows = [answers(view), places(view), lobby(view), ballots(view), turns(view), afterwards(view)];
  return rows.flatMap((row) => (row.length ? buttons(view.drawing, ...row) : []));
}

const may = ({ found, by, drawing }: View, wanted: Wanted): boolean => mayDo(found.debate, by, wanted, drawing.now);

const offered = (all: readonly (readonly [boolean, DebateAction])[]): Pressed[] =>
  all.flatMap(([isOffered, action]): Pressed[] => (isOffered ? [[action]] : []));

function answers(view: View): Pressed[] {
  if (view.found.debate.phase !== 'planned') return [];
  return offered(
    (['come', 'maybe', 'cannot'] as const).map((answer) => [may(view, { kind: 'answer', answer }), answer] as const),
  );
}

function places(view: View): Pressed[] {
  return offered([
    ...STANCES.map((stance) => [may(view, { kind: 'join', stance }), joinAction(stance)] as const),
    [may(view, { kind: 'leave' }), 'leave'] as const,
  ]);
}

function lobby(view: View): Pressed[] {
  return offered([
    [may(view, { kind: 'start' }), 'start'],
    [may(view, { kind: 'balance' }), 'balance'],
    [may(view, { kind: 'draw-lots' }), 'draw-lots'],
  ]);
}

/** Also for who has voted: a ballot can be changed. */
function ballots(view: View): Pressed[] {
  const { found, by } = view;
  const stage = stageOf(found.debate);
  if (stage?.kind !== 'vote' || found.debate.running?.paused) return [];
  const isOpen = found.debate.voted[stage.vote].has(by.person) || may(view, { kind: 'vote', vote: stage.vote });
  const cast = CHOICES.map((choice): Pressed => [voteAction(choice), { part: stage.vote }]);
  return [...(isOpen ? cast : []), ...offered([[may(view, { kind: 'give-reason', id: '-' }), 'reason']])];
}

function turns(view: View): Pressed[] {
  const { debate } = view.found;
  const isRunning = debate.running !== undefined;
  const cited = { article: '', language: 'en', from: '', to: '' } as const;
  const speaks = offered([[may(view, { kind: 'speak', id: '-', characters: 1 }), 'speak']]);
  const others = offered([
    [may(view, { kind: 'done' }), 'done'],
    [isRunning && may(view, { kind: 'ask', id: '-' }), 'ask'],
    [may(view, { kind: 'next-question' }), 'next-question'],
    [may(view, { kind: 'put-evidence', id: '-', cited, side: 'for' }), 'evidence'],
    [may(view, { kind: 'resume' }), 'resume'],
  ]);
  return [...speaks, ...prepares(view), ...others];
}

/** Whoever may be called to speak can write a draft before. */
function prepares({ found: { debate }, by, draft }: View): Pressed[] {
  if (isOver(debate)) return [];
  if (draft) return [['draft']];
  const stance = debate.people.get(by.person)?.stance;
  return stance === undefined || stance === 'watching' ? [] : [['draft', { label: PREPARE }]];
}

const PREPARE: Words = { en: 'Prepare a speech', zh: '准备发言' };

const afterwards = ({ found: { debate } }: View): Pressed[] => (debate.phase === 'over' ? [['transcript']] : []);

/** Characters of a speech that wait for approval and are shown. */
const SHOWN = 600;

const HEADS: Record<'waiting' | 'late' | 'reported', Words> = {
  waiting: { en: 'Waits for approval', zh: '等待批准' },
  late: { en: 'Came too late', zh: '迟交' },
  reported: { en: 'Was reported', zh: '被举报' },
};

/** An entry that somebody has to decide on. */
export function onWaiting(
  { drawing }: View,
  entry: Entry,
  line: readonly Span[],
  stored: StreamText | undefined,
): Block[] {
  const { say } = drawing;
  const state = entry.status === 'waiting' || entry.status === 'late' ? entry.status : 'reported';
  const words = stored && wordsOf(stored);
  const part = entry.id;
  const row: Pressed[] =
    state === 'reported'
      ? [['withdraw', { part }]]
      : [
          ['approve', { part }],
          ['decline', { part }],
        ];
  const cut = words !== undefined && words.length > SHOWN ? `${words.slice(0, SHOWN).toWellFormed()}…` : words;
  return [
    paragraph(strong(`${say(HEADS[state])} · `), ...line),
    ...(cut === undefined ? [] : [paragraph(text(cut))]),
    ...buttons(drawing, ...row),
  ];
}
