import { expect } from 'vitest';
import { LABEL } from './debate-labels.ts';
import {
  type DebateScene,
  type DebateStep,
  fill,
  hours,
  type Label,
  lastTold,
  minutes,
  type Name,
  pass,
  press,
  type,
  wordsOf,
} from './debate-scene.ts';

const MOTION = 'Lanterns should be blue';

/** Ana and others take sides, and Fay begins. Returns what is posted then. */
async function begins(scene: DebateScene, options: string, joins: Partial<Record<Name, Label>>): Promise<string> {
  await type(scene, 'Fay', `/debate start ${MOTION} language:en ${options}`);
  await pass(scene, 0);
  for (const who of Object.keys(joins) as Name[]) await press(scene, who, joins[who] ?? LABEL.watch);
  await press(scene, 'Fay', LABEL.start);
  return wordsOf(await pass(scene, 0));
}

/** The result, with figures withheld, then the record; the button below the result gives the record once more. */
async function ends(scene: DebateScene, ...parts: readonly string[]): Promise<void> {
  const posts = await pass(scene, 20_000);
  expect(wordsOf(posts)).toContain('Result of the debate');
  expect(wordsOf(posts)).toContain('No figures are shown');
  const [record] = posts.flatMap(({ file }) => file ?? []);
  for (const part of parts) expect(record).toContain(part);
  await press(scene, 'Ben', LABEL.transcript);
  expect((await pass(scene, 1_000)).map(({ file }) => file)).toEqual([record]);
}

const write = async (scene: DebateScene, who: Name, text: string): Promise<void> => {
  const card = await fill(scene, who, LABEL.write, { text });
  await press(scene, who, LABEL.post, card);
};

/** Four people; speeches wait for approval. */
export const OXFORD: readonly DebateStep[] = [
  {
    does: 'oxford begins with a vote; whoever watches need not vote for it to close early',
    run: async (scene) => {
      const joins = { Ana: LABEL.joinFor, Ben: LABEL.joinAgainst, Cem: LABEL.joinUndecided, Gus: LABEL.watch };
      const posted = await begins(scene, 'format:oxford approve:yes', joins);
      expect(posted).toContain('Opening vote');
      await press(scene, 'Ana', LABEL.voteFor);
      await press(scene, 'Ben', LABEL.voteAgainst);
      await press(scene, 'Cem', LABEL.voteUndecided);
      const [call] = (await pass(scene, 20_000)).slice(-1);
      expect(call?.pings).toEqual(['Ana']);
    },
  },
  {
    does: 'a speech waits until whoever runs the debate approves it, with the button or a command',
    run: async (scene) => {
      await type(scene, 'Ana', '/debate speak They calm the ships.');
      expect(await pass(scene, 0)).toEqual([]);
      await press(scene, 'Fay', LABEL.approve, await lastTold(scene, 'Fay'));
      expect(wordsOf(await pass(scene, 0))).toContain('They calm the ships.');
      await type(scene, 'Ana', '/debate speak They are cheap.');
      await type(scene, 'Fay', '/debate approve speech 2');
      expect(wordsOf(await pass(scene, 0))).toContain('They are cheap.');
    },
  },
  {
    does: 'more time for one person is told to them alone',
    run: async (scene) => {
      await press(scene, 'Ana', LABEL.done);
      await pass(scene, 0);
      await type(scene, 'Fay', '/debate extend 3 person:@Ben');
      expect(await pass(scene, 0)).toEqual([]);
      expect((await lastTold(scene, 'Ben')).text).toContain('The others were not told');
      expect(wordsOf(await pass(scene, minutes(6)))).not.toContain('Rebuttal');
    },
  },
  {
    does: 'two people together give more time, or go on; one alone is not enough',
    run: async (scene) => {
      for (const [step, done] of [
        ['extend 2', 'Cem has given more time'],
        ['skip', 'Rebuttal, for the motion'],
      ]) {
        await type(scene, 'Ana', `/debate ${step}`);
        expect(wordsOf(await pass(scene, 0))).toContain('If one more person taking part agrees');
        await type(scene, 'Cem', `/debate ${step}`);
        expect(wordsOf(await pass(scene, 0))).toContain(done);
      }
    },
  },
  {
    does: 'who does not speak loses the turn and nothing else; a question is answered; both close, the other side first',
    run: async (scene) => {
      expect(wordsOf(await pass(scene, minutes(4)))).toContain('This side has another turn later');
      await press(scene, 'Ben', LABEL.done);
      await pass(scene, 0);
      await fill(scene, 'Gus', LABEL.ask, { words: 'Who paints them?', to: 'for' });
      expect(wordsOf(await pass(scene, 0))).toContain('Question 1, to the side for the motion');
      const closings = [...(await pass(scene, minutes(12))), ...(await pass(scene, minutes(3)))];
      expect(closings.flatMap(({ pings }) => pings)).toEqual(['Ben', 'Ana']);
      await type(scene, 'Fay', '/debate skip');
      await pass(scene, 0);
    },
  },
  {
    does: 'oxford ends with a vote, the result and the record',
    run: async (scene) => {
      for (const who of ['Ana', 'Ben', 'Cem'] as const) await press(scene, who, LABEL.voteFor);
      await pass(scene, 0);
      await ends(scene, 'They calm the ships.', 'They are cheap.', 'Who paints them?');
    },
  },
];

/** Four people, over a week. */
export const WRITTEN: readonly DebateStep[] = [
  {
    does: 'written begins with a vote that keeps its day, with a warning an hour before it closes',
    run: async (scene) => {
      const joins = { Ana: LABEL.joinFor, Ben: LABEL.joinAgainst, Cem: LABEL.joinFor, Doa: LABEL.joinUndecided };
      await begins(scene, 'format:written times:"openings 3 days"', joins);
      for (const who of ['Ana', 'Ben', 'Cem', 'Doa'] as const) await press(scene, who, LABEL.voteUndecided);
      expect(wordsOf(await pass(scene, hours(23)))).toContain('1 hour left');
      const [call, ...more] = await pass(scene, hours(1));
      expect(more).toEqual([]);
      expect(call?.pings.toSorted()).toEqual(['Ana', 'Ben', 'Cem', 'Doa']);
      expect(call?.text).toContain('Both sides write their opening statements at the same time');
    },
  },
  {
    does: 'what is written is seen by nobody else, nor is evidence, until it is revealed together',
    run: async (scene) => {
      await write(scene, 'Ana', 'They calm the ships.');
      const offer = await fill(scene, 'Ana', LABEL.evidence, { words: 'chip-controls:12' });
      await press(scene, 'Ana', LABEL.putIn, offer);
      expect(await pass(scene, 0)).toEqual([]);
      expect((await press(scene, 'Ana', LABEL.where)).text).toContain('sealed');
      expect((await press(scene, 'Ben', LABEL.where)).text).not.toMatch(/sealed|Speech 1|Evidence 1/);
    },
  },
  {
    does: 'at half time, and a day before the end, those are reminded who have not written',
    run: async (scene) => {
      const [half, ...others] = await pass(scene, hours(36));
      expect([half?.pings.toSorted(), others]).toEqual([['Ben', 'Cem', 'Doa'], []]);
      expect(half?.text).toContain('half the time has passed');
      await write(scene, 'Cem', 'They are cheap.');
      await write(scene, 'Doa', 'Green is calmer.');
      const [day, ...more] = await pass(scene, hours(12));
      expect([day?.pings, more]).toEqual([['Ben'], []]);
      expect(day?.text).toContain('one day is left');
    },
  },
  {
    does: 'when the window ends, all that was written is there at once, before the next begins',
    run: async (scene) => {
      const posts = await pass(scene, hours(24));
      expect(posts.map(({ text }) => text)).toEqual([
        expect.stringContaining('They calm the ships.'),
        expect.stringContaining('chip-controls:12'),
        expect.stringContaining('They are cheap.'),
        expect.stringContaining('Green is calmer.'),
        expect.stringContaining('rebuttals'),
      ]);
      await write(scene, 'Ana', 'Green is for forests.');
      await type(scene, 'Fay', '/debate skip');
      expect(wordsOf(await pass(scene, 0))).toContain('Green is for forests.');
    },
  },
  {
    does: 'what comes too late is let in by whoever runs the debate, and marked as late',
    run: async (scene) => {
      await type(scene, 'Ben', '/debate speak Blue is for nobody.');
      expect(await pass(scene, 0)).toEqual([]);
      const asked = await lastTold(scene, 'Fay');
      expect(asked.text).toContain('A speech came too late');
      await press(scene, 'Fay', LABEL.approve, asked);
      const [late] = await pass(scene, 0);
      expect(late?.text).toContain('Blue is for nobody.');
      expect(late?.text).toMatch(/· late/);
    },
  },
  {
    does: 'written ends with a vote, the result and the record',
    run: async (scene) => {
      for (const who of ['Ana', 'Ben', 'Cem', 'Doa'] as const) await press(scene, who, LABEL.voteAgainst);
      await pass(scene, 0);
      await ends(scene, 'They calm the ships.', 'Blue is for nobody.', 'Green is for forests.');
    },
  },
];
