import { type Block, paragraph, type Span, subdued, text } from '#core/reply.ts';
import type { Platform } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import type { Kept } from './kept.ts';

/** What stands in place of the name of a person who was erased. */
export const FORMER_MEMBER: Words = { en: 'a former member', zh: '一位前成员' };

/** Says what is stored of somebody, by number, what is never stored, and what erasing does not reach. */
export function keptBlocks(kept: Kept, platform: Platform, say: Say): Block[] {
  const items = lines(kept).flatMap(([count, words]): Span[][] => (count ? [[text(say(words))]] : []));
  return [
    { kind: 'heading', text: say({ en: 'What I store of you here', zh: '我在这里存了你的哪些信息' }) },
    ...(items.length ? [{ kind: 'list' as const, items }] : [paragraph(text(say(NOTHING)))]),
    paragraph(text(say(platform === 'console' ? CONSOLE : NEVER))),
    ...(platform === 'console' ? [] : [subdued(text(say(POSTED)))]),
    subdued(text(say(OTHERS))),
  ];
}

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;

type Line = [number, Words];

const lines = (kept: Kept): Line[] => [...ownLines(kept), ...debateLines(kept), ...nameLines(kept)];

/** What they said in debates. */
function debateLines({ debates: { texts, ballots, names } }: Kept): Line[] {
  return [
    [
      texts,
      {
        en: `${count(texts, 'text', 'texts')} of yours in debates: speeches, questions, drafts, lines about what moved you.`,
        zh: `你在辩论里写的 ${texts} 段文字：发言、提问、草稿、是什么影响了你。`,
      },
    ],
    [
      ballots,
      {
        en: `${count(ballots, 'secret ballot', 'secret ballots')} in debates that are not over. They are deleted when the result is out. “Erase” deletes one whose vote is still open; the others stay, so that the result stands, but then they lead to nobody.`,
        zh: `未结束的辩论里你的 ${ballots} 张不公开的选票，结果公布后删除。“删除”会撤掉投票还没截止的；已截止的留着，以免影响结果，但之后对不上任何人。`,
      },
    ],
    [names, { en: 'Your name and id, for the debates that you took part in.', zh: '你参加过的辩论里你的名字和账号。' }],
  ];
}

/** What the person has done. */
function ownLines({ stances, suggestions, cards, messages }: Kept): Line[] {
  return [
    [
      stances,
      {
        en: `${count(stances, 'answer', 'answers')} to daily prompts: which answer, under your id. Others see only totals.`,
        zh: `${stances} 次对每日讨论题的作答：选了哪一项，记在你的账号下；别人只看得到合计。`,
      },
    ],
    [
      suggestions,
      {
        en: `${count(suggestions, 'prompt', 'prompts')} that you put forward, with your name and id.`,
        zh: `${suggestions} 道你出的题，连同你的名字和账号。`,
      },
    ],
    [
      cards,
      {
        en: `${count(cards, 'card', 'cards')} with buttons that I made for you: your id, and your name if you shared it. Old ones go by themselves.`,
        zh: `${cards} 张为你做的带按钮的卡片：你的账号，分享过的还有你的名字；旧卡片会自行删除。`,
      },
    ],
    [
      messages,
      {
        en: `${count(messages, 'message', 'messages')} in the console that name you.`,
        zh: `控制台里 ${messages} 条有你名字的消息。`,
      },
    ],
  ];
}

/** Where their name stands. */
function nameLines({ schedules, skips, named }: Kept): Line[] {
  return [
    [
      schedules,
      {
        en: `${count(schedules, 'schedule', 'schedules')} that you set up, with your name and id. I write to you when something goes wrong.`,
        zh: `${schedules} 份你设置的定时发题，连同你的名字和账号；出了问题我会告诉你。`,
      },
    ],
    [
      skips,
      {
        en: `${count(skips, 'day', 'days')} that you skipped, with your name.`,
        zh: `${skips} 个由你跳过的日子，连同你的名字。`,
      },
    ],
    [
      named,
      {
        en: `${count(named, 'setting names', 'settings name')} you (facilitator, taking part, notified). “Erase” leaves them; who runs the group takes them back.`,
        zh: `${named} 项设置里有你（主持人、参加者、被提醒的人）。“删除”不会动它们，可以请管理者取消。`,
      },
    ],
  ];
}

const NOTHING: Words = { en: 'Nothing but what this answer needs.', zh: '除了回答这一次所需的，什么都没有。' };
const NEVER: Words = {
  en: 'I do not store what you search for, and I do not read what you write to others.',
  zh: '我不存你搜索过什么，也不读你写给别人的话。',
};
const CONSOLE: Words = {
  en: 'Messages in the console are stored as they were typed.',
  zh: '控制台里的消息按输入的原样保存。',
};
const POSTED: Words = {
  en: 'What I have posted stays in the chat, where its own administrators can delete it.',
  zh: '已经发到聊天里的消息还在那里，可以由那里的管理员删除。',
};
const OTHERS: Words = {
  en: 'Who added or corrected an article or a topic is kept with it, by id, for as long as it is there. A backup made before keeps what it has.',
  zh: '谁添加或更正了文章、话题，会连同账号和它存在一起，直到它被移除。以前做的备份不会改变。',
};
