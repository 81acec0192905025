import { describe, expect, it } from 'vitest';
import { createPeople } from '#chat/slack/people.ts';
import { failedReply } from '#core/failure.ts';
import type { Result } from '../../simulators/slack/index.ts';
import { button, fakeCommands, manualTiming, memoryInbox, reply, seenIn, testBot, update } from './fakes.ts';

const rightsNeeded = fakeCommands.map((one) => ({ ...one, may: 'facilitator' as const }));
const OWN = { locale: 'en-GB', admin: true } as const;
const OTHER = { ...OWN, team: 'T0ELSEWHERE' } as const;

function view(result: Result) {
  if (result.kind !== 'form') throw new Error(`no form but ${JSON.stringify(result)}`);
  return result.view;
}

describe('whoever administers another workspace', () => {
  const card = () => reply('card', 'public', button('quote|n|1', 'Next'));

  it('is a member here by a press, a shortcut, a form and a mention; who administers this one is a manager', async () => {
    const { slack, asked } = await testBot({ answer: ({ kind }) => (kind === 'press' ? update('b') : card()) });
    for (const [name, facts] of [
      ['Ana', OWN],
      ['Bo', OTHER],
    ] as const) {
      const person = slack.person({ name, ...facts });
      const shown = seenIn(await person.mention('@parley quote x'));
      await person.press(shown, 'Next');
      await person.submit(view(await person.slash('/quote', '')), { words: 'x' });
      await person.shortcut('shortcut|quote', person.say('the ferry'));
    }
    expect(asked.map(({ user }) => user.may)).toEqual([...Array(4).fill('manager'), ...Array(4).fill('member')]);
  });

  it('is a member after a restart, too', async () => {
    const inbox = memoryInbox();
    const first = await testBot({ inbox, timing: manualTiming(), answer: () => new Promise<never>(() => {}) });
    const seen = first.slack.person({ name: 'Bo', ...OTHER }).mention('@parley quote x');
    await expect.poll(() => first.asked.length).toBe(1);
    await first.die();
    const second = await testBot({ slack: first.slack, inbox });
    expect(seenIn(await seen).text).toBe('hello');
    expect(second.asked.map(({ user }) => user.may)).toEqual(['member']);
  });
});

describe('whom Slack calls an administrator', () => {
  const mayOf = async (user: object) => {
    const outside = { now: () => 0, newId: () => '', dice: () => 0 };
    const call = async () => ({ ok: true, user: { is_admin: true, ...user } });
    const people = createPeople({ web: async () => ({ call }), outside, log: () => {} });
    return (await people.of('T1', 'U1')).may;
  };

  it.each([
    ['a manager, where Slack does not say of which workspace', {}, 'manager'],
    ['a manager of this workspace', { team_id: 'T1' }, 'manager'],
    ['a manager of this workspace of a Grid', { team_id: 'E1', enterprise_user: { teams: ['T2', 'T1'] } }, 'manager'],
    ['a member, who belongs to another workspace', { team_id: 'T2' }, 'member'],
    ['a member, who belongs to a sibling in a Grid', { team_id: 'T2', enterprise_user: { teams: ['T2'] } }, 'member'],
    ['a member, who is a stranger', { team_id: 'T1', is_stranger: true }, 'member'],
  ])('is %s', async (_, user, may) => {
    expect(await mayOf(user)).toBe(may);
  });
});

describe('while Slack does not tell who somebody is', () => {
  it('they are answered in the language of the place, and in their own once Slack has told', async () => {
    const timing = manualTiming();
    const { slack, asked } = await testBot({ timing, languageOf: async () => 'zh-Hans' });
    slack.trouble('users.info', 429, { retryAfter: 55 });
    const ana = slack.person({ name: 'Ana', locale: 'en-GB', admin: true });
    const seen = ana.slash('/quote', 'x');
    await timing.waited(900);
    timing.pass(900);
    expect(seenIn(await seen).text).toBe('hello');
    timing.pass(55_000);
    const again = async () => {
      await ana.slash('/quote', 'x');
      return asked.at(-1)?.language;
    };
    await expect.poll(again).toBe('en');
    expect(asked[0]).toMatchObject({ language: 'zh-Hans', user: { may: 'member' } });
    expect(asked.at(-1)?.user.may).toBe('manager');
  });

  it('nobody is refused what they may do: they are asked to try again', async () => {
    const timing = manualTiming();
    const refusal = async () => failedReply('en', 'Only a facilitator can do that');
    const { slack, asked } = await testBot({ timing, refusal, commands: rightsNeeded });
    slack.trouble('users.info', 429, { retryAfter: 55 });
    const seen = slack.person({ name: 'Ana' }).slash('/parley', 'facilitators');
    await timing.waited(10_000);
    timing.pass(10_000);
    expect(seenIn(await seen).text).toContain('I cannot find out just now whether you may do that here');
    expect(asked).toEqual([]);
  });
});
