import { type Block, link, type Span, text } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { FORMER_MEMBER } from '../privacy/words.ts';
import type { Actor } from './commands.ts';
import { type Debate, type Entry, isOver, queueOf } from './state.ts';
import { onWaiting } from './status-buttons.ts';
import type { View } from './status-view.ts';
import { numbered, SIDE_WORDS, speechIn } from './words/names.ts';
import { nameOf } from './words/people.ts';
import { bullets, type Item, told } from './words/voices.ts';

/** Lines of what was said, at most. The others are in the transcript. */
const MOST_LINES = 30;

/** What was said so far, with links to it. */
export function course(view: View): Block[] {
  const { drawing, found, by } = view;
  const seen = found.debate.entries.filter((one) => isSeen(found.debate, one, by));
  const queue = queueOf(found.debate).length;
  const shown = seen
    .slice(-MOST_LINES)
    .map((entry): Item => [{ en: '{line}', zh: '{line}' }, { line: () => lineOf(view, entry) }]);
  return [
    ...(shown.length ? told(drawing, { en: 'So far:', zh: '到目前为止：' }) : []),
    ...bullets(drawing, shown),
    ...(queue && !isOver(found.debate)
      ? told(drawing, { en: `Questions waiting: ${queue}.`, zh: `排队的提问：${queue} 个。` })
      : []),
  ];
}

/** What everybody can see, and one's own. A question is seen once it was taken. */
function isSeen(debate: Debate, entry: Entry, { person }: Actor): boolean {
  if (entry.by === person) return true;
  if (entry.kind === 'question' && !entry.isTaken) return false;
  return entry.status === 'shown' || (entry.status === 'withdrawn' && debate.posts.has(`${entry.kind} ${entry.id}`));
}

const STATES: Partial<Record<Entry['status'], Words>> = {
  waiting: { en: 'waits for approval', zh: '等待批准' },
  sealed: { en: 'sealed', zh: '已封存' },
  late: { en: 'came too late', zh: '迟交' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
};

/** “Speech 2: Rebuttal, against the motion – Ana”, linked to the post. */
function lineOf({ drawing, found: { debate } }: Pick<View, 'drawing' | 'found'>, entry: Entry): Span[] {
  const { say } = drawing;
  const name = inLine(debate, entry);
  const state = STATES[entry.status];
  const label = say({ ...name, en: name.en.charAt(0).toUpperCase() + name.en.slice(1) });
  const address = debate.posts.get(`${entry.kind} ${entry.id}`)?.link;
  const by = entry.by === '' ? say(FORMER_MEMBER) : nameOf(drawing, entry.by);
  return [
    address === undefined ? text(label) : link(label, address),
    text(` · ${by}${state ? ` · ${say(state)}` : ''}`),
  ];
}

function inLine({ setup }: Debate, entry: Entry): Words {
  const number = numbered(entry);
  switch (entry.kind) {
    case 'speech': {
      const [what, side] = [speechIn(setup.stages[entry.stage]), SIDE_WORDS[entry.side]];
      return { en: `${number.en}: ${what.en.toLowerCase()}, ${side.en}`, zh: `${number.zh}：${side.zh}${what.zh}` };
    }
    case 'question':
      return number;
    case 'evidence': {
      const { article, from, to } = entry.cited;
      const reference = `${article}:${from}${from === to ? '' : `-${to}`}`;
      const side = SIDE_WORDS[entry.side];
      return {
        en: `${number.en}, ${side.en}: ${reference}`,
        zh: `${number.zh}（${side.zh}）：${reference}`,
        kept: [reference],
      };
    }
  }
}

/** What waits for whoever may approve, or was reported. */
export function waiting(view: View): Block[] {
  const { drawing, found, by, context } = view;
  const mayApprove = allows(context.may, 'facilitator') || found.debate.facilitator === by.person;
  if (!mayApprove) return [];
  const all = found.debate.entries.filter(
    ({ status, reports }) =>
      status === 'waiting' || status === 'late' || (reports.length > 0 && status !== 'withdrawn'),
  );
  return all
    .slice(0, MOST_WAITING)
    .flatMap((entry) => onWaiting(view, entry, lineOf(view, entry), drawing.texts.get(entry.id)));
}

const MOST_WAITING = 5;
