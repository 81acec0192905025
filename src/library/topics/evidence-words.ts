import type { Article } from '#core/article.ts';
import { clip } from '#core/clip.ts';
import { displayText } from '#core/display.ts';
import type { Evidence } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { formatEvidence } from './evidence.ts';

// What is wrong with a topic's evidence, for whoever writes the topic.

/** Most characters of a passage in a fault. */
const LONGEST_SHOWN = 120;
/** What writes checksums and numbers. */
const WRITER: Words = {
  en: 'press “Write the checksums” in the topic editor, or run parley check --fix',
  zh: '在工作台点“写入校验码”，或运行 parley check --fix',
};

/** Shows the passages, so that whoever has their checksums written has seen what they stand for. */
export function noChecksum(passages: readonly string[]): Words {
  const shown = clip(displayText(passages.join(' ')).replaceAll(/\s+/g, ' ').trim(), LONGEST_SHOWN);
  return {
    en: `has no checksum yet. It says: “${shown}” If that is meant, ${WRITER.en}`,
    zh: `还没有校验码。原文是：“${shown}”。如果就是这句，请${WRITER.zh}`,
    kept: [shown],
  };
}

export const NO_SHARED_WORD: Words = {
  en: 'shares no word with its evidence: is the number right?',
  zh: '与所列依据没有一个词相同：出处写对了吗？',
};
export const noArticle = (id: string): Words => ({ en: `there is no article “${id}”`, zh: `没有文章“${id}”` });
export const noEdition = (article: Article, edition: string): Words => ({
  en: `${article.id} has no edition ${edition}; it has ${article.editions.map(({ language }) => language).join(', ')}`,
  zh: `${article.id} 没有 ${edition} 版本，现有：${article.editions.map(({ language }) => language).join('、')}`,
});
export const noPassage = (reference: string, article: Article): Words => ({
  en: `${reference}: ${article.id} has no such passage`,
  zh: `${reference}：${article.id} 没有这一句`,
});
export const withdrawn = (reference: string): Words => ({
  en: `${reference}: the article no longer says this`,
  zh: `${reference}：文章现在已没有这句话`,
});
export const wrongChecksum = (reference: string): Words => ({
  en: `${reference}: the checksum is of other words, which stand nowhere in the article; read the passage and correct the one or the other`,
  zh: `${reference}：校验码对应的是另一句话，文章里找不到；请核对原句，改正出处或校验码`,
});
export const lost = (reference: string): Words => ({
  en: `${reference}: these words stand nowhere in the article`,
  zh: `${reference}：文章里找不到这些话`,
});
export const movedTo = (fixed: Evidence | undefined): Words => {
  const now = fixed ? formatEvidence({ ...fixed, checksums: [] }) : '';
  return {
    en: `these words now stand at ${now}; to have that written, ${WRITER.en}`,
    zh: `这些话现在的出处是 ${now}；要改写，请${WRITER.zh}`,
  };
};
