import { expect } from 'vitest';
import type { Seen } from './chat-driver.ts';
import { type DailyScene, type DailyStep, lead, toldOf, until } from './daily-scene.ts';

/** The first day of the last steps. */
const FIRST = Temporal.PlainDate.from('2026-04-07');
/** Days in which all prompts of a topic come, and some more. */
const ENOUGH = 20;

/** Lets the days go by from this one on, until one satisfies the test. Returns its posts; the day is kept. */
async function daysUntil(scene: DailyScene, isThere: (posts: Seen[]) => boolean | Promise<boolean>): Promise<Seen[]> {
  for (let days = 0; days < ENOUGH; days += 1) {
    const day = Temporal.PlainDate.from(scene.kept.get('day') ?? FIRST);
    scene.kept.set('day', day.add({ days: 1 }).toString());
    const posts = await until(scene, `${day}T09:00`);
    if (await isThere(posts)) return posts;
  }
  throw new Error(`nothing came of it in ${ENOUGH} days`);
}

async function untilAsked(scene: DailyScene): Promise<Seen> {
  const label = scene.say('Begin again', '再来一轮');
  const posts = await daysUntil(scene, (all) => all.some(({ buttons }) => buttons.includes(label)));
  const question = posts.find(({ buttons }) => buttons.includes(label));
  if (!question) throw new Error('no question');
  return question;
}

/** Steps to the end of the prompts, around it once, and to the end of the schedule. */
export const DAILY_END: readonly DailyStep[] = [
  {
    does: 'when few prompts are left, whoever set it up hears of it, once',
    run: async (scene) => {
      const few = scene.say('Seven prompts or fewer are left', '剩下的讨论题不到八道');
      const told = () => toldOf(scene, few);
      if (!(await told())) await daysUntil(scene, async () => (await told()) > 0);
      await daysUntil(scene, () => true);
      expect(await told()).toBe(1);
    },
  },
  {
    does: 'at the end it asks whether to begin again or to stop, where all can see it; a member cannot decide',
    run: async (scene) => {
      const question = await untilAsked(scene);
      expect(question.buttons).toEqual([scene.say('Begin again', '再来一轮'), scene.say('Stop', '到此为止')]);
      const refused = await scene.chat.press(question, question.buttons[0] ?? '', scene.member);
      expect(refused.visibility).toBe('only-me');
      expect(refused.text).toContain(scene.say('facilitator', '主持人'));
      expect(await daysUntil(scene, () => true)).toEqual([]);
    },
  },
  {
    does: 'it begins again by a button, days after',
    run: async (scene) => {
      const question = (await scene.chat.channel()).findLast(({ buttons }) => buttons.length === 2);
      if (!question) throw new Error('the question is gone');
      const again = await scene.chat.press(question, question.buttons[0] ?? '', scene.lead);
      expect(again.visibility).toBe('only-me');
      expect(again.text).toContain(scene.kept.get('left'));
      const [post, ...more] = await daysUntil(scene, (posts) => posts.length > 0);
      expect(post?.text).toContain('chip-controls:');
      expect(more).toEqual([]);
    },
  },
  {
    does: 'and stops by a button the next time',
    run: async (scene) => {
      const question = await untilAsked(scene);
      const stopped = await scene.chat.press(question, scene.say('Stop', '到此为止'), scene.lead);
      expect(stopped.text).toContain(scene.say('It ends here.', '到此为止。'));
      expect((await lead(scene, '/daily list')).text).toContain(scene.say('no schedule here', '还没有定时发题'));
    },
  },
  {
    does: 'a reading of an article, a part a day, in the group’s language',
    run: async (scene) => {
      const line = scene.say(
        '/daily on time:9:00 zone:Berlin language:en article:deepseek-lesson',
        '/daily on 时间:9:00 时区:柏林 语言:简体中文 文章:deepseek-lesson',
      );
      expect((await lead(scene, line)).text).toContain('deepseek-lesson');
      for (const part of [1, 2]) {
        const [post] = await daysUntil(scene, (posts) => posts.length > 0);
        expect(post?.text).toContain(scene.say(`part ${part}`, `第 ${part} 段`));
        expect(post?.text).toContain('deepseek-lesson:');
      }
    },
  },
  {
    does: 'it is turned off: nothing comes any more, and what came stays listed',
    run: async (scene) => {
      const off = await lead(scene, scene.say('/daily off name:deepseek-lesson', '/daily off 名称:deepseek-lesson'));
      expect(off.text).toContain(scene.say('is off', '已关闭'));
      for (let days = 0; days < 3; days += 1) expect(await daysUntil(scene, () => true)).toEqual([]);
      const past = await scene.chat.type('/daily past', scene.member);
      expect(past.text).toContain(scene.say('Part 2', '第 2 段'));
      expect((await scene.chat.type('/daily list', scene.member)).text).toContain(
        scene.say('no schedule here', '还没有定时发题'),
      );
    },
  },
];
