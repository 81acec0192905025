import { expect } from 'vitest';
import { LABEL } from './debate-labels.ts';
import {
  type DebateStep,
  fill,
  type Label,
  minutes,
  NAMES,
  type Name,
  pass,
  postWith,
  press,
  type,
  typeInThread,
} from './debate-scene.ts';

const CHOICE: Record<'for' | 'against' | 'undecided', Label> = {
  for: LABEL.voteFor,
  against: LABEL.voteAgainst,
  undecided: LABEL.voteUndecided,
};

export const QUICK: readonly DebateStep[] = [
  {
    does: 'a member cannot open one, and is told who can',
    run: async (scene) => {
      const line = '/debate start chip-controls/1 format:quick language:en';
      expect((await type(scene, 'Ana', line)).text).toContain('Only a facilitator can do that');
      expect(await pass(scene, 0)).toEqual([]);
    },
  },
  {
    does: 'whoever leads the group opens a lobby in a line; there is a thread below it',
    run: async (scene) => {
      await type(scene, 'Fay', '/debate start chip-controls/1 format:quick language:en');
      const [lobby, thread, ...more] = await pass(scene, 0);
      expect(more).toEqual([]);
      expect([lobby?.place, thread?.place]).toEqual(['channel', 'thread']);
      expect(lobby?.text).toContain('take your side');
    },
  },
  {
    does: 'people take sides, change them, leave, watch',
    run: async (scene) => {
      const joins: [Name, Label][] = [
        ['Ana', LABEL.joinFor],
        ['Ben', LABEL.joinAgainst],
        ['Cem', LABEL.joinFor],
        ['Doa', LABEL.joinFor],
        ['Eva', LABEL.joinUndecided],
        ['Gus', LABEL.joinFor],
        ...(['Hal', 'Ida', 'Jon'] as const).map((one): [Name, Label] => [one, LABEL.watch]),
      ];
      for (const [who, label] of joins) await press(scene, who, label);
      await press(scene, 'Doa', LABEL.joinAgainst);
      await press(scene, 'Jon', LABEL.leave);
      await typeInThread(scene, 'Jon', '/debate join watching');
      expect(await pass(scene, 5_000)).toEqual([]);
      expect((await postWith(scene, LABEL.joinFor)).text).toContain('Ana, Cem, Gus');
    },
  },
  {
    does: 'somebody prepares a speech that nobody else sees',
    run: async (scene) => {
      const kept = await type(scene, 'Ana', '/debate draft Controls slow everybody down.');
      expect(kept.text).toContain('Controls slow everybody down.');
      expect(await pass(scene, 0)).toEqual([]);
    },
  },
  {
    does: 'only whoever runs it begins at once; the shorter side is filled up by lot',
    run: async (scene) => {
      expect((await press(scene, 'Ana', LABEL.start)).text).toContain('ten minutes');
      await press(scene, 'Fay', LABEL.start);
      const posts = await pass(scene, 5_000);
      expect(posts.map(({ text }) => text).join('\n')).toContain('Opening vote');
    },
  },
  {
    does: 'all vote in secret, some twice; once all have voted it closes early',
    run: async (scene) => {
      const first = scene.ballots === 'one' ? 'for' : 'against';
      for (const who of NAMES) await press(scene, who, CHOICE[who === 'Kim' ? 'undecided' : first]);
      await press(scene, 'Lin', CHOICE.undecided);
      await press(scene, 'Kim', CHOICE[scene.ballots === 'one' ? 'against' : 'for']);
      expect((await press(scene, 'Kim', LABEL.where)).text).toContain('You have voted');
      await pass(scene, 0);
    },
  },
  {
    does: 'the first speaker is called, posts what was prepared, and adds a part by the form',
    run: async (scene) => {
      const [call] = await pass(scene, 20_000);
      expect(call?.pings).toEqual(['Ana']);
      const card = await press(scene, 'Ana', LABEL.draft);
      await press(scene, 'Ana', LABEL.post, card);
      const shown = await fill(scene, 'Ana', LABEL.speak, { text: 'And they cost us the sales.' });
      const edited = await fill(
        scene,
        'Ana',
        LABEL.edit,
        { text: 'And they cost us the sales.\n\nThat is all.' },
        shown,
      );
      await press(scene, 'Ana', LABEL.post, edited);
      const speeches = await pass(scene, 1_000);
      expect(speeches.map(({ text }) => text)).toEqual([
        expect.stringContaining('Controls slow everybody down.'),
        expect.stringContaining('That is all.'),
      ]);
    },
  },
  {
    does: 'whoever speaks out of turn gets the words back',
    run: async (scene) => {
      const back = await type(scene, 'Ben', '/debate speak Not without us.');
      expect(back.text).toContain('the other side’s turn');
      expect(back.text).toContain('Not without us.');
      expect(await pass(scene, 0)).toEqual([]);
    },
  },
  {
    does: 'the other side is called; a message becomes a speech; evidence goes in, and can be looked up',
    run: async (scene) => {
      await press(scene, 'Ana', LABEL.done);
      const [call] = await pass(scene, 0);
      expect(call?.pings).toEqual(['Ben']);
      await scene.chat.makeSpeech('They buy us the time that we need.', scene.people.Ben);
      const offer = await fill(scene, 'Doa', LABEL.evidence, { words: 'chip-controls:12' });
      await press(scene, 'Doa', LABEL.putIn, offer);
      await pass(scene, 0);
      const looked = await press(scene, 'Hal', LABEL.doesItSay);
      expect(looked.text).toContain('chip-controls:12');
    },
  },
  {
    does: 'it is paused and goes on; more time is given to all, and to one',
    run: async (scene) => {
      await typeInThread(scene, 'Fay', '/debate pause');
      await pass(scene, 0);
      expect(await pass(scene, minutes(30))).toEqual([]);
      await press(scene, 'Fay', LABEL.resume);
      await type(scene, 'Fay', '/debate extend 2');
      await pass(scene, 0);
    },
  },
  {
    does: 'a speech is reported: whoever runs it hears of it alone, and takes it back with a reason',
    run: async (scene) => {
      const speech = await postWith(scene, LABEL.report);
      await press(scene, 'Ida', LABEL.report, speech);
      await pass(scene, 0);
      const told = await scene.chat.told(scene.people.Fay);
      expect(told.at(-1)?.text).toContain('Somebody has reported this');
      await type(scene, 'Fay', '/debate withdraw evidence 1 why:"It is beside the point."');
      await pass(scene, 0);
      expect((await scene.chat.told(scene.people.Doa)).at(-1)?.text).toContain('It is beside the point.');
    },
  },
  {
    does: 'questions wait in a queue, and are taken one by one',
    run: async (scene) => {
      await type(scene, 'Jon', '/debate ask Who pays for it? to:for');
      expect(await pass(scene, 0)).toEqual([]);
      await press(scene, 'Ben', LABEL.done);
      await pass(scene, 0);
      await fill(scene, 'Lin', LABEL.ask, { words: 'And who decides?' });
      const answer = await fill(scene, 'Cem', LABEL.answer, { text: 'Whoever sells them.' });
      await press(scene, 'Cem', LABEL.post, answer);
      await press(scene, 'Fay', LABEL.next);
      await pass(scene, 0);
    },
  },
  {
    does: 'a step is skipped, undone, skipped; the role is handed over',
    run: async (scene) => {
      await type(scene, 'Fay', '/debate skip');
      await pass(scene, 0);
      await type(scene, 'Fay', '/debate undo');
      await pass(scene, 0);
      await type(scene, 'Fay', '/debate skip');
      await type(scene, 'Fay', '/debate hand-over person:@Gus');
      await pass(scene, 0);
    },
  },
  {
    does: 'a speaker takes back what they said; who does not come is noticed when the turn is over',
    run: async (scene) => {
      const card = await fill(scene, 'Doa', LABEL.speak, { text: 'I said too much.' });
      await press(scene, 'Doa', LABEL.post, card);
      await pass(scene, 0);
      await fill(scene, 'Doa', LABEL.withdraw, {});
      await pass(scene, 45_000);
      await pass(scene, 15_000);
      await pass(scene, minutes(1));
    },
  },
  {
    does: 'all vote again, and some say what moved them',
    run: async (scene) => {
      for (const who of NAMES) await press(scene, who, CHOICE[scene.ballots === 'one' ? 'against' : 'for']);
      await fill(scene, 'Kim', LABEL.reason, { words: 'That nobody said who decides.' });
      await pass(scene, 0);
    },
  },
];

export const QUICK_END: readonly DebateStep[] = [
  {
    does: 'the result comes, with the transcript',
    run: async (scene) => {
      const posts = await pass(scene, 20_000);
      expect(posts.map(({ text }) => text)).toEqual([
        expect.stringContaining('Result of the debate'),
        expect.stringContaining('This house would sell China every chip'),
      ]);
      const [, record] = posts;
      for (const part of ['Controls slow everybody down.', 'Withdrawn by its author.', 'That nobody said who decides.'])
        expect(record?.file).toContain(part);
      expect(record?.file).not.toContain('I said too much.');
      await pass(scene, 5_000);
    },
  },
  {
    does: 'those were notified whose turn it was, and nobody else',
    run: async (scene) => {
      expect(scene.pinged).toEqual(['Ana', 'Ben', 'Cem', 'Cem Doa', 'Doa', 'Cem Eva', 'Doa', 'Cem']);
    },
  },
];
