import { clip, echoed } from '#core/clip.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import {
  type Block,
  type Button,
  code,
  MOST_CHOICES,
  paragraph,
  type Reply,
  type Suggestion,
  subdued,
  text,
} from '#core/reply.ts';
import { allows } from '#core/request.ts';
import { isAvailable, isWaiting, type LiveTopic, questionWords } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { formatAction } from './card-state.ts';
import { mayAddArticles, waitingBlocks } from './waiting-topic.ts';

/** The last part of a choice's id in a list of topics: who sees the topic that is chosen. */
export const LISTED = { public: 'list', 'only-me': 'list-me' } as const;

export type TopicsList = {
  say: Say;
  /** Topics to choose from. Those that wait for an article are left out. */
  topics: readonly LiveTopic[];
  /** Blocks before the list. */
  first?: readonly Block[];
  /** The button's id of a topic. Default: opens its camps for everybody. */
  choose?(topic: string): string;
};

/** A button's id that opens a topic's camps. */
export const opensCamps = (topic: string, who: keyof typeof LISTED): string =>
  buttonId(['camps'], formatAction({ kind: 'topic', topic }), LISTED[who]);

/** Lists the topics to choose from. */
export function topicsReply(context: CommandContext, { say, topics, first = [], choose }: TopicsList): Reply {
  const live = topics.filter(isAvailable);
  const idOf = choose ?? ((topic: string) => opensCamps(topic, 'public'));
  const options = live.slice(0, MOST_CHOICES).map(({ topic }) => ({
    id: idOf(topic.id),
    label: clip(say(questionWords(topic))),
    chosen: false,
  }));
  const blocks: Block[] = [
    ...first,
    ...(live.length
      ? [
          { kind: 'heading' as const, text: say({ en: 'What divides people here', zh: '这里的争论' }) },
          {
            kind: 'list' as const,
            items: live.map(({ topic }) => [text(`${say(questionWords(topic))} `), code(topic.id)]),
          },
          { kind: 'choice' as const, label: say({ en: 'Choose one', zh: '选一个' }), options },
        ]
      : [paragraph(text(say({ en: 'There is no topic here yet.', zh: '这里还没有话题。' })))]),
  ];
  return { language: context.requester.language, blocks };
}

/** Says to the requester alone that no topic is about the words, lists the topics, and says how to write one to whoever may. */
export function noTopicReply(
  context: CommandContext,
  all: readonly LiveTopic[],
  typed: string,
  choose?: TopicsList['choose'],
): Reply {
  const say = context.sayTo('only-me');
  const first = paragraph(text(say(isBroad(all, typed) ? several(typed) : none(typed))));
  const list = topicsReply(context, { say, topics: all, first: [first], ...(choose && { choose }) });
  return { ...list, blocks: [...list.blocks, ...howToWrite(context, say), ...waiting(context, all)] };
}

const none = (typed: string): Words => ({
  en: `No topic here is about: ${echoed(typed)}`,
  zh: `没有找到与此有关的话题：${echoed(typed)}`,
});
const several = (typed: string): Words => ({
  en: `More than one topic here is about: ${echoed(typed)}`,
  zh: `与此有关的话题不止一个：${echoed(typed)}`,
});

/** True if the words stand in the question of two topics or more, so that none of them is meant. */
function isBroad(all: readonly LiveTopic[], typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const holds = ({ topic: { question } }: LiveTopic) =>
    [question.en, question.zh].some((words) =>
      ` ${words.toLowerCase()} `
        .replaceAll(/[?？。.,，]/gu, ' ')
        .includes(/\p{Script=Han}/u.test(wanted) ? wanted : ` ${wanted} `),
    );
  return all.filter(isAvailable).filter(holds).length > 1;
}

const WRITE: Words = {
  en: 'To write a topic: add the article with /parley article add, then open the topic editor (/desk on the console), or run parley topic draft.',
  zh: '想自己写一个话题：先用 /parley article add 添加文章，再打开话题工作台（控制台的 /desk），或运行 parley topic draft。',
};

function howToWrite({ mayForAll }: CommandContext, say: Say): Block[] {
  return allows(mayForAll, 'facilitator') ? [subdued(text(say(WRITE)))] : [];
}

function waiting(context: CommandContext, all: readonly LiveTopic[]): Block[] {
  return mayAddArticles(context) ? all.filter(isWaiting).flatMap((one) => waitingBlocks(context, one)) : [];
}

/** Says that a topic waits for an article, then lists the others. */
export function waitingReply(
  context: CommandContext,
  all: readonly LiveTopic[],
  live: LiveTopic,
  choose: TopicsList['choose'] = (topic) => opensCamps(topic, 'public'),
): Reply {
  return topicsReply(context, {
    say: context.sayTo('only-me'),
    topics: all,
    first: waitingBlocks(context, live),
    choose,
  });
}

/** Says to the requester alone that nothing has this id, and which topics are meant perhaps. */
export function nearReply(
  context: CommandContext,
  typed: string,
  near: readonly LiveTopic[],
  choose: (topic: string) => string,
): Reply {
  const say = context.sayTo('only-me');
  const ids = near.map(({ topic }) => topic.id);
  const words = {
    en: `There is no topic “${echoed(typed)}”. Did you mean ${ids.join(', ')}?`,
    zh: `没有话题“${echoed(typed)}”。你是不是要找 ${ids.join('、')}？`,
  };
  const buttons = near.filter(isAvailable).map(
    ({ topic }): Button => ({
      id: choose(topic.id),
      label: topic.id,
      style: 'plain',
      disabled: false,
    }),
  );
  const blocks: Block[] = [paragraph(text(say(words)))];
  return {
    language: context.requester.language,
    blocks: buttons.length ? [...blocks, { kind: 'buttons', buttons }] : blocks,
  };
}

/** The list of all topics. Whoever may add articles also sees which topics wait for one, if nobody else sees the answer. */
export function allTopicsReply(context: CommandContext, all: readonly LiveTopic[], who: keyof typeof LISTED): Reply {
  const list = topicsReply(context, {
    say: context.sayTo(who),
    topics: all,
    choose: (topic) => opensCamps(topic, who),
  });
  return who === 'public' ? list : { ...list, blocks: [...list.blocks, ...waiting(context, all)] };
}

/** Topics to choose from while typing: those whose id, question or synonym has what was typed, then those about the words. */
export async function suggestTopics(
  { requester, services, sayTo }: CommandContext,
  typed: string,
): Promise<Suggestion[]> {
  const { workspace } = requester.place;
  const all = (await services.topics.list(workspace)).filter(isAvailable);
  const wanted = typed.trim().toLowerCase();
  const named = all.filter(({ topic: { id, question, synonyms } }) =>
    [id, question.en, question.zh, ...synonyms.flat()].some((name) => name.toLowerCase().includes(wanted)),
  );
  const found = wanted ? (await services.topics.find(workspace, typed)).map(({ live }) => live) : [];
  const ids = new Set(named.map(({ topic }) => topic.id));
  const say = sayTo('only-me');
  return [...named, ...found.filter(({ topic }) => !ids.has(topic.id))].map(({ topic }) => ({
    value: topic.id,
    label: clip(say(questionWords(topic))),
  }));
}
