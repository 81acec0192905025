import type { Block, Button } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { type DebateAction, debateButtonId } from '../actions.ts';
import type { Drawing } from '../drawing.ts';

/** Labels of buttons, which begin with a verb. One that means something else in its place has a label of its own there. */
const LABELS = {
  come: { en: 'I will come', zh: '参加' },
  maybe: { en: 'I may come', zh: '可能参加' },
  cannot: { en: 'I cannot come', zh: '不能参加' },
  'join-for': { en: 'Join for', zh: '加入正方' },
  'join-against': { en: 'Join against', zh: '加入反方' },
  'join-undecided': { en: 'Join undecided', zh: '选未定' },
  'join-watching': { en: 'Watch', zh: '旁听' },
  leave: { en: 'Leave', zh: '退出' },
  balance: { en: 'Balance the sides', zh: '均衡双方' },
  'draw-lots': { en: 'Draw lots', zh: '抽签分边' },
  start: { en: 'Start the debate', zh: '开始辩论' },
  'vote-for': { en: 'Vote for', zh: '投正方' },
  'vote-against': { en: 'Vote against', zh: '投反方' },
  'vote-undecided': { en: 'Vote undecided', zh: '投未定' },
  reason: { en: 'Say what moved you', zh: '说说是什么影响了你' },
  speak: { en: 'Speak', zh: '发言' },
  draft: { en: 'Use my draft', zh: '用我的草稿' },
  done: { en: 'Finish this turn', zh: '结束发言' },
  ask: { en: 'Ask a question', zh: '提问' },
  'next-question': { en: 'Take the next question', zh: '提出下一个问题' },
  evidence: { en: 'Put in evidence', zh: '提交证据' },
  resume: { en: 'Resume', zh: '继续' },
  where: { en: 'Where are we?', zh: '看看进行到哪了' },
  'does-it-say': { en: 'Does it say that?', zh: '核对原文' },
  withdraw: { en: 'Withdraw', zh: '撤回' },
  report: { en: 'Report', zh: '举报' },
  approve: { en: 'Approve', zh: '批准' },
  decline: { en: 'Decline', zh: '不批准' },
  transcript: { en: 'Get the transcript', zh: '查看记录' },
} satisfies Record<DebateAction, Words>;

/** `part`: the entry or vote that the button is about. `label`: in place of the usual one. */
type Special = { part?: string; label?: Words; style?: Button['style'] };

export type Pressed = readonly [action: DebateAction, special?: Special];

/** A row of buttons. */
export function buttons({ id, say }: Pick<Drawing, 'id' | 'say'>, ...all: readonly Pressed[]): Block[] {
  const made = all.map(([action, special = {}]): Button => {
    const { part, label = LABELS[action], style = 'plain' } = special;
    return { id: debateButtonId(action, id, part), label: say(label), style, disabled: false };
  });
  return made.length ? [{ kind: 'buttons', buttons: made }] : [];
}
