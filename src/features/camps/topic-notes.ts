import type { PublicLanguage } from '#core/language.ts';
import type { Topic } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';

/** True if the topic is written in one language alone, and readers of `language` read the other. */
function isForeign({ only }: Topic, language: PublicLanguage): boolean {
  return only !== undefined && language !== 'both' && (language === 'en') !== (only === 'en');
}

/** For readers to whom a topic is foreign: what they read is in the other language. */
const ONE_LANGUAGE: Words = { en: 'This topic is written in Chinese alone.', zh: '这个话题只有英文。' };

const CONVERTED: Words = {
  en: 'Converted from simplified characters by a machine; quotations are as they were written.',
  zh: '话题的文字由机器从简体转为繁体；引文照原文，没有转换。',
};

/** Says that a machine converted some of these words of a topic for their reader. Quotations are never converted. */
export function convertedNote(words: readonly Words[], say: Say): string[] {
  const isConverted = words.some((one) => !one.hant && ![one.zh, one.en].some((way) => say(one).includes(way)));
  return isConverted ? [say(CONVERTED)] : [];
}

/** What readers must know of a topic's words: that they are in the other language alone, or that a machine converted them. */
export function topicNotes(topic: Topic, language: PublicLanguage, say: Say): string[] {
  const words = [topic.question, ...topic.camps.flatMap(({ name, summary }) => [name, summary.words])];
  return [...(isForeign(topic, language) ? [say(ONE_LANGUAGE)] : []), ...convertedNote(words, say)];
}
