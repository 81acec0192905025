import type { PublicLanguage } from '#core/language.ts';
import type { Topic } from '#core/topic.ts';
import type { Words } from '#core/words.ts';

/** True if the topic is written in one language alone, and readers of `language` read the other. */
export function isForeign({ only }: Topic, language: PublicLanguage): boolean {
  return only !== undefined && language !== 'both' && (language === 'en') !== (only === 'en');
}

/** For readers to whom a topic is foreign: what they read is in the other language. */
export const ONE_LANGUAGE: Words = { en: 'This topic is written in Chinese alone.', zh: '这个话题只有英文。' };
