import { expect } from 'vitest';
import { CAMPS } from './conversation-camps.ts';
import { ANA, BO, FAY, from, type Scene, type Step } from './scene.ts';

const TEACHER =
  'Shortage, they argue, was the teacher, since engineers who could not buy speed had to look for it in their own code.';
const TEACHER_ZH = '他们认为，短缺才是老师，因为工程师买不到速度，就只好到自己的代码里去找。';
const H20 =
  'Nvidia answered with the H20, which computes far more slowly than the H100 but has the large, fast memory that suits running finished models.';
const ASML =
  'Chipmaking machines are controlled too: since 2019 the Dutch government has kept ASML from shipping extreme ultraviolet (EUV) lithography machines to China.';

const HARBOUR_SENTENCE = 'The tide tables of the old harbour were printed on the backs of concert programmes.';
export const HARBOUR = {
  name: 'harbour.md',
  text: `---
title: The harbour that kept its paper
published: 2024-05-06
licence: CC BY 4.0
---

${HARBOUR_SENTENCE}
Nobody threw anything away there, because paper was dearer than fish.
`,
};

/** True if everybody in the channel sees these words now. */
async function everybodySees(scene: Scene, words: string): Promise<boolean> {
  return (await scene.chat.channel()).some(({ text }) => text.includes(words));
}

export const CONVERSATION: readonly Step[] = [
  {
    does: 'help, for whoever asked alone',
    run: async ({ chat }) => {
      const help = await chat.type('/parley help', ANA);
      expect(help.visibility).toBe('only-me');
      expect(help.text).toContain('/quote shortage was the teacher');
    },
  },
  {
    does: 'a quotation in English, for everybody, from half-remembered words',
    run: async (scene) => {
      const found = await scene.chat.type('/quote shortage was the techer', ANA);
      expect(found.visibility).toBe('public');
      expect(found.text).toContain(TEACHER);
      expect(found.text).toContain('deepseek-lesson:');
      expect(await everybodySees(scene, TEACHER)).toBe(true);
      scene.seen.set('teacher', found);
    },
  },
  {
    does: 'a quotation in Chinese, from traditional characters and a wrong one',
    run: async (scene) => {
      const found = await scene.chat.type('/quote 短缺才是老帥', BO);
      expect(found.text).toContain(TEACHER_ZH);
      expect(found.buttons).toContain('英文版');
      expect(await everybodySees(scene, TEACHER_ZH)).toBe(true);
    },
  },
  {
    does: 'no hit, said to who asked, with what to try',
    run: async ({ chat }) => {
      const nothing = await chat.type('/quote qqqqzzzz', ANA);
      expect(nothing.visibility).toBe('only-me');
      expect(nothing.text).toContain('I found nothing for: qqqqzzzz');
    },
  },
  {
    does: 'many hits: the best one, and a way to the others',
    run: async (scene) => {
      const found = await scene.chat.type('/quote export controls', ANA);
      expect(found.buttons).toContain('Next ▶');
      expect(found.options.length).toBeGreaterThan(5);
      scene.seen.set('many', found);
    },
  },
  {
    does: 'the next one, in the same message',
    run: async (scene) => {
      const first = from(scene, 'many');
      const next = await scene.chat.press(first, 'Next ▶', ANA);
      expect(next.id).toBe(first.id);
      expect(next.text).toContain('2/');
      expect(next.text).not.toBe(first.text);
      scene.seen.set('second', next);
    },
  },
  {
    does: 'a passage chosen from the list of hits',
    run: async (scene) => {
      const second = from(scene, 'second');
      const label = second.options[3] ?? '';
      const fourth = await scene.chat.choose(second, label, ANA);
      expect(fourth.id).toBe(second.id);
      expect(fourth.text).toContain('4/');
      scene.seen.set('many', fourth);
    },
  },
  {
    does: 'more around a passage',
    run: async (scene) => {
      const before = from(scene, 'teacher');
      const more = await scene.chat.press(before, 'More around it', ANA);
      expect(more.id).toBe(before.id);
      expect(more.text).toContain(TEACHER);
      expect(more.text.length).toBeGreaterThan(before.text.length);
      expect(more.buttons).toContain('Less');
    },
  },
  {
    does: 'the same passage in the other edition',
    run: async (scene) => {
      const other = await scene.chat.press(from(scene, 'teacher'), 'In Chinese', ANA);
      expect(other.text).toContain(TEACHER_ZH);
      expect(await everybodySees(scene, TEACHER_ZH)).toBe(true);
    },
  },
  {
    does: 'a quotation for oneself',
    run: async (scene) => {
      const mine = await scene.chat.type('/quote chip-controls:12 only-me', ANA);
      expect(mine.visibility).toBe('only-me');
      expect(mine.text).toContain(ASML);
      expect(await everybodySees(scene, ASML)).toBe(false);
      scene.seen.set('mine', mine);
    },
  },
  {
    does: 'and then shared with everybody, once',
    run: async (scene) => {
      const shared = await scene.chat.press(from(scene, 'mine'), 'Share with everybody', ANA);
      expect(shared.visibility).toBe('public');
      expect(shared.text).toContain('Ana shared this:');
      expect(shared.text).toContain(ASML);
      expect(await everybodySees(scene, ASML)).toBe(true);
      const again = await scene.chat.press(from(scene, 'mine'), 'Share with everybody', ANA);
      expect(again.text).toContain('You have shared this already.');
    },
  },
  {
    does: 'the passages of a reference',
    run: async ({ chat }) => {
      const cited = await chat.type('/quote chip-controls:11-12', ANA);
      expect(cited.text.indexOf(H20)).toBeGreaterThanOrEqual(0);
      expect(cited.text.indexOf(ASML)).toBeGreaterThan(cited.text.indexOf(H20));
    },
  },
  {
    does: 'an article completed while it is typed',
    run: async ({ chat }) => {
      expect(await chat.complete('/quote export in:chip', ANA)).toContain('chip-controls');
    },
  },
  {
    does: 'a value that an option does not take, and what it takes',
    run: async ({ chat }) => {
      const wrong = await chat.type('/quote export lang:fr', ANA);
      expect(wrong.visibility).toBe('only-me');
      expect(wrong.text).toContain('“fr”');
      expect(wrong.text).toContain('zh (Chinese)');
    },
  },
  {
    does: 'somebody else’s button gives who presses their own copy',
    run: async (scene) => {
      const before = await scene.chat.channel();
      const own = await scene.chat.press(from(scene, 'many'), 'Next ▶', BO);
      expect(own.visibility).toBe('only-me');
      expect(own.text).toContain('5/');
      expect(own.buttons).toContain('下一条 ▶');
      expect(await scene.chat.channel()).toEqual(before);
    },
  },
  ...CAMPS,
  {
    does: 'an article that somebody sends: first what it was taken for',
    run: async (scene) => {
      const preview = await scene.chat.send(HARBOUR, FAY);
      expect(preview.visibility).toBe('only-me');
      expect(preview.text).toContain('The harbour that kept its paper');
      expect(preview.text).toContain(HARBOUR_SENTENCE);
      scene.seen.set('preview', preview);
    },
  },
  {
    does: 'then added',
    run: async (scene) => {
      const added = await scene.chat.press(from(scene, 'preview'), 'Add it', FAY);
      expect(added.text).toContain('Added: The harbour that kept its paper');
    },
  },
  {
    does: 'and quoted by a member',
    run: async (scene) => {
      const found = await scene.chat.type('/quote tide tables concert', BO);
      expect(found.text).toContain(HARBOUR_SENTENCE);
      expect(await everybodySees(scene, HARBOUR_SENTENCE)).toBe(true);
    },
  },
];
