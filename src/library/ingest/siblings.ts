import { EDITION_NAMES } from '#core/edition-names.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Words } from '#core/words.ts';

type Text = { language: EditionLanguage; text: string };

/** Chinese takes about a third of the characters of English. */
const OF_ENGLISH = 3.2;
/** An edition may be abridged, or have notes. Beyond that, two texts with one name are hardly the same article. */
const MOST_LONGER = 4;

/** True if two texts are about as long as one article in two languages. */
export function hasLengthOf(one: Text, other: Text): boolean {
  const length = ({ language, text }: Text) => text.length * (language === 'en' ? 1 : OF_ENGLISH);
  const [short = 0, long = 0] = [length(one), length(other)].sort((a, b) => a - b);
  return long <= short * MOST_LONGER;
}

/** Says that a text may be another language of an article that is there. */
export function perhapsEdition(id: string, language: EditionLanguage): Words {
  const { en, zh } = EDITION_NAMES[language];
  return {
    en: `${id} is here already, in ${en}. If this is the same article in another language, add it with edition-of ${id}.`,
    zh: `已经有${zh}的 ${id}。如果这是同一篇文章的另一种语言，请用 edition-of ${id} 添加。`,
  };
}
