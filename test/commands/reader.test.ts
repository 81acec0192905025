import { describe, expect, it } from 'vitest';
import { createLibrary } from '#library/index.ts';
import { button, openHouse, words } from './house.ts';
import { add, FACILITATOR, lighthouse } from './lighthouse.ts';

const MANAGER = { name: 'Mo', may: 'manager' } as const;
const shown = '/parley article reader lighthouse';

describe('what the reader shows of an article', () => {
  it('is whole when a facilitator says so, who is told what that means', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const whole = async () => (await house.store.settings.get('local')).whole;
    expect(words(await house.say(`${shown} whole`))).toContain('Only a facilitator');
    expect(await whole()).toEqual([]);
    const told = await house.say(`${shown} show:whole`, FACILITATOR);
    expect(told).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(told)).toContain('The Keeper of Brandt Point (lighthouse)');
    expect(words(told)).toContain('You may only do this if the text is yours or its owner allows it.');
    await house.say('/parley 文章 阅读 lighthouse whole', FACILITATOR);
    expect(await whole()).toEqual(['lighthouse']);
    expect((await house.store.settings.get('other')).whole).toEqual([]);
    const back = words(await house.say(`${shown} excerpts`, { ...FACILITATOR, language: 'zh-Hans' }));
    expect(back).toContain('阅读页只显示引文前后的几句');
    expect(await whole()).toEqual([]);
  });

  it('does not outlive the article', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await house.say(`${shown} whole`, FACILITATOR);
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    expect((await house.store.settings.get('local')).whole).toEqual([]);
  });

  it('does not outlive the article that a librarian removes at the command line, and others keep theirs', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await house.store.settings.change('local', (before) => ({ ...before, whole: ['lighthouse', 'canal'] }));
    await createLibrary(house.store).remove('local', 'lighthouse', Date.UTC(2026, 10, 23));
    expect((await house.store.settings.get('local')).whole).toEqual(['canal']);
  });

  it('is for an article that there is, and one of two things', async () => {
    const house = await openHouse();
    expect(words(await house.say('/parley article reader lihgthouse whole', FACILITATOR))).toContain(
      'There is no article',
    );
    expect(words(await house.say('/parley article reader chip-controls some', FACILITATOR))).toContain(
      'excerpts (What surrounds a citation)',
    );
    expect(words(await house.say('/parley article reader chip-controls', FACILITATOR))).toContain('needs “show”');
  });
});

describe('links to the reader', () => {
  it('are renewed by a manager, who is told that the old ones end', async () => {
    const house = await openHouse();
    const renewed: string[] = [];
    house.services.links.renew = async (workspace) => {
      renewed.push(workspace);
      return true;
    };
    expect(words(await house.say('/parley settings reader:new-link', FACILITATOR))).toContain('Only a manager');
    expect(renewed).toEqual([]);
    const told = words(await house.say('/parley settings reader:new-link', MANAGER));
    expect(told).toContain('Links that were posted before lead nowhere now');
    expect(told).not.toContain('Settings changed');
    expect(renewed).toEqual(['local']);
    await house.say('/parley settings reader:new-link language:klingon', MANAGER);
    expect(renewed).toEqual(['local']);
  });

  it('cannot be renewed where there are none', async () => {
    const house = await openHouse();
    house.services.links.renew = async () => false;
    expect(words(await house.say('/parley settings reader:new-link', MANAGER))).toContain('nothing to renew');
  });
});
