import { fold } from '../search/fold.ts';
import { cut, stem } from '../search/units.ts';

/** English words that can occur in any sentence. */
const COMMON = new Set(
  'the and that this with from have has had not but are was were will would can could may more most than then they them their there what which who when where while into over under about after before because between for its his her our your one two all any each every other some such only also even still just very own say says said hold holds held make makes made does did been being how why'
    .split(' ')
    .map(stem),
);
const SHORTEST_WORD = 3;
// Pairs of characters that can occur in any Chinese sentence.
const COMMON_PAIRS = new Set(
  '因为 所以 但是 而且 如果 就是 不是 可以 没有 这些 那些 他们 我们 自己 一个 一种 什么 这样 认为 已经 还是 只是 不能 应该 问题 美国 中国'.split(
    ' ',
  ),
);

/** True if two sentences of one language share a significant word, or contain synonyms of one group. */
export function shareWord(one: string, other: string, groups: readonly (readonly string[])[]): boolean {
  const those = tellingWords(other);
  if ([...tellingWords(one)].some((word) => those.has(word))) return true;
  const [a, b] = [fold(one).toLowerCase(), fold(other).toLowerCase()];
  return groups.some((group) => {
    const ways = group.map((way) => fold(way).toLowerCase());
    return ways.some((way) => a.includes(way)) && ways.some((way) => b.includes(way));
  });
}

function tellingWords(text: string): Set<string> {
  const units = cut(fold(text));
  const words = units.flatMap((unit, at) => {
    const next = units[at + 1];
    if (unit.dense) return next?.dense && next.joined ? [unit.text + next.text] : [];
    return unit.text.length >= SHORTEST_WORD ? [stem(unit.text)] : [];
  });
  return new Set(words.filter((word) => !COMMON.has(word) && !COMMON_PAIRS.has(word)));
}
