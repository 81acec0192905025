import type { DebateEvent } from './events.ts';
import { type Calls, coming, type Debate } from './state.ts';

/** Which messages with buttons an event brings, and which ones it makes past. */
export function callChanges(debate: Debate, event: DebateEvent): Pick<Debate, 'calls' | 'passed'> {
  const now = debate.version + 1;
  switch (event.kind) {
    case 'reminded':
      return changed(debate, ['reminder'], coming(debate).length ? { reminder: now } : {});
    case 'lobby-opened':
      return changed(debate, ['reminder']);
    case 'stage-begun':
      return changed(debate, [], { stage: now });
    case 'paused':
      return changed(debate, [], { pause: now });
    case 'resumed':
      return changed(debate, ['pause']);
    case 'stage-ended':
    case 'undone':
      return changed(debate, ['stage', 'pause']);
    case 'cancelled':
      return changed(debate, ['stage', 'pause', 'reminder']);
    default:
      return changed(debate, []);
  }
}

function changed(
  { calls }: Debate,
  past: readonly (keyof Calls)[],
  come: Calls = {},
): Pick<Debate, 'calls' | 'passed'> {
  const isPast = ([name]: [string, number]) => past.some((one) => one === name);
  const all = Object.entries(calls);
  return {
    calls: { ...Object.fromEntries(all.filter((one) => !isPast(one))), ...come },
    passed: Object.fromEntries(all.filter(isPast)),
  };
}
