import { describe, expect, it, onTestFinished } from 'vitest';
import { openSlack } from '../../simulators/slack/index.ts';
import { button, memoryInbox, reply, seenIn, testBot } from './fakes.ts';

/** A bot that answers, is not heard to acknowledge, and dies; another on the same store gets it all again. */
async function diedUnheard() {
  const slack = await openSlack({ mode: 'socket' });
  onTestFinished(() => slack.close());
  const inbox = memoryInbox();
  const answer = () => reply('card', 'public', button('quote|share|1', 'Share'));
  const first = await testBot({ slack, inbox, answer });
  const ana = slack.person({ name: 'Ana' });
  const restart = async () => {
    await first.die();
    slack.socket().deaf(false);
    await testBot({ slack, inbox, answer });
  };
  return { slack, inbox, ana, restart };
}

describe('what was answered before a death, and comes again because nobody heard that', () => {
  it('a button that posts has posted once', async () => {
    const { slack, inbox, ana, restart } = await diedUnheard();
    const card = seenIn(await ana.slash('/quote', 'x'));
    slack.socket().deaf(true);
    const pressed = ana.press(card, 'Share');
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done', 'done']);
    await restart();
    expect(seenIn(await pressed)).toMatchObject({ visibility: 'public' });
    expect(slack.channelMessages()).toHaveLength(2);
  });

  it('a command is answered once', async () => {
    const { slack, inbox, ana, restart } = await diedUnheard();
    slack.socket().deaf(true);
    const asked = ana.slash('/quote', 'x');
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done']);
    await restart();
    await asked;
    // A second answer would be there before the next one's.
    await ana.slash('/quote', 'y');
    expect(slack.channelMessages()).toHaveLength(2);
  });
});
