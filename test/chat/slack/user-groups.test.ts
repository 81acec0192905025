import { describe, expect, it, onTestFinished } from 'vitest';
import { createUserGroups } from '#chat/slack/user-groups.ts';
import { start } from '../../contract/chat-slack.ts';
import { shelfFolder } from '../../contract/shelf-folder.ts';
import { openSlack, type Person } from '../../simulators/slack/index.ts';
import { seenIn } from './fakes.ts';

const READERS = '<!subteam^S0READERS|@readers>';

/** Parley in a workspace with a group of which Ana is a member and Bo is none. */
async function withReaders({ scopes = ['usergroups:read'] } = {}) {
  const slack = await openSlack({ mode: 'http' });
  const bugs: unknown[] = [];
  const { running, chat } = await start(await shelfFolder(), slack, bugs);
  onTestFinished(async () => {
    await chat.stop();
    await running.store.close();
    await slack.close();
    expect([bugs, slack.world.faults]).toEqual([[], []]);
  });
  slack.world.scopes.push(...scopes);
  const [ana, bo, fay] = ['Ana', 'Bo', 'Fay'].map((name) => slack.person({ name, admin: name === 'Fay' }));
  if (!ana || !bo || !fay) throw new Error('nobody');
  slack.world.groups.set('S0READERS', [ana.facts.id]);
  const asked = () => slack.world.requests.filter(({ method }) => method === 'usergroups.users.list').length;
  return { slack, ana, bo, fay, asked };
}

const typed = async (person: Person, command: string, text: string): Promise<string> =>
  seenIn(await person.slash(command, text)).text;
const suggest = (person: Person, words: string) => typed(person, '/daily', `suggest ${words} topic:chip-controls`);

describe('a user group of Slack as those who take part', () => {
  it('is set by its mention, shown as Slack shows it, and lets its members answer and suggest, and nobody else', async () => {
    const { ana, bo, fay, asked } = await withReaders();
    const set = await typed(fay, '/parley', `settings taking-part:${READERS}`);
    expect(set).toMatch(/Who takes part: @S0READERS/);
    expect(await suggest(ana, 'Who pays?')).toContain('Thank you');
    expect(await suggest(bo, 'Who gains?')).toContain('Only those who take part');
    expect(asked()).toBe(1);
  });

  it('is set in a mention of Parley too, beside people', async () => {
    const { ana, bo, fay } = await withReaders();
    await fay.mention(`@parley settings taking-part:${READERS},<@${bo.facts.id}>`);
    expect(await suggest(ana, 'Who pays?')).toContain('Thank you');
    expect(await suggest(bo, 'Who gains?')).toContain('Thank you');
    expect(await suggest(fay, 'Who knows?')).toContain('Only those who take part');
  });

  it('is refused with what to do while Parley may not see who is in it; people can be named', async () => {
    const { ana, bo, fay, slack } = await withReaders({ scopes: [] });
    expect(await typed(fay, '/parley', `settings taking-part:${READERS}`)).toContain('add the scope usergroups:read');
    expect(await suggest(bo, 'Who gains?')).toContain('Thank you');
    await typed(fay, '/parley', `settings taking-part:<@${ana.facts.id}|ana>`);
    expect(await suggest(bo, 'Who loses?')).toContain('Only those who take part');
    expect(await suggest(ana, 'Who pays?')).toContain('Thank you');
    expect(slack.world.requests.filter(({ method }) => method === 'usergroups.users.list')).toHaveLength(1);
  });

  it('does not tell its members that they do not take part while Slack does not say who they are', async () => {
    const { ana, fay, slack } = await withReaders();
    slack.trouble('usergroups.users.list', 200, { error: 'fatal_error' });
    await typed(fay, '/parley', `settings taking-part:${READERS}`);
    expect(await suggest(ana, 'Who pays?')).toContain('I cannot find out just now whether you may do that');
  });

  const start = (fay: Person) =>
    typed(fay, '/debate', `start Bridges need rails format:quick language:en who:${READERS}`);

  it('is who may take part in one debate, typed and by its buttons, without being in the settings', async () => {
    const { ana, bo, fay } = await withReaders();
    await start(fay);
    expect(await typed(ana, '/debate', 'join for')).toContain('You: for');
    expect(await typed(bo, '/debate', 'join against')).toContain('Only those who were named when it was opened');
    const status = seenIn(await ana.slash('/debate', 'status'));
    expect(seenIn(await ana.press(status, 'Join undecided')).text).toContain('You: undecided');
    expect(seenIn(await bo.press(status, 'Join undecided')).text).toContain('Only those who were named');
    expect(seenIn(await bo.slash('/debate', 'status')).buttons.map(({ label }) => label)).not.toContain('Join for');
    expect(await suggest(bo, 'Who gains?')).toContain('Thank you');
  });

  it('cannot be chosen for a debate while Parley may not see who is in it', async () => {
    const { fay } = await withReaders({ scopes: [] });
    expect(await start(fay)).toContain('add the scope usergroups:read');
    expect(await typed(fay, '/debate', 'status')).toContain('There is no debate here');
  });

  it('does not shut its members out of a debate while Slack does not say who they are', async () => {
    const { ana, fay, slack } = await withReaders();
    slack.trouble('usergroups.users.list', 200, { error: 'fatal_error' });
    await start(fay);
    expect(await typed(ana, '/debate', 'join for')).toContain('I cannot find out just now whether you may do that');
  });

  it('can be notified by a post, as a person can', async () => {
    const { ana, fay } = await withReaders();
    const on = (ping: string) => typed(fay, '/daily', `on time:9:00 zone:Berlin language:en ping:${ping}`);
    expect(await on(READERS)).toMatch(/Notifies: @S0READERS/);
    expect(await on(`<@${ana.facts.id}|ana>`)).toContain(`@${ana.facts.id}`);
  });
});

describe('who is in a user group', () => {
  const answering = (answers: (string[] | Error)[]) => {
    let now = 0;
    const call = async () => {
      const next = answers.shift();
      if (!next || next instanceof Error) throw next ?? new Error('asked too often');
      return { ok: true as const, users: next };
    };
    const outside = { now: () => now, newId: () => '', dice: () => 0 };
    const groups = createUserGroups({ web: async () => ({ call }), outside, log: () => {} });
    return {
      members: async () => {
        const found = await groups.members('T1', 'S1');
        return found instanceof Set ? [...found] : found;
      },
      pass: (ms: number) => {
        now += ms;
      },
    };
  };

  it('is asked again after some minutes, and stays as it was while Slack does not tell', async () => {
    const { members, pass } = answering([['U1'], new Error('down'), ['U2']]);
    expect([await members(), await members()]).toEqual([['U1'], ['U1']]);
    pass(5 * 60_000);
    expect([await members(), await members()]).toEqual([['U1'], ['U1']]);
    pass(60_000);
    expect(await members()).toEqual(['U2']);
  });
});
