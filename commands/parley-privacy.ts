import { buttonId, type CommandContext, defineCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import {
  type Block,
  type Button,
  type Outcome,
  onlyMe,
  paragraph,
  type Reply,
  strong,
  text,
  updateMine,
} from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { forget } from '#features/privacy/forget.ts';
import { keptOf } from '#features/privacy/kept.ts';
import { FORMER_MEMBER, keptBlocks } from '#features/privacy/words.ts';

const PRIVACY = ['parley', 'privacy'];

export const privacy = defineCommand({
  path: PRIVACY,
  chinese: ['parley', '隐私'],
  traditional: ['parley', '隱私'],
  also: ['data', 'gdpr', 'forget-me', 'erase', '个人信息', '数据'],
  words: { en: 'What I store of you, and how to erase it', zh: '我存了你的哪些信息，如何删除' },
  options: [],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: async (context) => onlyMe(await shown(context)),
  press,
});

async function shown(context: CommandContext, first: readonly Block[] = []): Promise<Reply> {
  const say = context.sayTo('only-me');
  const blocks = keptBlocks(await keptOf(context), context.requester.place.platform, say);
  return reply(context, ...first, ...blocks, buttons(button(context, 'erase', ERASE, 'danger')));
}

const reply = ({ requester }: CommandContext, ...blocks: Block[]): Reply => ({ language: requester.language, blocks });

const buttons = (...all: Button[]): Block => ({ kind: 'buttons', buttons: all });

/** The card part of the buttons' ids. It names nobody, because the data are always the presser's own. */
function button(context: CommandContext, action: string, label: Words, style: Button['style']): Button {
  return { id: buttonId(PRIVACY, action, 'mine'), label: context.sayTo('only-me')(label), style, disabled: false };
}

async function press(context: CommandContext, action: string): Promise<Outcome> {
  const said = (words: Words) => paragraph(text(context.sayTo('only-me')(words)));
  switch (action) {
    case 'erase':
      return updateMine(
        reply(context, said(SURE), buttons(button(context, 'yes', YES, 'danger'), button(context, 'no', NO, 'plain'))),
      );
    case 'no':
      return updateMine(await shown(context));
    case 'yes':
      await erase(context);
      return updateMine(await shown(context, [paragraph(strong(context.sayTo('only-me')(DONE)))]));
    default:
      throw new UserError({ kind: 'card-gone' });
  }
}

async function erase({ requester, services, sayTo }: CommandContext): Promise<void> {
  const { user, place } = requester;
  await forget(services.store, services, {
    workspace: place.workspace,
    platform: place.platform,
    who: user,
    gone: sayTo('public')(FORMER_MEMBER),
  });
}

const ERASE: Words = { en: 'Erase', zh: '删除' };
const YES: Words = { en: 'Yes, erase', zh: '确定删除' };
const NO: Words = { en: 'No', zh: '不删' };
const SURE: Words = {
  en: 'I delete your answers, the prompts that you put forward, also those that were taken, and what you wrote in debates, where you are “a former member” from then on. Cards, schedules, skipped days and the console’s messages stay, without your name. This cannot be undone. Do it?',
  zh: '我会删除你的作答、你出的题（包括已采用的），以及你在辩论里写的文字，辩论里改称“一位前成员”；卡片、定时发题、跳过的日子和控制台里的消息会留下，但不再有你的名字。删除后无法恢复。确定吗？',
};
const DONE: Words = { en: 'Erased.', zh: '已删除。' };
