import { expect } from 'vitest';
import { DAILY_END } from './daily-end.ts';
import { CHANNEL_GONE, LINKED, RIGHT_GIVEN, RIGHT_TAKEN } from './daily-places.ts';
import { berlin, type DailyStep, lead, squeezed, toldOf, until } from './daily-scene.ts';

const HEADING = ['Good *morning* @everyone `now` ~all~', '早上好 *各位* @everyone `now` ~all~'] as const;

/** Steps of a group that sets up a daily prompt in Berlin and lives with it over the change of clocks on 29 March 2026. */
export const DAILY: readonly DailyStep[] = [
  {
    does: 'nothing is there yet, and it says how to begin',
    run: async ({ chat, member, say }) => {
      const shown = await chat.type('/daily show', member);
      expect(shown.visibility).toBe('only-me');
      expect(shown.text).toContain(say('A facilitator begins one with /daily on', '主持人可以用 /daily on 开始'));
    },
  },
  {
    does: 'a member cannot begin one, and is told who can',
    run: async ({ chat, member, say }) => {
      const line = say('/daily on time:9:00 zone:Berlin language:en', '/daily on 时间:9:00 时区:柏林 语言:简体中文');
      const refused = await chat.type(line, member);
      expect(refused.visibility).toBe('only-me');
      expect(refused.text).toContain(say('Only a facilitator can do that', '主持人'));
      expect((await chat.type('/daily list', member)).text).toContain(say('no schedule here', '还没有定时发题'));
    },
  },
  {
    does: 'whoever leads the group begins one in a line, and reads when it comes',
    run: async (scene) => {
      const { say } = scene;
      const [en, zh] = HEADING;
      const made = await lead(
        scene,
        say(
          `/daily on time:9:00 zone:Berlin language:en topics:chip-controls thread:yes name:morning heading:"${en}"`,
          `/daily on 时间:早上9点 时区:柏林 语言:简体中文 话题:chip-controls 讨论串:是 名称:morning 标题:"${zh}"`,
        ),
      );
      expect(made.visibility).toBe('only-me');
      for (const part of [say('It is set up.', '设置好了。'), 'morning', '09:00']) expect(made.text).toContain(part);
      expect(made.text).toContain(
        say('Tue 24 Mar 2026, 09:00 in Berlin', '2026 年 3 月 24 日（周二）09:00（柏林时间）'),
      );
    },
  },
  {
    does: 'everybody can see it, with the next three times and what is left',
    run: async (scene) => {
      const { chat, member, say } = scene;
      const shown = await chat.type('/daily show', member);
      expect(shown.text).toContain(say('Thu 26 Mar 2026, 09:00', '2026 年 3 月 26 日（周四）09:00'));
      scene.kept.set(
        'left',
        /\d+ prompts left|还有 \d+ 道题/.exec(shown.text)?.[0] ?? 'nothing is said of what is left',
      );
      expect(shown.text).toContain(scene.kept.get('left'));
      const list = await chat.type('/daily list', member);
      expect(list.text).toContain('morning');
    },
  },
  {
    does: 'the preview is for facilitators, and for one alone',
    run: async (scene) => {
      const preview = await lead(scene, '/daily preview');
      expect(preview.visibility).toBe('only-me');
      expect(preview.text).toContain('chip-controls:');
      scene.kept.set('preview', squeezed(preview.text));
      const refused = await scene.chat.type('/daily preview', scene.member);
      expect(refused.text).not.toContain('chip-controls:');
    },
  },
  {
    does: 'the post comes at its time and not before, exactly as in the preview',
    run: async (scene) => {
      expect(await until(scene, '2026-03-24T08:59:59')).toEqual([]);
      const [post, ...more] = await until(scene, '2026-03-24T09:00');
      expect(more).toEqual([]);
      expect(post?.visibility).toBe('public');
      expect(scene.kept.get('preview')).toContain(squeezed(post?.text ?? 'no post'));
      expect(post?.text).toContain(scene.say(...HEADING));
      const [below, ...others] = post ? await scene.chat.thread(post) : [];
      expect(others).toEqual([]);
      expect(below?.text).toContain(scene.say('Answers go here.', '请在这里讨论。'));
      scene.kept.set('posts', '1');
    },
  },
  {
    does: 'what was posted is listed for members',
    run: async ({ chat, member, say }) => {
      const past = await chat.type('/daily past', member);
      expect(past.visibility).toBe('only-me');
      expect(past.text).toContain(say('Tue 24 Mar 2026', '2026 年 3 月 24 日（周二）'));
    },
  },
  {
    does: LINKED,
    run: async ({ chat, member }) => {
      const past = await chat.type('/daily past', member);
      const [post] = (await chat.channel()).filter(({ text }) => text.includes('chip-controls:'));
      expect(chat.links(past)).toEqual([expect.stringContaining(post?.id.replace('.', '') ?? 'no post')]);
    },
  },
  {
    does: 'a day is skipped, and it says who did',
    run: async (scene) => {
      const { say } = scene;
      const skipped = await lead(scene, '/daily skip');
      expect(skipped.text).toContain(say('Skipped.', '已跳过。'));
      expect(skipped.text).toContain(
        say(`Wed 25 Mar 2026: skipped by Fay`, '2026 年 3 月 25 日（周三）：由 Fang 跳过'),
      );
      expect(await until(scene, '2026-03-25T20:00')).toEqual([]);
    },
  },
  {
    does: 'a prompt is skipped: another one comes that day',
    run: async (scene) => {
      const before = squeezed((await lead(scene, '/daily preview')).text);
      const line = scene.say('/daily skip prompt', '/daily skip 这道题');
      expect((await lead(scene, line)).text).toContain(scene.say('Another one comes instead.', '换了一道题。'));
      const after = squeezed((await lead(scene, '/daily preview')).text);
      expect(after).not.toBe(before);
      const [post] = await until(scene, '2026-03-26T09:00');
      expect(after).toContain(squeezed(post?.text ?? 'no post'));
    },
  },
  {
    does: 'it pauses until a day, and goes on that day by itself',
    run: async (scene) => {
      const { say } = scene;
      const paused = await lead(scene, say('/daily pause until:2026-03-28', '/daily pause 直到:2026-03-28'));
      expect(paused.text).toContain(say('Paused until Sat 28 Mar 2026', '暂停到 2026 年 3 月 28 日（周六）'));
      expect(await until(scene, '2026-03-27T21:00')).toEqual([]);
      expect(await until(scene, '2026-03-28T08:59')).toEqual([]);
      expect(await until(scene, '2026-03-28T09:00')).toHaveLength(1);
    },
  },
  {
    does: 'the clocks change, and it still comes at nine',
    run: async (scene) => {
      expect(await until(scene, '2026-03-29T08:59')).toEqual([]);
      expect(await until(scene, '2026-03-29T09:00')).toHaveLength(1);
    },
  },
  {
    does: 'it pauses for good, and resumes',
    run: async (scene) => {
      expect((await lead(scene, '/daily pause')).text).toContain(scene.say('Paused.', '已暂停。'));
      expect(await until(scene, '2026-03-31T12:00')).toEqual([]);
      expect((await lead(scene, '/daily resume')).text).toContain(scene.say('It goes on.', '继续发题。'));
      expect(await until(scene, '2026-03-31T12:01')).toEqual([]);
      expect(await until(scene, '2026-04-01T09:00')).toHaveLength(1);
    },
  },
  {
    does: 'with another time and zone it comes next on the first date there after the last one',
    run: async (scene) => {
      const line = scene.say('/daily change time:7:30 zone:Shanghai', '/daily change 时间:7点半 时区:北京时间');
      const changed = await lead(scene, line);
      expect(changed.text).toContain(scene.say('Changed.', '改好了。'));
      // In Shanghai it is six hours later than in Berlin in summer. 1 April has been posted.
      expect(await until(scene, '2026-04-02T01:29')).toEqual([]);
      expect(await until(scene, '2026-04-02T01:30')).toHaveLength(1);
      await lead(scene, scene.say('/daily change time:9:00 zone:Berlin', '/daily change 时间:9:00 时区:柏林'));
      expect(await until(scene, '2026-04-02T23:00')).toEqual([]);
    },
  },
  {
    does: 'one more now, and the schedule goes on as before',
    run: async (scene) => {
      scene.clock.at = berlin('2026-04-02T23:10');
      expect((await lead(scene, '/daily now')).text).toContain(scene.say('It is on its way.', '马上就到'));
      expect(await until(scene, '2026-04-02T23:11')).toHaveLength(1);
      expect(await until(scene, '2026-04-03T08:59')).toEqual([]);
      expect(await until(scene, '2026-04-03T09:00')).toHaveLength(1);
    },
  },
  {
    does: RIGHT_TAKEN,
    run: async (scene) => {
      scene.chat.change('the right to post is taken');
      for (const time of ['09:00', '09:01', '09:02', '09:20'])
        expect(await until(scene, `2026-04-04T${time}`)).toEqual([]);
      expect(await toldOf(scene, scene.say('I could not post', '发不出去'))).toBe(1);
      expect((await lead(scene, '/daily show')).text).toContain(scene.say('I could not post', '发不出去'));
    },
  },
  {
    does: RIGHT_GIVEN,
    run: async (scene) => {
      scene.chat.change('the right to post is given');
      expect(await until(scene, '2026-04-04T09:40')).toHaveLength(1);
      const shown = await lead(scene, '/daily show');
      expect(shown.text).not.toContain(scene.say('I could not post', '发不出去'));
      expect(shown.text).toContain(scene.say('posted later than planned', '发得比原定时间晚'));
    },
  },
  {
    does: CHANNEL_GONE,
    run: async (scene) => {
      const { chat, say } = scene;
      chat.change('it is deleted');
      await until(scene, '2026-04-05T09:00');
      chat.change('another is used');
      expect(await toldOf(scene, say('the channel is gone', '频道已经没有了'))).toBe(1);
      const moved = await lead(scene, say('/daily change name:morning here', '/daily change 名称:morning 本频道'));
      expect(moved.text).toContain(say('Changed.', '改好了。'));
      await until(scene, '2026-04-05T21:00');
      expect(await until(scene, '2026-04-06T09:00')).toHaveLength(1);
    },
  },
  ...DAILY_END,
];
