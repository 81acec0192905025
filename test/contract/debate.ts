import { describe, expect, it } from 'vitest';
import type { Speaker } from './chat-driver.ts';
import type { DebateUnderTest } from './debate-driver.ts';
import { OXFORD, WRITTEN } from './debate-formats.ts';
import { PLACES } from './debate-places.ts';
import { QUICK, QUICK_END } from './debate-quick.ts';
import { allSeen, type DebateScene, NAMES, type Name, play } from './debate-scene.ts';

/** The bot stops after each so many steps: a start takes longer than a step. */
const RESTART_EVERY = 4;

/** ms. The bot starts again several times, and the machine can be slow. */
const PATIENCE = 120_000;

const NOON = Date.UTC(2026, 10, 23, 12);

const peopleOf = (): Record<Name, Speaker> =>
  Object.fromEntries(
    NAMES.map((name): [Name, Speaker] => [name, { name, language: 'en', may: name === 'Fay' ? 'manager' : 'member' }]),
  ) as Record<Name, Speaker>;

/** Opens a debate in the chat, does this with it, and ends it. */
async function inScene(
  under: DebateUnderTest,
  ballots: DebateScene['ballots'],
  doing: (scene: DebateScene) => Promise<void>,
): Promise<void> {
  const clock = { at: NOON };
  const chat = await under.openDebates(clock);
  try {
    await doing({ chat, clock, people: peopleOf(), ballots, pinged: [], heard: [] });
  } finally {
    await chat.close();
  }
}

/**
 * `stops`: the bot stops again and again. `comparesBallots`: on one chat it is enough to see that nothing which anybody is shown depends on what
 * people vote, because all are given the same messages.
 */
type Course = { stops: boolean; comparesBallots?: boolean };

const although = ({ stops }: Course): string => (stops ? ' although the bot stops again and again' : '');

/** Tests the promises that every chat makes to those who debate in it. */
export function debateContract(under: DebateUnderTest, course: Course): void {
  describe(`a debate of twelve people on ${under.name}`, () => {
    const same = course.comparesBallots ? 'looks the same until the result whatever people vote, and ' : '';
    it(`${same}goes from start to record${although(course)}`, () => quick(under, course), PATIENCE);
    it('goes on or ends in a stated way, whatever becomes of its place', () => places(under), PATIENCE);
  });
}

/** Tests the longer formats, whose course is the same on each chat: `npm test` has them on the console. */
export function longDebatesContract(under: DebateUnderTest, course: Course): void {
  it(
    `a debate of four people on ${under.name} goes from start to record, in an hour or in a week,${although(course)}`,
    () => others(under, course),
    PATIENCE,
  );
}

async function places(under: DebateUnderTest): Promise<void> {
  await inScene(under, 'one', (scene) =>
    play(
      scene,
      PLACES.filter(({ does }) => under.debateGaps[does] === undefined),
      async () => {},
    ),
  );
}

/** Stops the bot and starts it again after each so many steps. */
function stopping({ stops }: Course): (scene: DebateScene, every?: number) => Promise<void> {
  let steps = 0;
  return async ({ chat }, every = RESTART_EVERY) => {
    steps += 1;
    if (stops && steps % every === 0) await chat.restart();
  };
}

async function others(under: DebateUnderTest, course: Course): Promise<void> {
  const between = stopping(course);
  await inScene(under, 'one', (scene) => play(scene, [...OXFORD, ...WRITTEN], () => between(scene)));
}

async function quick(under: DebateUnderTest, course: Course): Promise<void> {
  const seen = new Map<string, string[]>();
  const between = stopping(course);
  await inScene(under, 'one', async (scene) => {
    await play(scene, QUICK, async ({ does }) => {
      await between(scene);
      if (course.comparesBallots) seen.set(does, await everything(scene));
    });
    await play(scene, QUICK_END, () => between(scene, 1));
  });
  if (!course.comparesBallots) return;
  await inScene(under, 'other', (scene) =>
    play(scene, QUICK, async ({ does }) => expect(await everything(scene), does).toEqual(seen.get(does))),
  );
}

/** What everybody and each person alone has seen, without what each was told of their own ballot. */
async function everything(scene: DebateScene): Promise<string[]> {
  const alone = scene.heard
    .filter(({ doing }) => !doing.startsWith('Vote '))
    .map(({ who, doing, text }) => `to ${who} upon ${doing}: ${text}`);
  return [...(await allSeen(scene)), ...alone].map((one) => one.replaceAll(/[@#](?:\d{17,20}|U\d{8})/g, '@…'));
}
