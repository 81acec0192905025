import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, onlyMe, paragraph, text, updateMine } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { suggestTopics } from '#features/camps/topics-list.ts';
import { readPromptWords, readProposal } from '#features/daily/proposal.ts';
import { readSuggestion, type SuggestedPrompt } from '#features/daily/suggestion.ts';
import { requireDecider, SUGGESTIONS, suggestionsReply, thanksReply } from '#features/daily/suggestion-replies.ts';
import { decideOn, putForward } from '#features/daily/suggestions.ts';
import { requireTakingPart } from '#features/daily/taking-part.ts';

const wordsOption = {
  name: 'words',
  chinese: '题目',
  traditional: '題目',
  kind: 'text',
  required: true,
  words: { en: 'The question, in your own words', zh: '用你自己的话提问' },
} as const satisfies Option;

const OPTIONS = [
  wordsOption,
  {
    name: 'topic',
    chinese: '话题',
    traditional: '話題',
    kind: 'text',
    suggests: true,
    required: false,
    words: { en: 'The topic that it belongs to', zh: '属于哪个话题' },
  },
  {
    name: 'reference',
    chinese: '出处',
    traditional: '出處',
    kind: 'text',
    required: false,
    words: { en: 'A passage that it starts from, such as chip-controls:12', zh: '从哪句话出发，例如 chip-controls:12' },
  },
  {
    name: 'unsigned',
    chinese: '不署名',
    kind: 'flag',
    required: false,
    words: { en: 'Without my name for the group; facilitators see it', zh: '对群不署名（主持人看得到）' },
    also: ['anonymous', 'anonymously', '匿名'],
  },
] as const satisfies readonly Option[];

export const dailySuggest = defineCommand({
  path: ['daily', 'suggest'],
  chinese: ['每日', '出题'],
  traditional: ['每日', '出題'],
  also: ['propose', 'submit', 'contribute', '投稿', '提议', '建议'],
  words: { en: 'Put a prompt of your own forward', zh: '自己出一道讨论题' },
  options: OPTIONS,
  may: 'member',
  examples: [
    {
      en: '/daily suggest Who pays for it in the end? topic:chip-controls',
      zh: '/daily suggest 最后是谁付出代价？ 话题:chip-controls',
    },
  ],
  visibility: () => 'only-me',
  run,
  complete: async (context, option, typed) => (option === 'topic' ? suggestTopics(context, typed) : []),
});

async function run(context: CommandContext, args: ArgsOf<typeof OPTIONS>): Promise<Outcome> {
  requireTakingPart(context);
  const proposal = await readProposal(context, { ...args, unsigned: args.unsigned === true });
  return onlyMe(thanksReply(context, await putForward(context, proposal)));
}

export const dailySuggestions = defineCommand({
  path: SUGGESTIONS,
  chinese: ['每日', '来题'],
  traditional: ['每日', '來題'],
  also: ['proposals', 'inbox', '待定', '投稿箱'],
  words: { en: 'Prompts put forward: decide, or see yours', zh: '成员出的题：处理，或看自己的' },
  options: [],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: async (context) => onlyMe(await suggestionsReply(context)),
  press,
  forms: {
    change: { words: { en: 'Change the words and take it', zh: '修改文字并采用' }, options: [wordsOption], values },
  },
});

async function openOne(context: CommandContext, id: string): Promise<SuggestedPrompt> {
  const found = await context.services.store.suggestions.get(context.requester.place.workspace, id);
  if (!found) throw new UserError({ kind: 'card-gone' });
  const suggestion = readSuggestion(found);
  requireDecider(context, suggestion);
  return suggestion;
}

async function values(context: CommandContext, id: string): Promise<Args> {
  return { words: (await openOne(context, id)).words };
}

async function press(context: CommandContext, action: string, id: string, args?: Args): Promise<Outcome> {
  await openOne(context, id);
  if (action === 'change') {
    if (typeof args?.words !== 'string') return onlyMe(noForm(context));
    const words = readPromptWords(args.words);
    return decided(context, id, { status: 'taken', words });
  }
  if (action !== 'take' && action !== 'leave') throw new UserError({ kind: 'card-gone' });
  return decided(context, id, { status: action === 'take' ? 'taken' : 'left' });
}

async function decided(context: CommandContext, id: string, verdict: Parameters<typeof decideOn>[2]): Promise<Outcome> {
  const { suggestion, isDecidedNow } = await decideOn(context, id, verdict);
  const words = isDecidedNow ? DONE[verdict.status] : BEFORE[suggestion.status];
  return updateMine(await suggestionsReply(context, words));
}

const DONE: Record<'taken' | 'left', Words> = {
  taken: { en: 'Taken. It joins the deck of this channel.', zh: '已采用，加入本频道的题库。' },
  left: { en: 'Left. Its author hears of it.', zh: '不采用，会告知出题人。' },
};
const BEFORE: Record<SuggestedPrompt['status'], Words> = {
  open: { en: 'It is waiting.', zh: '还在等待。' },
  taken: { en: 'Somebody has taken it already.', zh: '已经有人采用了它。' },
  left: { en: 'Somebody has left it already.', zh: '已经有人决定不用它。' },
};

function noForm({ requester, sayTo }: CommandContext) {
  const words = { en: 'This button opens a form, which is not possible here.', zh: '这个按钮会打开表单，这里打不开。' };
  return { language: requester.language, blocks: [paragraph(text(sayTo('only-me')(words)))] };
}
