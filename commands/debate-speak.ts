import { type CommandContext, defineCommand, type Option } from '#core/command.ts';
import type { Suggestion } from '#core/reply.ts';
import { keepText, showDraft, speakNow } from '#features/debate/drafts.ts';
import { approve, ask, entryCalled, readsAsEntry, suggestEntries, withdraw } from '#features/debate/entries.ts';
import { STANCES } from '#features/debate/events.ts';
import { offerEvidence } from '#features/debate/evidence.ts';
import { SIDES } from '#features/debate/format.ts';
import { join } from '#features/debate/press.ts';
import type { Entry } from '#features/debate/state.ts';
import { step } from '#features/debate/steer.ts';
import { debateHere, groupsAsked } from '#features/debate/where.ts';
import { SIDE_CHOICES, STANCE_CHOICES } from './debate-options.ts';

const common = { may: 'member', examples: [], visibility: () => 'only-me' as const, groups: groupsAsked } as const;

export const debateJoin = defineCommand({
  ...common,
  path: ['debate', 'join'],
  chinese: ['辩论', '加入'],
  traditional: ['辯論', '加入'],
  also: ['side', 'take', 'watch', '参加', '选边'],
  words: { en: 'Take a side, stay undecided, watch, or leave', zh: '选一方、选未定、旁听，或退出' },
  options: [
    {
      name: 'side',
      chinese: '哪方',
      kind: 'choice',
      required: true,
      words: { en: 'Where you stand', zh: '你站哪一方' },
      choices: STANCE_CHOICES,
    },
  ],
  examples: [{ en: '/debate join for', zh: '/debate join 正方' }],
  run: async (context, { side }) => {
    const stance = STANCES.find((one) => one === side);
    const found = await debateHere(context);
    return stance ? join(context, found, stance) : step(context, found, 'leave');
  },
});

const textOption = {
  name: 'text',
  chinese: '发言',
  traditional: '發言',
  kind: 'text',
  required: false,
} as const;

export const debateSpeak = defineCommand({
  ...common,
  path: ['debate', 'speak'],
  chinese: ['辩论', '发言'],
  traditional: ['辯論', '發言'],
  also: ['say', 'speech', '说', '陈词'],
  words: { en: 'Give your speech, or a part of it', zh: '发言（可以分几次）' },
  options: [{ ...textOption, words: { en: 'Your words; a form opens if left out', zh: '要说的话；不填则用表单写' } }],
  shortcut: {
    words: { en: 'Make this my speech', zh: '作为我的发言' },
    args: (message, { isOwn }) => (isOwn ? { text: message } : {}),
  },
  run: async (context, { text }) => {
    const found = await debateHere(context);
    return text === undefined ? showDraft(context, found) : speakNow(context, found, text);
  },
});

export const debateDraft = defineCommand({
  ...common,
  path: ['debate', 'draft'],
  chinese: ['辩论', '草稿'],
  traditional: ['辯論', '草稿'],
  also: ['prepare', 'drafts', '准备', '底稿'],
  words: { en: 'Keep a speech that only you see, and post it later', zh: '先存一份只有你能看到的发言，之后再发' },
  options: [{ ...textOption, words: { en: 'Your words; shows the draft if left out', zh: '内容；不填则查看草稿' } }],
  run: async (context, { text }) => {
    const found = await debateHere(context);
    return text === undefined ? showDraft(context, found) : keepText(context, found, text);
  },
});

export const debateAsk = defineCommand({
  ...common,
  path: ['debate', 'ask'],
  chinese: ['辩论', '提问'],
  traditional: ['辯論', '提問'],
  also: ['question', '问', '问题'],
  words: { en: 'Ask a question; it waits for the question round', zh: '提一个问题，在提问环节提出' },
  options: [
    {
      name: 'words',
      chinese: '问题',
      traditional: '問題',
      kind: 'text',
      required: true,
      words: { en: 'Your question', zh: '你的问题' },
    },
    {
      name: 'to',
      chinese: '问谁',
      traditional: '問誰',
      kind: 'choice',
      required: false,
      words: { en: 'To which side; both if left out', zh: '问哪一方；不选则问双方' },
      choices: SIDE_CHOICES,
    },
  ],
  sample: { en: '/debate ask Who pays for it? to:for', zh: '/debate ask 这笔钱谁来出？ 问谁:正方' },
  run: async (context, { words, to }) => ask(context, await debateHere(context), words, to),
});

export const debateEvidence = defineCommand({
  ...common,
  path: ['debate', 'evidence'],
  chinese: ['辩论', '证据'],
  traditional: ['辯論', '證據'],
  also: ['quote', 'cite', '引用', '引文', '原文'],
  words: { en: 'Find a passage and put it in for your side', zh: '找一段原文，作为己方证据' },
  options: [
    {
      name: 'words',
      chinese: '词句',
      traditional: '詞句',
      kind: 'text',
      required: true,
      words: { en: 'Words you remember, or a reference', zh: '记得的几个词，或出处' },
    },
    {
      name: 'side',
      chinese: '哪方',
      kind: 'choice',
      required: false,
      words: { en: 'For which side, if you run the debate', zh: '给哪一方（主持人用）' },
      choices: SIDE_CHOICES,
    },
  ],
  sample: { en: '/debate evidence chip-controls:12', zh: '/debate evidence chip-controls:12' },
  run: async (context, { words, side }) =>
    offerEvidence(
      context,
      await debateHere(context),
      words,
      SIDES.find((one) => one === side),
    ),
});

const whatOption = {
  name: 'what',
  chinese: '哪一条',
  traditional: '哪一條',
  kind: 'text',
  suggests: true,
  reads: readsAsEntry,
  required: true,
  words: { en: 'speech 3, question 2 or evidence 1', zh: '发言 3、提问 2 或证据 1' },
} as const satisfies Option;

const suggesting =
  (wants: (entry: Entry) => boolean) =>
  async (context: CommandContext, option: string, typed: string): Promise<Suggestion[]> =>
    option === 'what' ? suggestEntries(context, await debateHere(context), typed, wants) : [];

export const debateWithdraw = defineCommand({
  ...common,
  path: ['debate', 'withdraw'],
  chinese: ['辩论', '撤回'],
  traditional: ['辯論', '撤回'],
  also: ['retract', 'take-back', 'unsay', '收回'],
  words: { en: 'Take back a speech, question or piece of evidence', zh: '撤回一次发言、提问或证据' },
  options: [
    whatOption,
    {
      name: 'why',
      chinese: '原因',
      kind: 'text',
      required: false,
      words: { en: 'What its author is told', zh: '告诉作者的原因' },
    },
  ],
  sample: { en: '/debate withdraw speech 3', zh: '/debate withdraw 发言 3' },
  run: async (context, { what, why }) => {
    const found = await debateHere(context);
    return withdraw(context, found, entryCalled(found.debate, what).id, why);
  },
  complete: suggesting(({ status }) => status !== 'withdrawn'),
});

export const debateApprove = defineCommand({
  ...common,
  path: ['debate', 'approve'],
  chinese: ['辩论', '批准'],
  traditional: ['辯論', '批准'],
  also: ['admit', 'allow', 'accept', '通过', '准许'],
  words: { en: 'Let a speech stand that waits, or came late', zh: '批准等待中或迟交的发言' },
  options: [whatOption],
  sample: { en: '/debate approve speech 3', zh: '/debate approve 发言 3' },
  run: async (context, { what }) => {
    const found = await debateHere(context);
    return approve(context, found, entryCalled(found.debate, what).id);
  },
  complete: suggesting(({ status }) => status === 'waiting' || status === 'late'),
});
