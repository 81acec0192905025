import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { button, cited, type House, openHouse, passages, words } from './house.ts';
import { add, LIGHTHOUSE, lighthouse } from './lighthouse.ts';

async function withLighthouse(): Promise<House> {
  const house = await openHouse();
  await add(house, lighthouse());
  return house;
}

const texts = (outcome: Outcome) => passages(outcome).map(({ text }) => text);

describe('a quotation for oneself', () => {
  it('is shared once, however often somebody presses', async () => {
    const house = await withLighthouse();
    const mine = await house.say('/quote oil in:lighthouse only-me');
    const first = await house.press(button(mine, 'Share with everybody'));
    expect(first).toMatchObject({ visibility: 'public' });
    const again = await house.press(button(mine, 'Share with everybody'));
    expect(again).toMatchObject({ visibility: 'only-me' });
    expect(words(again)).toBe('You have shared this already.');
  });

  it('with more around it is another thing to share, once', async () => {
    const house = await withLighthouse();
    const mine = await house.say('/quote lighthouse:5 only-me');
    await house.press(button(mine, 'Share with everybody'));
    const more = button(await house.press(button(mine, 'More around it')), 'Share with everybody');
    const shared = await house.press(more);
    expect(shared).toMatchObject({ visibility: 'public' });
    expect(texts(shared)).toEqual(LIGHTHOUSE.slice(1, 8));
    expect(words(await house.press(more))).toBe('You have shared this already.');
  });

  it('the last page is shared once, whatever number it is called by', async () => {
    const house = await withLighthouse();
    const share = button(await house.say('/quote lighthouse:1-8 only-me'), 'Share with everybody');
    const shared = await house.press(share.replace('share.0', 'share.99'));
    expect(cited(shared)).toEqual(['lighthouse:5', 'lighthouse:6', 'lighthouse:7', 'lighthouse:8']);
    expect(words(await house.press(share.replace('share.0', 'share.1')))).toBe('You have shared this already.');
  });

  it('is shared once by two presses at the same moment', async () => {
    const house = await withLighthouse();
    const share = button(await house.say('/quote oil in:lighthouse only-me'), 'Share with everybody');
    const both = await Promise.all([house.press(share), house.press(share)]);
    expect(both.map((one) => one.kind === 'reply' && one.visibility).sort()).toEqual(['only-me', 'public']);
  });

  it('can be posted again by who sees that its first post got lost', async () => {
    const house = await withLighthouse();
    const share = button(await house.say('/quote oil in:lighthouse only-me'), 'Share with everybody');
    const first = await house.press(share);
    const again = await house.press(button(await house.press(share), 'Post it again'));
    expect(again).toMatchObject({ visibility: 'public' });
    expect(words(again)).toBe(words(first));
  });
});
