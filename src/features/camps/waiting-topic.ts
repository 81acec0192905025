import type { CommandContext } from '#core/command.ts';
import { type Block, link, paragraph, type Span, strong, text } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import { type LiveTopic, questionWords, type TopicArticle } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { filled, SLOT, siteOf } from '../quote/byline.ts';

/** True if the requester may add articles, so that a topic that waits for one is their business. */
export const mayAddArticles = ({ mayForAll }: Pick<CommandContext, 'mayForAll'>): boolean =>
  allows(mayForAll, 'facilitator');

/** Says that a topic cannot be shown yet. Whoever may add articles learns which one it waits for, where to get it, and what to do. */
export function waitingBlocks(context: CommandContext, { topic, waitsFor }: LiveTopic): Block[] {
  const say = context.sayTo('only-me');
  const spans = mayAddArticles(context) ? missingSpans(say, waitsFor) : [text(say(NOT_YET))];
  return [paragraph(strong(say(questionWords(topic)))), paragraph(...spans)];
}

/** The sentence for people who cannot add the article. */
export const NOT_YET: Words = {
  en: 'This topic waits for an article that has not been added here yet. A facilitator can add it.',
  zh: '这个话题还缺一篇文章，暂时不能看。可以请主持人添加。',
};

/** The sentences for people who can add the article: its title, as a link to where it was published, and what to do. */
function missingSpans(say: Say, waitsFor: LiveTopic['waitsFor']): Span[] {
  return waitsFor.flatMap((one, at) => [
    ...(at ? [text(' ')] : []),
    ...filled(
      say({
        en: `It waits for an article: ${SLOT}${editionWords(one).en}. Get its text there, then add it with /parley article add.`,
        zh: `还缺一篇文章：${SLOT}${editionWords(one).zh}。请从该处取得全文，再用 /parley article add 添加。`,
      }),
      articleSpan(say, one),
    ),
  ]);
}

/** The language in which a topic needs an article, for after its title. */
export const editionWords = ({ edition }: TopicArticle): Words =>
  edition === undefined
    ? { en: '', zh: '' }
    : edition === 'en'
      ? { en: ' (in English)', zh: '（英文版）' }
      : { en: ' (in Chinese)', zh: '（中文版）' };

function articleSpan(say: Say, one: TopicArticle): Span {
  const source = 'source' in one ? one.source : undefined;
  const site = siteOf(source);
  const named =
    one.title ?? (site ? say({ en: `an article at ${site}`, zh: `${site} 上的一篇文章` }) : 'id' in one ? one.id : '');
  const label = one.title ? say({ en: `“${one.title}”`, zh: `《${one.title}》` }) : named;
  return source ? link(label, source) : text(label);
}
