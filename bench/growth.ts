import type { EditionLanguage } from '#core/language.ts';
import { attributionsOf } from '#library/attributions/attributions.ts';
import { HOSTILE_TEXTS, hostileSentences } from '../test/hostile-texts.ts';
import { round } from './program.ts';

/** How much more text there is the second time. Linear work takes so many times as long; work that grows with the square, that times itself. */
const MORE = 4;
/** A ratio above this is not linear, whatever the machine was doing. */
const STEEP = 6;
const SENTENCE = 350;
/** A run of less says more of the clock than of the work. */
const LEAST_MILLISECONDS = 20;
const FEWEST = 250;
const RUNS = 3;

/** Processor time, the best of several runs, so that a busy machine matters little. */
function millisecondsFor(language: EditionLanguage, sentences: readonly string[]): number {
  const passages = sentences.map((text, at) => ({ label: String(at + 1), text, paragraph: Math.floor(at / 4) }));
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    attributionsOf(passages, language);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** How attributions of hostile texts grow: with the number of sentences, and with their length. */
export async function benchGrowth(): Promise<Record<string, unknown>[]> {
  return HOSTILE_TEXTS.map((hostile) => {
    const measure = (count: number, length: number) =>
      millisecondsFor(hostile.language, hostileSentences(hostile, count, length));
    let count = FEWEST;
    while (measure(count, SENTENCE) < LEAST_MILLISECONDS) count *= 2;
    const [small, many, long] = [
      measure(count, SENTENCE),
      measure(MORE * count, SENTENCE),
      measure(count, MORE * SENTENCE),
    ];
    return {
      text: `${hostile.language} ${hostile.name}`,
      sentences: count,
      ms: round(small),
      [`× for ${MORE} × sentences`]: round(many / small),
      [`× for ${MORE} × length`]: round(long / small),
      steep: many / small > STEEP || long / small > STEEP ? 'STEEP' : '',
    };
  });
}
