import { describe, expect, it, test, vi } from 'vitest';
import { commands } from '#commands';
import { isRemoved } from '#core/article.ts';
import { parallel } from '#core/parallel.ts';
import type { Block, Outcome } from '#core/reply.ts';
import { buttons, cited, file, openHouse, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE_ZH, lighthouse, lighthouseZh } from './lighthouse.ts';

type ChoiceBlock = Extract<Block, { kind: 'choice' }>;
const choice = ({ reply }: Outcome): ChoiceBlock | undefined => reply.blocks.find((block) => block.kind === 'choice');
const chosen = (outcome: Outcome) =>
  choice(outcome)
    ?.options.filter((one) => one.chosen)
    .map(({ label }) => label);

describe('a card with many passages has a list of them', () => {
  it('that says how many there are, and which one is shown', async () => {
    const house = await openHouse();
    const found = await house.say('/quote export controls');
    const list = choice(found);
    expect(list?.options).toHaveLength(20);
    expect(list?.label).toBe('All 20 passages');
    expect(chosen(found)?.[0]).toMatch(new RegExp(`^${cited(found)[0]} `));
    expect(choice(await house.say('/quote 出口管制', { language: 'zh-Hans' }))?.label).toMatch(/^全部 \d+ 条$/);
    const ids = list?.options.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(20);
    for (const { id, label } of list?.options ?? []) {
      expect(id.length).toBeLessThanOrEqual(100);
      expect(label.length).toBeLessThanOrEqual(100);
    }
  });

  it('and opens each article once for it', async () => {
    const house = await openHouse();
    const { id } = choice(await house.say('/quote export controls'))?.options[3] ?? { id: '' };
    const opened = vi.spyOn(house.services.library, 'open');
    await house.press(id);
    const ids = opened.mock.calls.map(([, article]) => article);
    opened.mockRestore();
    expect(ids.length).toBeLessThanOrEqual(new Set(ids).size + 2);
  });

  it('choosing one shows it in the same message, also after a restart and twice', async () => {
    const house = await openHouse();
    const found = await house.say('/quote export controls');
    const fourth = choice(found)?.options[3];
    const later = await house.restart();
    const shown = await later.press(fourth?.id ?? '');
    expect(shown.kind).toBe('update');
    expect(words(shown)).toContain('4/20');
    expect(chosen(shown)).toEqual([fourth?.label]);
    expect(fourth?.label.startsWith(`${cited(shown)[0]} `)).toBe(true);
    expect(await later.press(fourth?.id ?? '')).toEqual(shown);
    const others = await later.press(fourth?.id ?? '', { name: 'Ben' });
    expect(others).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(cited(others)).toEqual(cited(shown));
  });

  it('and leads to another edition only where that says the same', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await add(house, lighthouseZh(LIGHTHOUSE_ZH.slice(0, 3)), 'edition-of:lighthouse');
    const article = await house.services.library.open('local', 'lighthouse');
    if (!article || isRemoved(article)) throw new Error('no lighthouse');
    const seen = new Set<boolean>();
    for (const at of LIGHTHOUSE_ZH.keys()) {
      const says = parallel(article, 'en', [`${at + 1}`], 'zh').length > 0;
      const labels = buttons(await house.say(`/quote lighthouse:${at + 1}`)).map(({ label }) => label);
      expect(labels.includes('In Chinese'), `${at + 1}`).toBe(says);
      seen.add(says);
    }
    expect(seen).toEqual(new Set([true, false]));
  });

  it('of a range, page by page; of a very long one those near where one is', async () => {
    const house = await openHouse();
    const lines = Array.from({ length: 130 }, (_, at) => `Boat ${at + 1} left the harbour.`);
    await add(house, file('boats.txt', lines.join('\n')), 'id:boats');
    const few = choice(await house.say('/quote boats:1-12'));
    expect(few?.label).toBe('All 12 passages');
    expect(few?.options.map(({ label }) => label)).toEqual([
      'boats:1-4 Boat 1 left the harbour.',
      'boats:5-8 Boat 5 left the harbour.',
      'boats:9-12 Boat 9 left the harbour.',
    ]);
    const long = await house.say('/quote boats:1-130');
    expect(choice(long)).toMatchObject({ label: 'Go to' });
    expect(choice(long)?.options).toHaveLength(25);
    let at: Outcome = long;
    for (let step = 0; step < 3; step += 1) at = await house.press(choice(at)?.options.at(-1)?.id ?? '');
    expect(words(at)).toContain('33/33');
    expect(chosen(at)).toEqual(['boats:129-130 Boat 129 left the harbour.']);
    expect(choice(at)?.options).toHaveLength(25);
    expect(choice(await house.say('/quote boats:1-8'))).toBeUndefined();
  });

  it('a range that is too long for a card says so, and which part of it to ask for', async () => {
    const house = await openHouse();
    const lines = Array.from({ length: 450 }, (_, at) => `Boat ${at + 1} left the harbour.`);
    await add(house, file('boats.txt', lines.join('\n')), 'id:boats');
    const whole = await house.say('/quote boats:1-450');
    expect(whole).toMatchObject({ failed: true, visibility: 'only-me' });
    expect(words(whole)).toContain('boats:1-450 has 450 passages; 400 is the most at once.');
    expect(words(whole)).toContain('such as boats:1-400');
    const chinese = words(await house.say('/quote boats:20-450', { language: 'zh-Hans' }));
    expect(chinese).toContain('boats:20-450 共有 431 句，一次最多 400 句。请分段引用，例如 boats:20-419');
    expect(words(await house.say('/quote boats:20-419'))).toContain('1/100');
  });

  it('references that are too many together say at which to stop', async () => {
    const house = await openHouse();
    const lines = Array.from({ length: 450 }, (_, at) => `Boat ${at + 1} left the harbour.`);
    await add(house, file('boats.txt', lines.join('\n')), 'id:boats');
    const all = words(await house.say('/quote boats:1-400, boats:410-411, boats:420'));
    expect(all).toContain('With boats:410-411, these references come to 402 passages; 400 is the most at once.');
    expect(all).toContain('Ask for boats:410-411 and what follows it in another /quote.');
    const chinese = words(await house.say('/quote boats:1-399、410-411', { language: 'zh-Hans' }));
    expect(chinese).toContain('加上 boats:410-411，这几个出处共有 401 句，一次最多 400 句。从 boats:410-411 起，');
    expect(cited(await house.say('/quote boats:1-399, boats:410'))).toHaveLength(4);
  });

  it('goes on although an article of it was removed', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await house.say('/parley settings article:lighthouse', FACILITATOR);
    const unsure = await house.say('/quote export oil lamp in:all');
    const all = unsure.reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])).at(-1);
    const found = await house.press(all?.id ?? '');
    expect(choice(found)?.options.some(({ label }) => label.startsWith('lighthouse:'))).toBe(true);
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    const yes = asked.reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
    await house.press(yes?.id ?? '', FACILITATOR);
    const shelf = choice(found)?.options.find(({ label }) => !label.startsWith('lighthouse:'));
    const shown = await house.press(shelf?.id ?? '');
    expect(shown.kind).toBe('update');
    expect(choice(shown)?.options.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^lighthouse:\d+$/));
    expect(house.bugs).toEqual([]);
  });
});

describe('a message that somebody points at is looked for', () => {
  const shortcut = commands.find(({ path }) => path[0] === 'quote')?.shortcut;
  const given = (message: string) => shortcut?.args(message, { isOwn: false, links: [], hasFile: false });

  it('is offered for quoting, and for a speech in a debate, in both languages', () => {
    const offered = commands.filter((command) => command.shortcut).map(({ path }) => path);
    expect(offered.map((path) => path.join(' ')).toSorted()).toEqual(['debate speak', 'parley article add', 'quote']);
    expect(shortcut?.words).toEqual({ en: 'Find this in the articles', zh: '在文章里查找' });
  });

  test.each([
    ['he said “the wick” froze', 'he said the wick froze'],
    ['"a" \'b\' 「c」 don’t ‘d’', 'a b c don’t d'],
    ['12：30', '12：30'],
    ['one\n\n two', 'one two'],
  ])('as words alone: %s', (message, expected) => {
    expect(given(message)).toEqual({ words: expected, 'only-me': true });
  });

  it('up to the end of a word of its beginning', () => {
    const long = String(given('harbour '.repeat(100))?.words);
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long).toMatch(/^(harbour )+harbour$/);
    expect([...String(given('潮'.repeat(1000))?.words)]).toHaveLength(300);
  });

  it('and found', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const args = given('Did you read that “a second wick” froze, in the town hall?') ?? {};
    const found = await house.say(`/quote ${args.words} only-me`);
    expect(found).toMatchObject({ visibility: 'only-me' });
    expect(cited(found)).toEqual(['lighthouse:7']);
  });

  it('by the reference that stands in it', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const quoted = words(await house.say('/quote lighthouse:6'));
    const found = await house.say(
      `/quote ${given(`[${quoted.slice(quoted.indexOf('lighthouse:6'))}]`)?.words} only-me`,
    );
    expect(cited(found)).toEqual(['lighthouse:6']);
  });
});
