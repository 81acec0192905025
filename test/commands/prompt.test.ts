import { describe, expect, it } from 'vitest';
import { button, cited, openHouse, passages, words } from './house.ts';
import { keeperTopic } from './keeper-topic.ts';
import { add, FACILITATOR, LIGHTHOUSE, lighthouse } from './lighthouse.ts';

describe('/prompt', () => {
  it('asks an open question with the passage that it starts from, word for word', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const asked = await house.say('/prompt keeper kind:understand');
    expect(asked).toMatchObject({ kind: 'reply', visibility: 'public' });
    expect(words(asked)).toContain('What did Marta write');
    expect(words(asked)).toContain(LIGHTHOUSE[5]);
    expect(cited(asked)).toEqual(['lighthouse:6']);
    expect(words(asked)).toContain('Reported as the view of Marta, not as the article’s own.');
    expect(words(await house.say('/prompt keeper', { language: 'zh-Hans' }))).toMatch(/灯塔熄灭该怪谁/);
  });

  it('never asks the same again in a place until all were asked, over restarts, and says when it begins anew', async () => {
    let house = await openHouse();
    await keeperTopic(house);
    const asked: string[] = [];
    for (let times = 0; times < 3; times++) {
      asked.push(words(await house.say('/prompt keeper')));
      house = await house.restart();
    }
    expect(new Set(asked.map((one) => one.split('\n\n')[1])).size).toBe(3);
    expect(words(await house.say('/prompt keeper'))).toContain('begin again, in another order');
    expect(words(await house.say('/prompt keeper', { channel: 'elsewhere' }))).not.toContain('begin again');
  });

  it('gives another one for everybody at the press of a button', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const first = await house.say('/prompt keeper');
    const second = await house.press(button(first, 'Another one'), { name: 'Ben' });
    expect(second).toMatchObject({ kind: 'reply', visibility: 'public' });
    expect(words(second)).not.toBe(words(first));
    expect(words(await house.press(button(first, 'Who holds what')))).toContain('Blame the oil: Bad oil');
  });

  it('lets topics take turns where nobody says which, also where there are two', async () => {
    const house = await openHouse({ shelf: false });
    await keeperTopic(house);
    const [keeper] = await house.store.topics.list('local');
    if (!keeper) throw new Error('no topic');
    expect(words(await house.say('/prompt'))).toContain('Who was to blame for the dark nights?');
    const yaml = keeper.yaml.replace('Who was to blame for the dark nights?', 'Who should pay for the oil?');
    await house.store.topics.put('local', { ...keeper, id: 'oil', yaml });
    const asked = [words(await house.say('/prompt')), words(await house.say('/prompt'))].join();
    expect(asked).toContain('Who was to blame for the dark nights?');
    expect(asked).toContain('Who should pay for the oil?');
  });

  it('asks nothing that starts from a sentence which the article no longer has', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    await add(house, lighthouse(LIGHTHOUSE.filter((line) => line !== LIGHTHOUSE[5])));
    expect(words(await house.say('/prompt keeper kind:understand'))).toContain('no prompt of that kind');
  });

  it('says which kinds there are, and that a topic waits for an article', async () => {
    const house = await openHouse();
    await keeperTopic(house, { article: false });
    expect(words(await house.say('/prompt keeper'))).toContain('waits for an article');
    expect(words(await house.say('/prompt keeper kind:guess'))).toContain('steelman');
    expect(words(await house.say('/prompt zebra quagga'))).toContain('No topic here is about');
  });
});

describe('/prompt on an article that no topic covers', () => {
  it('draws from templates over its passages, says so, and never the same until all were asked', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const first = await house.say('/prompt lighthouse');
    expect(words(first)).toContain('Made from the article by a template');
    const asked = [first];
    for (let times = 0; times < 5; times++) asked.push(await house.press(button(asked.at(-1) ?? first, 'Another one')));
    const questions = asked.map((one) => words(one).split('\n\n').slice(2, 4).join(' '));
    expect(new Set(questions).size).toBe(6);
    expect(words(await house.press(button(first, 'Who holds what')))).toContain('Nobody has written down the camps');
  });
});

describe('a prompt in a place that speaks both languages', () => {
  it('starts from its passage in both editions, each with its own title', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:both', FACILITATOR);
    const shown = await house.say('/prompt chip-controls');
    const languages = passages(shown, 'cited').map(({ language }) => language);
    expect(new Set(languages)).toEqual(new Set(['en', 'zh']));
    expect(words(shown)).toContain('“Do chip export controls work?”');
    expect(words(shown)).toContain('《芯片出口管制管用吗？》');
  });
});
