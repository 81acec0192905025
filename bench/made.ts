import { currentRevision, type ListedArticle, passageText } from '#core/article.ts';

const SENTENCES = 60;
/** Words exchanged in each sentence, so that no two made articles share one. */
const EXCHANGED = 6;

/** Numbers from 0 to 1, the same ones for the same seed (Park and Miller's minimal standard). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** An article of the shelf's English sentences with words exchanged at random: real words, real lengths, new sentences. */
export function madeArticle(shelf: readonly ListedArticle[], random: () => number): string {
  const sentences = shelf
    .flatMap(({ editions }) => editions.filter(({ language }) => language === 'en'))
    .flatMap((edition) => {
      const revision = currentRevision(edition);
      return revision.passages.map((passage) => passageText(revision, passage));
    });
  const words =
    sentences
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const lines = Array.from({ length: SENTENCES }, () => {
    const sentence = pick(sentences)
      .replace(/[.?!”]*$/, '')
      .split(' ');
    for (let n = 0; n < EXCHANGED; n++) sentence[Math.floor(random() * sentence.length)] = pick(words);
    return `${sentence.join(' ').replace(/^./, (first) => first.toUpperCase())}.`;
  });
  return `${lines.join('\n')}\n`;
}
