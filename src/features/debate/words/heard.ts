import { currentRevision, findEdition } from '#core/article.ts';
import { passageIndex } from '#core/labels.ts';
import { parallel } from '#core/parallel.ts';
import type { Camp, Claim, LiveTopic, StandingText } from '#core/topic.ts';
import { PARLEY } from '../course.ts';
import type { Drawing } from '../drawing.ts';
import type { Cited } from '../events.ts';
import { SIDES, type Side, type Stage } from '../format.ts';
import { type Debate, evidence, membersOf } from '../state.ts';
import { campsOf, readFor } from './claims.ts';

/** The camps of the topic none of whose evidence was put in, and for which Parley read nothing, in the topic's order. */
export function campsNotHeard(drawing: Drawing, live: LiveTopic): Camp[] {
  const read = readCamps(drawing, live);
  const used = evidence(drawing.debate)
    .filter(({ status }) => status === 'shown')
    .map(({ cited }) => cited);
  return live.topic.camps.filter((camp) => !read.has(camp.id) && !used.some((one) => isOf(drawing, live, camp, one)));
}

/** Ids of the camps whose claims Parley read in the place of a side. */
function readCamps(drawing: Drawing, live: LiveTopic): Set<string> {
  const { debate } = drawing;
  const read = debate.setup.stages.flatMap((stage, at) => {
    if (stage.kind !== 'window' && stage.kind !== 'turn') return [];
    return sidesRead(debate, stage, at).flatMap((side) => readFor(campsOf(drawing, live, side), stage.part));
  });
  return new Set(read.map(({ camp }) => camp.id));
}

/** The sides for which Parley read in a stage. */
function sidesRead(debate: Debate, stage: Stage, at: number): Side[] {
  if (stage.kind === 'turn') return debate.called.get(at) === PARLEY ? [stage.side] : [];
  return debate.isEarly ? [] : SIDES.filter((side) => !membersOf(debate, side).length);
}

/** True if the passages are among a camp's evidence, as the article has it now. */
function isOf({ services }: Drawing, live: LiveTopic, camp: Camp, cited: Cited): boolean {
  const claims: readonly Claim[] = [camp.summary, ...camp.claims, camp.answer];
  return claims.some(({ evidence: all }) =>
    all.some((one) => {
      const standing = services.topics.standing(live, one);
      if (standing.kind !== 'there' || standing.article.id !== cited.article) return false;
      return overlaps(standing, cited);
    }),
  );
}

/** True if a passage of the evidence, or what says the same in the other edition, was cited. */
function overlaps({ article, language, labels }: StandingText, cited: Cited): boolean {
  const edition = findEdition(article, cited.language);
  if (!edition) return false;
  const revision = currentRevision(edition);
  const [from, to] = [passageIndex(revision, cited.from), passageIndex(revision, cited.to)];
  const places = parallel(article, language, labels, edition.language).map((label) => passageIndex(revision, label));
  return from >= 0 && places.some((at) => at >= from && at <= to);
}
