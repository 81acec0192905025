import { clip } from '#core/clip.ts';
import { buttonId, type Context } from '#core/command.ts';
import { type Block, code, MOST_CHOICES, paragraph, type Reply, type Suggestion, subdued, text } from '#core/reply.ts';
import { isAvailable, isWaiting, type LiveTopic } from '#core/topic.ts';
import type { Say } from '#core/words.ts';
import { formatAction } from './card-state.ts';

/** Lists the topics to choose from, then the topics that wait for an article. `first`: a sentence before the list. */
export function topicsReply(context: Context, say: Say, all: readonly LiveTopic[], first?: string): Reply {
  const live = all.filter(isAvailable);
  const waiting = all.filter(isWaiting);
  const options = live.slice(0, MOST_CHOICES).map(({ topic }) => ({
    id: buttonId(['camps'], formatAction({ kind: 'topic', topic: topic.id }), 'list'),
    label: clip(say(topic.question)),
    chosen: false,
  }));
  const blocks: Block[] = [
    ...(first ? [paragraph(text(first))] : []),
    ...(live.length
      ? [
          { kind: 'heading' as const, text: say({ en: 'What divides people here', zh: '这里的争论' }) },
          { kind: 'list' as const, items: live.map(({ topic }) => [text(`${say(topic.question)} `), code(topic.id)]) },
          { kind: 'choice' as const, label: say({ en: 'Choose one', zh: '选一个' }), options },
        ]
      : [paragraph(text(say({ en: 'There is no topic here yet.', zh: '这里还没有话题。' })))]),
    ...waiting.map((one) => subdued(text(say(waitingWords(one))))),
  ];
  return { language: context.asked.language, blocks };
}

/** Says which article a topic waits for, and what to do. */
export function waitingWords({ topic, waitsFor }: LiveTopic) {
  const all = waitsFor.join(', ');
  return {
    en: `“${topic.question.en}” waits for an article that is not here: ${all}. A facilitator adds it with /parley article add.`,
    zh: `“${topic.question.zh}”还缺一篇文章：${all}。主持人可以用 /parley article add 添加。`,
  };
}

/** Topics to choose from while typing. */
export async function suggestTopics({ asked, services, sayTo }: Context, typed: string): Promise<Suggestion[]> {
  const { workspace } = asked.place;
  const all = (await services.topics.list(workspace)).filter(isAvailable);
  const found = typed.trim() ? (await services.topics.find(workspace, typed)).map(({ live }) => live) : all;
  const say = sayTo('only-me');
  return found.map(({ topic }) => ({ value: topic.id, label: clip(say(topic.question)) }));
}
