import type { Ports } from '#core/ports/store.ts';
import { announce, nameOfMessage } from '#features/debate/announce.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import type { DebateEvent, Setup } from '#features/debate/events.ts';
import { debateFrom } from '#features/debate/evolve.ts';
import { minutes } from '#features/debate/format.ts';
import { formatOf } from '#features/debate/formats/index.ts';

/** What happens next in a debate: time passes, or somebody does something. */
export type Step =
  | { kind: 'wait'; ms: number }
  | { kind: 'act'; command: DebateCommand; beside?: (ports: Ports, workspace: string, id: string) => Promise<void> };

export const PEOPLE = ['ana', 'ben', 'chen', 'dora', 'eva'] as const;
type Name = (typeof PEOPLE)[number];
/** Runs the debate. */
export const LEADER: Name = 'dora';

const as = (person: Name) => ({ person, steers: false });
const act = (command: DebateCommand): Step => ({ kind: 'act', command });
const wait = (ms: number): Step => ({ kind: 'wait', ms });

const vote = (person: Name, which: 'opening' | 'closing', choice: string): Step => ({
  kind: 'act',
  command: { kind: 'vote', by: as(person), vote: which },
  beside: async ({ ballots }, workspace, id) => {
    await ballots.put(workspace, id, { by: person, vote: which, choice });
  },
});

/** Stores somebody's words, and puts them into the record. */
function says(person: Name, id: string, words: string, kind: 'speak' | 'ask' = 'speak'): Step {
  const by = as(person);
  return {
    kind: 'act',
    command: kind === 'speak' ? { kind, by, id, characters: words.length } : { kind, by, id },
    beside: async ({ streamTexts, clock }, workspace, stream) => {
      const text = { id, stream, by: person, kind: kind === 'ask' ? 'question' : 'speech' };
      await streamTexts.put(workspace, { ...text, createdAt: await clock.now(), body: { format: 1, text: words } });
    },
  };
}

/** A quick debate: a side of two, a side of one that misses its last turn, somebody who changes a ballot, a speech that is taken back. */
export const QUICK: readonly Step[] = [
  act({ kind: 'join', by: as('ana'), stance: 'for' }),
  act({ kind: 'join', by: as('ben'), stance: 'against' }),
  act({ kind: 'join', by: as('chen'), stance: 'undecided' }),
  act({ kind: 'join', by: as('eva'), stance: 'watching' }),
  wait(6_000),
  act({ kind: 'start', by: as(LEADER) }),
  vote('ana', 'opening', 'for'),
  vote('ben', 'opening', 'against'),
  vote('chen', 'opening', 'for'),
  vote('chen', 'opening', 'undecided'),
  vote('eva', 'opening', 'undecided'),
  wait(25_000),
  says('ana', 'speech-1', 'A harbour that turns ships away still has to feed its town.'),
  act({ kind: 'done', by: as('ana') }),
  wait(20_000),
  says('ben', 'speech-2', 'A town that cannot say no to a ship does not own its harbour.'),
  says('eva', 'question-1', 'Who pays for the pilots?', 'ask'),
  says('chen', 'question-2', 'And who pays for the lights?', 'ask'),
  act({ kind: 'pause', by: as(LEADER) }),
  wait(30_000),
  act({ kind: 'resume', by: as(LEADER) }),
  act({ kind: 'done', by: as('ben') }),
  wait(10_000),
  says('ana', 'speech-3', 'The ships do, by the ton.'),
  wait(minutes(2)),
  wait(minutes(1)),
  act({ kind: 'withdraw', by: as('ana'), id: 'speech-3' }),
  says('ana', 'speech-4', 'So let them in, and let them pay.'),
  act({ kind: 'done', by: as('ana') }),
  vote('ana', 'closing', 'for'),
  vote('ben', 'closing', 'against'),
  vote('eva', 'closing', 'against'),
  vote('chen', 'closing', 'for'),
  wait(minutes(1)),
];

/** A written debate: both sides write, one of them late; reminders; nobody does anything at the end. */
export const WRITTEN: readonly Step[] = [
  act({ kind: 'join', by: as('ana'), stance: 'for' }),
  act({ kind: 'join', by: as('ben'), stance: 'against' }),
  act({ kind: 'start', by: as(LEADER) }),
  vote('ana', 'opening', 'for'),
  vote('ben', 'opening', 'against'),
  wait(minutes(60 * 24)),
  says('ana', 'speech-1', 'A harbour that turns ships away still has to feed its town.'),
  wait(minutes(60 * 30)),
  wait(minutes(60 * 19)),
  says('ana', 'speech-2', 'Nobody has answered that.'),
  says('ben', 'speech-3', 'A town that cannot say no to a ship does not own its harbour.'),
  wait(minutes(60 * 48)),
  vote('ana', 'closing', 'for'),
  wait(minutes(60 * 24)),
];

export function setupOf(format: string, place: Setup['place'], opensThread: boolean): Setup {
  const stages = formatOf(format)?.stages;
  if (!stages) throw new Error(`no format ${format}`);
  const words = { en: 'The harbour should be open to every ship.', zh: '港口应当向所有船只开放。' };
  return {
    ...{ place, format, stages: [...stages], language: 'en', motion: { words } },
    ...{ approves: false, opensThread },
  };
}

/** A message that a debate posts: its key, what it is, and whether it is left out once nobody needs it any more. */
type Expected = { key: string; what: string; isPassing: boolean };

/** The messages that a debate with these events posts, in order. */
export function postsOf(id: string, events: readonly DebateEvent[]): Expected[] {
  return events.flatMap((event, index) => {
    const debate = debateFrom(events.slice(0, index + 1));
    if (!debate) return [];
    return announce(event, debate).flatMap((one, n) => {
      if (one.kind !== 'post') return [];
      const { kind } = one.message;
      const what = `${nameOfMessage(one.message)} of ${event.kind}`;
      return [{ key: `debate ${id} ${index + 1} ${n}`, what, isPassing: kind === 'warning' || kind === 'nudge' }];
    });
  });
}
