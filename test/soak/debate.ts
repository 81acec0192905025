// Random histories of debates in all formats, each left to the clock in the end; and everything that a result can tell of so few voters.
import fc from 'fast-check';
import { histories, live } from '../features/debate/histories.ts';
import { certainties } from '../features/debate/observer.ts';

/** Most happenings in a history, beside those that begin it. */
const LONGEST = 70;
/** Most voters for whom every way of voting is tried. */
const MOST_VOTERS = 12;

export function run({ seed, times }: { seed: number; times: number }) {
  const ends: Record<string, number> = {};
  let [events, messages] = [0, 0];
  const tried = fc.check(
    fc.property(histories(LONGEST), (history) => {
      const world = live(history);
      const { ended, result } = world.debate;
      const end = ended ?? (result?.moved ? 'closed with counts' : result?.swing ? 'closed with swing' : 'closed');
      ends[end] = (ends[end] ?? 0) + 1;
      events += world.events.length;
      messages += world.told.length;
    }),
    { numRuns: times, seed },
  );
  const faults = tried.failed ? [String(tried.errorInstance), fc.defaultReportMessage(tried) ?? 'failed'] : [];
  for (let voters = 2; voters <= MOST_VOTERS; voters++)
    faults.push(...certainties(voters).map((certain) => `of ${voters} voters, some ballot is certain: ${certain}`));
  return Promise.resolve({ faults, histories: tried.numRuns, events, messages, ends, votersTried: MOST_VOTERS });
}
