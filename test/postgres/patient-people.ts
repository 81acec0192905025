import { setTimeout as sleep } from 'node:timers/promises';
import type { Person, Result, SlackSimulator } from '../simulators/slack/index.ts';
import { seen } from '../simulators/slack/seen.ts';
import type { Effect, Message } from '../simulators/slack/world.ts';

/** What came of all that was done. `refused`: Slack said that it failed, and it was done again. `inDoubt`: see `isLost`. */
export type Counts = { done: number; refused: number; answeredAndRefused: number; inDoubt: number };

export type Watch = {
  counts: Counts;
  person: SlackSimulator['person'];
  /** New messages about each thing that somebody did, by its trigger. */
  posted: ReadonlyMap<string, ReadonlySet<Message>>;
};

/** ms that somebody waits for an answer before they ask whether it is lost. */
const PATIENCE = 4_000;
const MOST_TRIES = 6;

/**
 * People on Slack who do again what Slack says has failed. `before` is called before each try and gives what runs beside it. `isLost`: true
 * if nobody will answer any more, because the answer may have been posted when its process was killed.
 */
export function watchPeople(
  slack: SlackSimulator,
  before: () => { over: Promise<void> },
  isLost: () => Promise<boolean>,
): Watch {
  const counts: Counts = { done: 0, refused: 0, answeredAndRefused: 0, inDoubt: 0 };
  const posted = watchPosts(slack);
  const again = async (act: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const came: Effect[] = [];
      const watcher = (effect: Effect) => void came.push(effect);
      slack.world.watchers.add(watcher);
      const beside = before();
      const result = await Promise.race([act(), lost(isLost)]);
      await beside.over;
      slack.world.watchers.delete(watcher);
      counts.done += 1;
      if (result === undefined) counts.inDoubt += 1;
      else if (result.kind !== 'refused') return result;
      else {
        counts.refused += 1;
        const shown = came.map(resultOf).find((one) => one !== undefined);
        if (shown) counts.answeredAndRefused += 1;
        if (shown) return shown;
      }
    }
    throw new Error('no answer after many tries');
  };
  const person: SlackSimulator['person'] = (facts) => repeating(slack.person(facts), again);
  return { counts, person, posted };
}

function repeating(person: Person, again: (act: () => Promise<Result>) => Promise<Result>): Person {
  return {
    ...person,
    slash: (...given) => again(() => person.slash(...given)),
    press: (...given) => again(() => person.press(...given)),
    choose: (...given) => again(() => person.choose(...given)),
    submit: (...given) => again(() => person.submit(...given)),
  };
}

/** Resolves when the answer is lost; never otherwise. */
async function lost(isLost: () => Promise<boolean>): Promise<undefined> {
  do await sleep(PATIENCE);
  while (!(await isLost()));
}

function resultOf({ message, view }: Effect): Result | undefined {
  if (view) return { kind: 'form', view };
  return message && { kind: 'message', message: seen(message) };
}

function watchPosts({ world }: SlackSimulator): Map<string, Set<Message>> {
  const posted = new Map<string, Set<Message>>();
  const known = new Set<Message>();
  world.watchers.add(({ message, trigger }) => {
    if (!message || known.has(message)) return;
    known.add(message);
    const key = trigger ?? message.thread_ts ?? 'nowhere';
    posted.set(key, (posted.get(key) ?? new Set()).add(message));
  });
  return posted;
}
