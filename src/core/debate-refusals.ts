import type { Words } from './words.ts';

/** The words for each reason why a debate refuses something. */
export const DEBATE_REFUSALS = {
  gone: { en: 'I do not know this debate any more. See /debate list.', zh: '找不到这场辩论了。可以看 /debate list。' },
  none: {
    en: 'There is no debate here. Begin one with /debate start.',
    zh: '这里没有正在进行的辩论。用 /debate start 开一场。',
  },
  taken: {
    en: 'There is a debate here already. See where it stands with /debate status, or begin in another channel or thread.',
    zh: '这里已经有一场辩论了。用 /debate status 看进展，或换个频道、讨论串再开。',
  },
  over: {
    en: 'This debate is over. What was said is in /debate transcript.',
    zh: '这场辩论已经结束，记录见 /debate transcript。',
  },
  'not-begun': { en: 'The debate has not begun yet.', zh: '辩论还没有开始。' },
  'not-open-yet': {
    en: 'This debate is planned. Its lobby opens by itself at its time; then it can begin.',
    zh: '这场辩论是预约的：到时间会自动开放候场，之后才能开始。',
  },
  'begun-already': { en: 'The debate has begun already.', zh: '辩论已经开始了。' },
  'lobby-closed': {
    en: 'The debate has begun, and sides are fixed. You can watch, ask questions, and vote while the opening vote is open.',
    zh: '辩论已经开始，双方人员已定。你可以旁听、提问；首轮投票未结束时还可以投票。',
  },
  'not-in-lobby': {
    en: 'You have not joined. Choose a side or “Watch” first.',
    zh: '你还没有加入。请先选一方或“旁听”。',
  },
  'not-yours-to-steer': {
    en: 'Only whoever runs this debate can do that.',
    zh: '这一步由本场主持人来做。',
  },
  'two-together': {
    en: 'Whoever runs this debate can do that, or two people taking part together. You have not joined.',
    zh: '这一步由本场主持人来做，或由两位参加者一起提出。你还没有加入。',
  },
  'not-your-turn-to-skip': {
    en: 'It is the other side’s turn. Somebody who is not on your side has to want to skip it too.',
    zh: '现在轮到对方发言。要跳过，还得有一位不在你这一方的人也同意。',
  },
  'not-yet-yours': {
    en: 'Whoever runs this debate starts it. If they have not come ten minutes after the lobby opened, anybody in it may.',
    zh: '由本场主持人宣布开始。候场开放十分钟后主持人还没来，候场的任何人都可以开始。',
  },
  'nobody-on-sides': {
    en: 'Nobody has taken a side yet. One person for or against, or undecided, is enough to begin.',
    zh: '还没有人选边。有一个人选正方、反方或未定，就可以开始。',
  },
  'no-vote': { en: 'No vote is open now.', zh: '现在没有开放的投票。' },
  'not-invited': {
    en: 'Only those who were named when it was opened take part in this debate. You can read along.',
    zh: '这场辩论只限开场时指定的人参加。你可以旁观。',
  },
  'came-late': {
    en: 'Only those who were here before the opening vote closed have a closing vote, since it is compared with the first.',
    zh: '两次投票要对照来看，所以首轮投票结束前到场的人才能参加末轮投票。',
  },
  'not-your-side': { en: 'It is the other side’s turn to speak.', zh: '现在轮到对方发言。' },
  'on-no-side': {
    en: 'Speeches and evidence come from those on a side. You can ask a question.',
    zh: '发言和证据由正反双方的成员提出。你可以提问。',
  },
  'no-speech-now': {
    en: 'No speech can be given now. Your words are kept as a draft: only you can see it.',
    zh: '现在不能发言。你写的内容已存为草稿，只有你能看到。',
  },
  'nobody-speaks': {
    en: 'No speech can be given now. You can prepare one with /debate draft: only you see it.',
    zh: '现在不能发言。可以先用 /debate draft 写好，只有你能看到。',
  },
  'ended-before': {
    en: 'The debate ended before this was posted, so it does not stand in the record. Here are your words.',
    zh: '辩论在你发布之前就结束了，这段没有记入。你写的内容在这里。',
  },
  'nothing-to-post': {
    en: 'There is nothing to post: your draft was posted or deleted already.',
    zh: '没有可发布的内容：草稿已经发布或删除了。',
  },
  'too-late': {
    en: 'The time for this was over, so it does not stand in the record. Your words are kept as a draft: only you can see it.',
    zh: '时间已过，这段没有记入。你写的内容已存为草稿，只有你能看到。',
  },
  'over-budget': {
    en: 'That is more than each person may write in this round. Shorten it: your words are kept as a draft.',
    zh: '超出了这一轮每人的字数。请删减；你写的内容已存为草稿。',
  },
  'no-quotations-left': {
    en: 'You have used all the quotations that each person has in this round.',
    zh: '这一轮每人可用的引文，你已经用完了。',
  },
  'evidence-in-already': {
    en: 'That side has put this passage in already.',
    zh: '这一方已经提交过这段原文了。',
  },
  'no-such-debate': {
    en: 'No debate here has such a motion. See /debate list.',
    zh: '这里没有这个辩题的辩论。可以看 /debate list。',
  },
  'still-open': {
    en: 'This debate is still open. End it with /debate end or /debate cancel before you remove it.',
    zh: '这场辩论还没有结束。请先用 /debate end 或 /debate cancel 结束，再移除。',
  },
  paused: {
    en: 'The debate is paused. It goes on when somebody presses “Resume”.',
    zh: '辩论已暂停，有人按“继续”后接着进行。',
  },
  'not-paused': { en: 'The debate is not paused.', zh: '辩论没有暂停。' },
  'too-many-questions': {
    en: 'Three of your questions are waiting. Ask again when one of them was taken.',
    zh: '你已有三个问题在排队，等其中一个被提出后再问。',
  },
  'no-floor-ahead': {
    en: 'No more questions are taken in this debate.',
    zh: '这场辩论后面没有提问环节了。',
  },
  'no-questions': { en: 'No question is waiting.', zh: '没有排队的问题。' },
  'not-on-the-floor': { en: 'Questions are taken in the question round.', zh: '提问环节才依次提出问题。' },
  'nothing-to-undo': { en: 'There is no step before this one.', zh: '前面没有可撤回的步骤。' },
  'no-entry': {
    en: 'That is not in this debate. Write for example: speech 1, question 2 or evidence 1. /debate status lists them.',
    zh: '这场辩论里没有这一条。请这样写：发言 1、提问 2 或证据 1。/debate status 里列着。',
  },
  'withdrawn-already': { en: 'That was withdrawn already.', zh: '那一条已经撤回了。' },
  'not-waiting': { en: 'That does not wait for approval.', zh: '那一条不需要批准。' },
  'not-yours': {
    en: 'You can take back only what you said yourself. You can report it instead.',
    zh: '你只能撤回自己说的。对别人的发言，可以举报。',
  },
  'asked-already': {
    en: 'You have asked for that already. One more person taking part has to agree.',
    zh: '你已经提过了，还要再有一位参加者同意。',
  },
  'reported-already': { en: 'You have reported that already. Thank you.', zh: '你已经举报过这一条，谢谢。' },
  'reason-given': { en: 'You have said already what moved you.', zh: '你已经说过是什么影响了你。' },
  'no-reason-now': {
    en: 'What moved you can be said while the closing vote is open.',
    zh: '末轮投票期间才能写是什么影响了你。',
  },
  'not-their-turn': { en: 'More time can be given to whoever is speaking now.', zh: '只能给正在发言的人加时。' },
  'which-side': {
    en: 'Say for which side: side:for or side:against.',
    zh: '请说明是给哪一方的：方：正方 或 方：反方。',
  },
  'too-long-already': {
    en: 'A stage can last two weeks at most.',
    zh: '一个环节最长两周。',
  },
  'not-planned': { en: 'This debate is not planned for later.', zh: '这场辩论没有预约时间。' },
} satisfies Record<string, Words>;

/** Why a debate does not do what somebody asks of it. */
export type DebateRefusal = keyof typeof DEBATE_REFUSALS;
