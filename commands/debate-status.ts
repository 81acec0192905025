import { buttonId, type CommandContext, choiceNames, defineCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, onlyMe, paragraph, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { DEBATE_BUTTONS } from '#features/debate/actions.ts';
import { debateCalled, listDebates, suggestDebates } from '#features/debate/list.ts';
import { DEBATE_FORMS, pressDebate } from '#features/debate/press.ts';
import { statusReply } from '#features/debate/status.ts';
import { removeDebate, requireRemovable } from '#features/debate/steer.ts';
import { postTranscript, setPage } from '#features/debate/transcript.ts';
import { debateOf, groupsAsked } from '#features/debate/where.ts';
import { debateOption, STANCE_CHOICES } from './debate-options.ts';

const common = { may: 'member', examples: [], visibility: () => 'only-me' as const, groups: groupsAsked } as const;

const suggestWhich = async (context: CommandContext, option: string, typed: string) =>
  option === 'which' ? suggestDebates(context, typed) : [];

/** `/debate vote for` shows the buttons of the vote: a ballot that is typed may be read by others. */
const besidesBallot = (typed: string | undefined): string | undefined =>
  STANCE_CHOICES.some((one) => choiceNames(one).includes(typed?.trim().toLowerCase() ?? '')) ? undefined : typed;

/** Answers all buttons and forms of debates. */
export const debateStatus = defineCommand({
  ...common,
  path: DEBATE_BUTTONS,
  chinese: ['辩论', '进展'],
  traditional: ['辯論', '進展'],
  also: ['show', 'where', 'info', 'now', '状态', '查看', '到哪了', '进度', 'vote', 'ballot', '投票', '表决'],
  words: { en: 'Where the debate is, and what you can do now', zh: '辩论到哪了，你现在可以做什么' },
  options: [debateOption],
  run: async (context, { which }) =>
    onlyMe(await statusReply(context, await debateCalled(context, besidesBallot(which)))),
  press: pressDebate,
  forms: DEBATE_FORMS,
  complete: suggestWhich,
});

export const debateList = defineCommand({
  ...common,
  path: ['debate', 'list'],
  chinese: ['辩论', '列表'],
  traditional: ['辯論', '列表'],
  also: ['ls', 'all', 'past', 'history', '全部', '所有', '往期'],
  words: { en: 'The debates of this place', zh: '列出这里的辩论' },
  options: [],
  run: listDebates,
});

export const debateTranscript = defineCommand({
  ...common,
  path: ['debate', 'transcript'],
  chinese: ['辩论', '记录'],
  traditional: ['辯論', '記錄'],
  also: ['record', 'export', 'minutes', 'log', '导出', '全文', '文字稿'],
  words: { en: 'Post the record here as a file', zh: '把辩论记录作为文件发在这里' },
  options: [
    debateOption,
    {
      name: 'format',
      chinese: '格式',
      kind: 'choice',
      required: false,
      words: { en: 'As text to read (Markdown) or as data (JSON)', zh: '可读的文本（Markdown）或数据（JSON）' },
      choices: [
        { value: 'markdown', words: { en: 'text', zh: '文本' }, also: ['md', 'markdown'] },
        { value: 'json', words: { en: 'data', zh: '数据' }, also: ['json'] },
      ],
    },
    {
      name: 'link',
      chinese: '链接',
      traditional: '連結',
      kind: 'choice',
      required: false,
      words: { en: 'Turn the link to the debate’s page on or off instead', zh: '改为打开或关闭这场辩论的网页链接' },
      choices: [
        { value: 'on', words: { en: 'on', zh: '打开' }, also: ['yes', 'new'] },
        { value: 'off', words: { en: 'off', zh: '关闭' }, also: ['no', 'revoke'] },
      ],
    },
  ],
  run: async (context, { which, format, link }) => {
    const found = await debateCalled(context, which);
    if (link !== undefined) return setPage(context, found, link === 'on');
    return postTranscript(context, found, format === 'json' ? 'json' : 'markdown');
  },
  complete: suggestWhich,
});

const REMOVE = ['debate', 'remove'];

export const debateRemove = defineCommand({
  ...common,
  path: REMOVE,
  chinese: ['辩论', '移除'],
  traditional: ['辯論', '移除'],
  also: ['delete', 'erase', '删除'],
  words: { en: 'Delete a debate that is over, for good', zh: '永久删除一场已结束的辩论' },
  options: [debateOption],
  may: 'facilitator',
  run: remove,
  press,
  complete: suggestWhich,
});

async function remove(context: CommandContext, args: { which?: string | undefined }): Promise<Outcome> {
  const found = await debateCalled(context, args.which);
  requireRemovable(context, found);
  const say = context.sayTo('only-me');
  const label = say({ en: 'Yes, delete for good', zh: '确定，永久删除' });
  const button = { id: buttonId(REMOVE, 'yes', found.id), label, style: 'danger' as const, disabled: false };
  const blocks = [
    paragraph(text(say(found.debate.motion.words))),
    paragraph(text(say(SURE))),
    { kind: 'buttons' as const, buttons: [button] },
  ];
  return onlyMe({ language: context.requester.language, blocks });
}

const SURE: Words = {
  en: 'I delete its speeches, questions, evidence, result and everything else that is stored of it. This cannot be undone. What I posted stays in the chat.',
  zh: '我会删除它的发言、提问、证据、结果和其他全部存储内容，无法恢复。已经发在聊天里的消息会留下。',
};

async function press(context: CommandContext, action: string, id: string): Promise<Outcome> {
  if (action !== 'yes') throw new UserError({ kind: 'card-gone' });
  return removeDebate(context, await debateOf(context, id));
}
