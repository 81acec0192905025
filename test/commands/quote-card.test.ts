import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { button, buttons, cited, type House, openHouse, passages, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE, LIGHTHOUSE_ZH, lighthouse, lighthouseZh } from './lighthouse.ts';

const BEN = { name: 'Ben' };

async function withLighthouse(): Promise<House> {
  const house = await openHouse();
  await add(house, lighthouse());
  await add(house, lighthouseZh(), 'edition-of:lighthouse');
  return house;
}

/** Presses a button in a process that was started after the reply was given. */
async function pressLater(house: House, outcome: Outcome, label: string, who = {}) {
  const later = await house.restart();
  return { later, outcome: await later.press(button(outcome, label), who) };
}

const ids = (outcome: Outcome) => buttons(outcome).map(({ id }) => id);
const texts = (outcome: Outcome) => passages(outcome).map(({ text }) => text);

describe('the buttons of a quotation work after a restart', () => {
  it('next and previous turn the same card, and come back to where one was', async () => {
    const house = await withLighthouse();
    const first = await house.say('/quote oil in:lighthouse lang:en');
    const { later, outcome: second } = await pressLater(house, first, 'Next ▶');
    expect(second.kind).toBe('update');
    expect(cited(second)).not.toEqual(cited(first));
    const { outcome: back } = await pressLater(later, second, '◀ Previous');
    expect(back).toEqual({ kind: 'update', visibility: 'public', reply: first.reply });
  });

  it('more around it shows three on each side, and less takes them away', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote lighthouse:5');
    expect(texts(quoted)).toEqual(LIGHTHOUSE.slice(3, 6));
    const { later, outcome: more } = await pressLater(house, quoted, 'More around it');
    expect(texts(more)).toEqual(LIGHTHOUSE.slice(1, 8));
    expect(cited(more)).toEqual(['lighthouse:5']);
    const { outcome: less } = await pressLater(later, more, 'Less');
    expect(less).toEqual({ kind: 'update', visibility: 'public', reply: quoted.reply });
  });

  it('the other edition shows the same thought there, and leads back; more around it stays in it', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote wick frozen');
    const { later, outcome: chinese } = await pressLater(house, quoted, 'In Chinese');
    expect(passages(chinese, 'cited')).toMatchObject([
      { reference: 'lighthouse:6', language: 'zh', text: LIGHTHOUSE_ZH[5] },
    ]);
    expect(passages(chinese, 'cited')[0]?.highlights).toEqual([]);
    const more = await later.press(button(chinese, 'More around it'));
    expect(texts(more)).toEqual(LIGHTHOUSE_ZH.slice(2, 9));
    const { outcome: back } = await pressLater(later, chinese, 'In English');
    expect(back).toEqual({ kind: 'update', visibility: 'public', reply: quoted.reply });
  });

  it('share posts an only-me card for everybody, says who did, and the public card turns', async () => {
    const house = await withLighthouse();
    const mine = await house.say('/quote oil in:lighthouse only-me');
    expect(mine).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(buttons(await house.say('/quote oil')).map(({ label }) => label)).not.toContain('Share with everybody');
    const { later, outcome: shared } = await pressLater(house, mine, 'Share with everybody');
    expect(shared).toMatchObject({ kind: 'reply', visibility: 'public' });
    expect(words(shared)).toMatch(/^Ana shared this:/);
    expect(cited(shared)).toEqual(cited(mine));
    expect(buttons(shared).map(({ label }) => label)).not.toContain('Share with everybody');
    const turned = await later.press(button(shared, 'Next ▶'));
    expect(turned.kind).toBe('update');
    expect(words(turned)).toMatch(/^Ana shared this:/);
  });

  it('a page that was turned to is what is shared', async () => {
    const house = await withLighthouse();
    const mine = await house.say('/quote oil in:lighthouse lang:en only-me');
    const second = await house.press(button(mine, 'Next ▶'));
    const chinese = await house.press(button(second, 'In Chinese'));
    const { outcome: shared } = await pressLater(house, chinese, 'Share with everybody');
    expect(texts(shared)).toEqual(texts(chinese));
  });
});

describe('a card is never anybody else’s to change', () => {
  it('pressed twice, by its owner, it gives the same twice', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote oil in:lighthouse lang:en');
    for (const label of ['Next ▶', 'More around it', 'In Chinese']) {
      const once = await house.press(button(quoted, label));
      const twice = await house.press(button(quoted, label));
      expect(twice, label).toEqual(once);
    }
  });

  it('pressed by somebody else, it stays, and they get one of their own that only they see', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote oil in:lighthouse lang:en');
    const { later, outcome: bens } = await pressLater(house, quoted, 'Next ▶', BEN);
    expect(bens).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(cited(bens)).toEqual(cited(await later.press(button(quoted, 'Next ▶'))));
    expect(ids(bens).filter((id) => ids(quoted).includes(id))).toEqual([]);
    const turned = await later.press(button(bens, '◀ Previous'), BEN);
    expect(turned.kind).toBe('update');
    expect(cited(turned)).toEqual(cited(quoted));
    expect(buttons(turned).map(({ label }) => label)).toContain('Share with everybody');
  });

  it('in another workspace, or of a card that never was, it says that it is gone', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote oil in:lighthouse lang:en');
    const next = button(quoted, 'Next ▶');
    const gone =
      'I no longer have what this button belongs to: answers are stored for a limited time. Please ask again.';
    expect(words(await house.press(next, { workspace: 'other' }))).toBe(gone);
    const [, , card] = next.split('|');
    for (const action of ['', 'show', 'show.x.alone.own', 'end ◀ Previous', 'show.0.alone.own|x']) {
      expect(words(await house.press(`quote|${action}|${card}`)), action).toBe(gone);
    }
    expect(house.bugs).toEqual([]);
  });

  it('a page number that no card has shows the last page', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote lighthouse:1-10');
    const last = await house.press(button(quoted, 'Next ▶').replace('show.1', 'show.77'));
    expect(cited(last)).toEqual(['lighthouse:9', 'lighthouse:10']);
    expect(words(last)).toContain('3/3');
    expect(buttons(last).find(({ label }) => label === '◀ Previous')?.id).toContain('show.1.');
  });
});

describe('a card outlives what it was made of', () => {
  const changed = LIGHTHOUSE.map((line, at) => (at === 5 ? 'Marta wrote that the wick was a lump of ice.' : line));

  it('a sentence that was rewritten is shown as it was, marked, with what stands there now', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote wick frozen');
    await add(house, lighthouse(changed));
    const { later, outcome } = await pressLater(house, quoted, 'More around it');
    expect(passages(outcome)).toMatchObject([{ reference: 'lighthouse:6', text: LIGHTHOUSE[5], withdrawn: true }]);
    expect(words(outcome)).toContain('The article no longer says this');
    expect(words(outcome)).toContain('In its place now: lighthouse:6a');
    const now = await later.say('/quote lighthouse:6a');
    expect(passages(now, 'cited')).toMatchObject([{ text: changed[5], withdrawn: false }]);
    const again = await later.say('/quote lighthouse.en:6', { language: 'zh-Hans' });
    expect(passages(again)).toMatchObject([{ text: LIGHTHOUSE[5], withdrawn: true }]);
    expect(words(again)).toContain('现在相应的位置是：lighthouse:6a');
  });

  it('a new sentence put in before a rewritten one is not taken for it', async () => {
    const house = await withLighthouse();
    await add(house, lighthouse([...changed.slice(0, 5), 'Some said that a storm was to blame.', ...changed.slice(5)]));
    expect(words(await house.say('/quote lighthouse.en:6'))).toContain('In its place now: lighthouse:6b');
    expect(cited(await house.say('/quote lighthouse.en:6b'))).toEqual(['lighthouse:6b']);
  });

  it('of a range in which one sentence was rewritten only that one is marked, and named below', async () => {
    const house = await withLighthouse();
    await add(house, lighthouse(changed));
    const outcome = await house.say('/quote lighthouse:5-6 lang:en');
    expect(passages(outcome)).toMatchObject([{ withdrawn: false }, { text: LIGHTHOUSE[5], withdrawn: true }]);
    expect(words(outcome)).toContain('No longer in the article: lighthouse:6. The rest still is.');
    expect(words(outcome)).not.toContain('no longer says this');
    const chinese = await house.say('/quote lighthouse.en:5-6', { language: 'zh-Hans' });
    expect(words(chinese)).toContain('文章现在已没有：lighthouse:6。其余各句仍在。');
  });

  it('a range whose sentences changed places has none marked', async () => {
    const house = await withLighthouse();
    await add(house, lighthouse(LIGHTHOUSE.toReversed()));
    const outcome = await house.say('/quote lighthouse:5-6 lang:en');
    expect(passages(outcome)).toMatchObject([{ withdrawn: false }, { withdrawn: false }]);
    expect(words(outcome)).toContain('in another order');
  });

  it('a sentence that stands elsewhere now keeps its number', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote wick frozen');
    await add(house, lighthouse([LIGHTHOUSE[5], ...LIGHTHOUSE.filter((_, index) => index !== 5)]));
    const outcome = await house.press(button(quoted, 'More around it'));
    expect(passages(outcome, 'cited')).toMatchObject([{ text: LIGHTHOUSE[5], withdrawn: false }]);
    expect(texts(outcome)).toEqual([LIGHTHOUSE[5], ...LIGHTHOUSE.slice(0, 3)]);
  });

  it('an article that was removed says so, and shows none of its words', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote wick frozen');
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    const gone = '“The Keeper of Brandt Point” (lighthouse) was removed on 2026-11-23, and its words with it.';
    const { later, outcome } = await pressLater(house, quoted, 'More around it');
    for (const answer of [
      outcome,
      await later.say('/quote lighthouse:6'),
      await later.say('/quote oil in:lighthouse'),
    ]) {
      expect(answer).toMatchObject({ visibility: 'only-me' });
      expect(words(answer)).toContain(gone);
    }
    expect(cited(await later.say('/quote wick frozen')).join()).not.toContain('lighthouse');
  });

  it('an article that came back is quoted again, with nothing of what it said before and was not brought along', async () => {
    const house = await withLighthouse();
    const quoted = await house.say('/quote lighthouse:6');
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    await add(house, lighthouse(changed));
    expect(passages(await house.say('/quote lighthouse:7'), 'cited')).toMatchObject([{ text: LIGHTHOUSE[6] }]);
    for (const answer of [
      await house.say('/quote lighthouse:6'),
      await house.press(button(quoted, 'More around it')),
    ]) {
      expect(passages(answer)).toEqual([]);
      expect(words(answer)).toContain('There is no passage lighthouse');
    }
    expect(words(await house.say('/quote lighthouse.zh:7'))).toContain('There is: en.');
    expect(words(await house.say('/parley article show lighthouse'))).not.toContain('lighthouse.zh');
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    expect(passages(await house.say('/quote lighthouse.zh:7'), 'cited')).toMatchObject([{ text: LIGHTHOUSE_ZH[6] }]);
  });
});
