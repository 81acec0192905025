import { currentRevision, findEdition } from '#core/article.ts';
import { passageIndex } from '#core/labels.ts';
import { parallel } from '#core/parallel.ts';
import type { Topics } from '#core/ports/topics.ts';
import type { Camp, Evidence, LiveTopic } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { isPresent } from '../camps/evidence.ts';
import type { Cited } from './events.ts';

/**
 * Returns the names of the topic's camps of whose passages nobody put one in. `read`: ids of camps whose claims Parley read, because nobody took
 * their side.
 */
export function notHeard(
  live: LiveTopic,
  standing: Topics['standing'],
  put: readonly Cited[],
  read: ReadonlySet<string>,
): Words[] {
  const isHeard = (camp: Camp): boolean =>
    read.has(camp.id) || evidenceOf(camp).some((one) => put.some((cited) => isIn(live, standing, one, cited)));
  return live.topic.camps.filter((camp) => !isHeard(camp)).map(({ name }) => name);
}

const evidenceOf = ({ summary, claims, answer }: Camp): Evidence[] =>
  [summary, ...claims, answer].flatMap((claim) => claim.evidence);

/** True if the passages that were put in have one of the evidence's, in the same edition or in another that says the same. */
function isIn(live: LiveTopic, standing: Topics['standing'], one: Evidence, cited: Cited): boolean {
  const found = standing(live, one);
  if (!isPresent(found) || found.article.id !== cited.article) return false;
  const { article, language, labels } = found;
  const edition = findEdition(article, cited.language);
  if (!edition) return false;
  const revision = currentRevision(edition);
  const [first, last] = [passageIndex(revision, cited.from), passageIndex(revision, cited.to)];
  return parallel(article, language, labels, cited.language).some((label) => {
    const at = passageIndex(revision, label);
    return at >= first && at <= last && first >= 0;
  });
}
