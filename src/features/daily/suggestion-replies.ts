import { requireRight, rightForSchedules } from '#core/answer.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { formatReference } from '#core/reference.ts';
import {
  type Block,
  type Button,
  code,
  paragraph,
  person,
  type Reply,
  type Span,
  strong,
  subdued,
  text,
} from '#core/reply.ts';
import { allows } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import { elsewhere } from './posting-place.ts';
import { readSuggestion, type SuggestedPrompt } from './suggestion.ts';

export const SUGGESTIONS = ['daily', 'suggestions'];

/** Suggestions on one card; each has three buttons. */
const SHOWN = 5;
const MINE_SHOWN = 20;

/** Throws the user error 'not-allowed' unless the requester may decide on this suggestion. */
export function requireDecider(context: CommandContext, { place }: SuggestedPrompt): void {
  const isHere = place.channel === context.requester.place.channel;
  requireRight(context, rightForSchedules(context), isHere ? 'channel' : 'workspace');
}

/** What may be decided by the requester: open suggestions of this channel, or of all channels if they may decide everywhere. */
async function decidable({
  requester,
  services,
  settings,
  may,
  mayForAll,
}: CommandContext): Promise<SuggestedPrompt[]> {
  const { workspace, channel } = requester.place;
  const needed = rightForSchedules({ settings });
  const open = (await services.store.suggestions.list(workspace, 'open')).map(readSuggestion);
  return open.filter(({ place }) => allows(place.channel === channel ? may : mayForAll, needed));
}

/** Open suggestions to decide on for those who may, and what became of the requester's own. `done`: what was just decided. */
export async function suggestionsReply(context: CommandContext, done?: Words): Promise<Reply> {
  const { requester, services } = context;
  const say = context.sayTo('only-me');
  const open = await decidable(context);
  const all = (await services.store.suggestions.list(requester.place.workspace)).map(readSuggestion);
  const mine = all.filter(({ by }) => by === requester.user.id);
  const blocks: Block[] = [
    ...(done ? [paragraph(strong(say(done)))] : []),
    ...open.slice(0, SHOWN).flatMap((one) => openBlocks(context, one, say)),
    ...(open.length > SHOWN ? [subdued(text(say(moreWords(open.length - SHOWN))))] : []),
    ...mineBlocks(mine.slice(-MINE_SHOWN), say),
  ];
  const none = [paragraph(text(say(NONE)))];
  return { language: requester.language, blocks: blocks.length ? blocks : none };
}

const NONE: Words = {
  en: 'No prompt is waiting for an answer. Members put some forward with /daily suggest.',
  zh: '没有等待答复的题。成员可以用 /daily suggest 出题。',
};
const moreWords = (count: number): Words => ({ en: `${count} more are waiting.`, zh: `还有 ${count} 道在等。` });

function openBlocks({ requester }: CommandContext, one: SuggestedPrompt, say: Say): Block[] {
  const plain = { style: 'plain', disabled: false } as const;
  const button = (action: string, label: Words): Button => ({
    ...plain,
    id: buttonId(SUGGESTIONS, action, one.id),
    label: say(label),
  });
  const isHere = one.place.channel === requester.place.channel;
  return [
    paragraph(strong(one.words)),
    subdued(
      person(one.by, one.name),
      text(one.unsigned ? say({ en: ' (unsigned to the group)', zh: '（对群不署名）' }) : ''),
      text(' · '),
      code(one.topic),
      ...(one.from ? [text(' · '), code(formatReference(one.from))] : []),
    ),
    ...(isHere ? [] : [paragraph(text(say({ en: 'For: ', zh: '投给：' })), elsewhere(one.place, say))]),
    {
      kind: 'buttons',
      buttons: [button('take', TAKE), button('change', CHANGE), button('leave', LEAVE)],
    },
  ];
}

const TAKE: Words = { en: 'Take', zh: '采用' };
const CHANGE: Words = { en: 'Change', zh: '修改' };
const LEAVE: Words = { en: 'Leave', zh: '不用' };

function mineBlocks(mine: readonly SuggestedPrompt[], say: Say): Block[] {
  if (!mine.length) return [];
  const items = mine.map((one): Span[] => [text(one.words), text(` · ${say(STATUS[one.status])}`)]);
  return [paragraph(strong(say({ en: 'Yours', zh: '你出的题' }))), { kind: 'list', items }];
}

const STATUS: Record<SuggestedPrompt['status'], Words> = {
  open: { en: 'waiting', zh: '等待答复' },
  taken: { en: 'taken', zh: '已采用' },
  left: { en: 'not taken', zh: '未采用' },
};

/** Tells a member what happens now, and who sees what. */
export function thanksReply({ requester, sayTo }: CommandContext, { words, unsigned, topic }: SuggestedPrompt): Reply {
  const say = sayTo('only-me');
  return {
    language: requester.language,
    blocks: [
      paragraph(strong(say({ en: 'Thank you. Facilitators decide on it:', zh: '谢谢！将由主持人决定是否采用：' }))),
      paragraph(text(words)),
      subdued(code(topic)),
      paragraph(text(say(unsigned ? UNSIGNED : SIGNED))),
      subdued(text(say(AS_WRITTEN))),
    ],
  };
}

const SIGNED: Words = {
  en: 'If it is taken, the group sees it with your name. I tell you what came of it.',
  zh: '如果采用，全群会看到题目和你的名字。有结果时我会告诉你。',
};
const UNSIGNED: Words = {
  en: 'Those who decide see your name; the group never does. I tell you alone what came of it.',
  zh: '决定是否采用的人看得到你的名字，群里其他人看不到。有结果时我只告诉你。',
};
const AS_WRITTEN: Words = {
  en: 'It comes as you wrote it, not translated.',
  zh: '它会以你写的语言发出，不作翻译。',
};
