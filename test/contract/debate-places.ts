import { expect } from 'vitest';
import { LABEL } from './debate-labels.ts';
import { type DebateScene, type DebateStep, minutes, type Name, pass, postWith, press, type } from './debate-scene.ts';

/** Names of steps that not every chat can take. */
export const NO_FILES = 'the record cannot be sent as a file: it is said, and the record can still be had';
export const LOCKED = 'a place that is locked pauses it, and anybody taking part resumes it there';
export const REMOVED = 'a bot that is removed and invited again finds the debate paused';
export const DELETED = 'a place that is deleted ends it without a result, and another debate can begin elsewhere';

const opens = async (scene: DebateScene, more = ''): Promise<void> => {
  await type(scene, 'Fay', `/debate start Lanterns should be blue format:quick language:en ${more}`);
  await pass(scene, 0);
};

async function begins(scene: DebateScene): Promise<void> {
  await opens(scene);
  await press(scene, 'Ana', LABEL.joinFor);
  await press(scene, 'Ben', LABEL.joinAgainst);
  await press(scene, 'Fay', LABEL.start);
  await pass(scene, 5_000);
}

/** Whoever leads cancels what is open. */
async function ends(scene: DebateScene): Promise<void> {
  await type(scene, 'Fay', '/debate cancel');
  await pass(scene, 5_000);
}

const status = async (scene: DebateScene, who: Name = 'Ana'): Promise<string> =>
  (await type(scene, who, '/debate status')).text;

/** A group to which things happen: each step is a debate of its own. */
export const PLACES: readonly DebateStep[] = [
  {
    does: 'two people are enough; what they voted shows in no figure',
    run: async (scene) => {
      await begins(scene);
      await press(scene, 'Ana', LABEL.voteFor);
      await press(scene, 'Ben', LABEL.voteAgainst);
      await pass(scene, 20_000);
      await type(scene, 'Ana', '/debate speak They calm the ships.');
      await type(scene, 'Fay', '/debate end');
      await pass(scene, 0);
      await press(scene, 'Ana', LABEL.voteFor);
      await press(scene, 'Ben', LABEL.voteFor);
      const posts = await pass(scene, 20_000);
      const told = [...posts, ...(await pass(scene, 5_000))].map(({ text }) => text).join('\n');
      expect(told).toContain('No figures are shown');
      expect(told).not.toMatch(/percentage|moved from/);
    },
  },
  {
    does: 'when it is over, only what can still be done has buttons',
    run: async (scene) => {
      const labels = (await scene.chat.posts()).flatMap(({ buttons }) => buttons);
      const still = ['Report', 'Withdraw', 'Get the transcript'];
      expect(labels.filter((label) => !still.includes(label))).toEqual([]);
      await pass(scene, minutes(60 * 24 * 7));
      expect((await type(scene, 'Ana', '/debate join for')).text).toContain('This debate is over');
    },
  },
  {
    does: 'two people who press at once both get what they pressed',
    run: async (scene) => {
      await opens(scene);
      const lobby = await postWith(scene, LABEL.joinFor);
      const both = await Promise.all([
        press(scene, 'Ana', LABEL.joinFor, lobby),
        press(scene, 'Ben', LABEL.joinAgainst, lobby),
      ]);
      expect(both.map(({ text }) => text)).toEqual([
        expect.stringContaining('You: for'),
        expect.stringContaining('You: against'),
      ]);
      await pass(scene, 5_000);
      expect((await postWith(scene, LABEL.joinFor)).text).toMatch(/For \(1\).*Ana.*Against \(1\).*Ben/s);
    },
  },
  {
    does: 'the facilitator does not come: ten minutes later anybody in the lobby starts, and it is asked to begin once',
    run: async (scene) => {
      expect((await press(scene, 'Ben', LABEL.start)).text).toContain('ten minutes');
      await pass(scene, minutes(10));
      expect((await press(scene, 'Gus', LABEL.start)).text).toContain('You have not joined');
      const lobby = await postWith(scene, LABEL.start);
      const both = await Promise.all([
        press(scene, 'Ana', LABEL.start, lobby),
        press(scene, 'Ben', LABEL.start, lobby),
      ]);
      expect(both.map(({ text }) => text).toSorted()).toEqual([
        expect.stringContaining('It begins.'),
        expect.stringContaining('begun already'),
      ]);
      const posts = await pass(scene, 5_000);
      expect(posts.filter(({ buttons }) => buttons.includes('Vote for'))).toHaveLength(1);
      await ends(scene);
    },
  },
  {
    does: 'a side that nobody took is read out from the topic, and can still be taken',
    run: async (scene) => {
      await type(scene, 'Fay', '/debate start chip-controls/1 format:quick language:en');
      await pass(scene, 0);
      await press(scene, 'Ana', LABEL.joinAgainst);
      await press(scene, 'Fay', LABEL.start);
      await pass(scene, 0);
      const [read] = await pass(scene, minutes(1));
      expect(read?.pings).toEqual([]);
      expect(read?.text).toContain('Nobody is for the motion.');
      expect(read?.text).toContain('chip-controls:');
      expect((await press(scene, 'Gus', LABEL.joinFor, read)).text).toContain('You: for');
      await ends(scene);
    },
  },
  {
    does: 'it is planned: who comes is reminded, alone, and the lobby opens by itself',
    run: async (scene) => {
      await type(
        scene,
        'Fay',
        '/debate plan motion:"Lanterns should be blue" when:"in 30 minutes" zone:UTC format:quick language:en',
      );
      await pass(scene, 0);
      await press(scene, 'Ana', LABEL.come);
      await press(scene, 'Ben', LABEL.maybe);
      await press(scene, 'Cem', LABEL.cannot);
      const [reminder, ...more] = await pass(scene, minutes(20));
      expect([reminder?.pings, more]).toEqual([['Ana'], []]);
      const [lobby] = await pass(scene, minutes(10));
      expect(lobby?.pings).toEqual(['Ana']);
      expect(lobby?.buttons).toContain('Join for');
      await ends(scene);
    },
  },
  {
    does: 'somebody is erased while it runs: the tally stands, and the record names a former member',
    run: async (scene) => {
      await begins(scene);
      for (const who of ['Ana', 'Ben', 'Gus'] as const) await press(scene, who, LABEL.voteFor);
      await pass(scene, 20_000);
      await type(scene, 'Ana', '/debate speak They calm the ships.');
      await pass(scene, 0);
      const shown = await type(scene, 'Ana', '/parley privacy');
      const sure = await press(scene, 'Ana', ['Erase', '删除'], shown);
      await press(scene, 'Ana', ['Yes, erase', '确定删除'], sure);
      await type(scene, 'Fay', '/debate end');
      const told = [...(await pass(scene, 0)), ...(await pass(scene, minutes(1))), ...(await pass(scene, 5_000))];
      expect(told.map(({ text }) => text).join('\n')).toContain('Voted: 3 before');
      const record = told.find(({ file }) => file !== undefined)?.file;
      expect(record).toContain('a former member');
      expect(record).not.toMatch(/Ana|calm the ships/);
    },
  },
  {
    does: NO_FILES,
    run: async (scene) => {
      scene.chat.happens('the right to send files is taken');
      await begins(scene);
      await type(scene, 'Fay', '/debate end');
      await pass(scene, 0);
      const posts = [...(await pass(scene, minutes(1))), ...(await pass(scene, 5_000))];
      expect(posts.some(({ file }) => file !== undefined)).toBe(false);
      expect(posts.at(-1)?.text).toContain('I may not post files here');
      await opens(scene);
      expect((await postWith(scene, LABEL.joinFor)).text).toContain('Lanterns should be blue');
      await ends(scene);
      scene.chat.happens('the right to send files is given');
      await type(scene, 'Ben', '/debate transcript "Lanterns should be blue"');
      expect(await pass(scene, 5_000)).toHaveLength(1);
    },
  },
  {
    does: LOCKED,
    run: async (scene) => {
      await begins(scene);
      await press(scene, 'Ana', LABEL.voteFor);
      scene.chat.happens('the thread is locked');
      await pass(scene, minutes(1));
      await pass(scene, minutes(5));
      scene.chat.happens('the thread is unlocked');
      await pass(scene, minutes(30));
      expect(await status(scene)).toContain('It is paused');
      expect((await press(scene, 'Ben', LABEL.resume)).text).toContain('It goes on');
      await pass(scene, 0);
      await ends(scene);
    },
  },
  {
    does: REMOVED,
    run: async (scene) => {
      await begins(scene);
      scene.chat.happens('the bot is removed');
      await pass(scene, minutes(1));
      await pass(scene, minutes(5));
      scene.chat.happens('the bot is invited again');
      await pass(scene, minutes(30));
      expect(await status(scene)).toContain('It is paused');
      expect((await type(scene, 'Ana', '/debate resume')).text).toContain('It goes on');
      await pass(scene, 0);
      await ends(scene);
    },
  },
  {
    does: DELETED,
    run: async (scene) => {
      await begins(scene);
      scene.chat.happens('the channel is deleted');
      await pass(scene, minutes(1));
      await pass(scene, minutes(5));
      scene.chat.happens('another channel is used');
      await begins(scene);
      expect(await status(scene)).toContain('opening vote');
    },
  },
];
