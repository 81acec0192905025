import { describe, expect, it } from 'vitest';
import { minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, CEM, FAY, MO, MOTION, openLobby, openScene } from './debate-scene.ts';
import { button, buttons, words } from './house.ts';

describe('/debate start', () => {
  it('can be for named people, a role, or everybody, who may come late', async () => {
    const scene = await openScene();
    const line = `/debate start ${MOTION} format:quick language:en`;
    expect(await scene.say(`${line} who:Ana,Ben`, FAY)).toContain('The lobby is on its way');
    expect(await scene.say('/debate join for', ANA)).toContain('You: for');
    expect(await scene.say('/debate join against', CEM)).not.toContain('You: against');
    expect((await scene.pass(0)).find(({ words }) => words.includes(MOTION))?.words).toContain(
      'Who can take part: Ana, Ben',
    );
    await scene.say('/debate cancel', FAY);
    expect(await scene.say(`${line} who:everybody`, FAY)).toContain('The lobby is on its way');
    expect((await scene.pass(0)).map(({ words }) => words).join()).toContain('everybody, also who comes late');
    expect(scene.house.bugs).toEqual([]);
  });

  it('opens a lobby in the place, which a member sees with what they can do', async () => {
    const scene = await openScene();
    const told = await scene.say(`/debate start ${MOTION} format:quick language:en`, FAY);
    expect(told).toContain('The lobby is on its way');
    expect((await scene.pass(0)).map(({ to }) => to)).toContain('general');
    const status = await scene.house.say('/debate status', ANA);
    expect(words(status)).toContain(MOTION);
    expect(words(status)).toContain('You have not joined');
    expect(buttons(status).map(({ label }) => label)).toEqual(expect.arrayContaining(['Join for', 'Watch']));
    expect(buttons(status).map(({ label }) => label)).not.toContain('Start the debate');
    expect(await scene.say('/debate status', { ...ANA, language: 'zh-Hans' })).toContain('正在候场');
    expect(scene.house.bugs).toEqual([]);
  });

  it('asks for a language where the place has none, and takes the place’s where it has one', async () => {
    const scene = await openScene();
    expect(await scene.say(`/debate start ${MOTION}`, FAY)).toContain('language');
    expect(await scene.house.store.streams.list('local')).toEqual([]);
    await scene.say('/parley settings language:both', FAY);
    expect(await scene.say(`/debate start ${MOTION}`, FAY)).toContain('The lobby is on its way');
  });

  it('is for those whom the setting names; another debate in the same place is refused', async () => {
    const scene = await openScene();
    expect(await scene.say(`/debate start ${MOTION} language:en`, ANA)).toContain('Only a facilitator');
    expect(await scene.say('/parley settings debates:everybody', FAY)).toContain('Only a manager');
    await scene.say('/parley settings debates:everybody', MO);
    expect(await scene.say(`/debate start ${MOTION} language:en`, ANA)).toContain('The lobby is on its way');
    expect(await scene.say(`/debate start Another one language:en`, BEN)).toContain('a debate here already');
    expect(await scene.say('/debate cancel', BEN)).toContain('Only whoever runs this debate');
    expect(await scene.say('/debate cancel', ANA)).toContain('called off');
    expect(scene.house.bugs).toEqual([]);
  });

  it('takes a motion of a topic, or draws one, and names the topic’s camps for each side', async () => {
    const scene = await openScene();
    const offered = await scene.house.complete(['debate', 'start'], 'motion', 'chip');
    expect(offered.length).toBeGreaterThan(0);
    expect(offered[0]?.value).toMatch(/^[a-z-]+\/\d+$/);
    const told = await scene.say(`/debate start ${offered[0]?.value} language:en`, FAY);
    expect(told).toContain(offered[0]?.label.slice(0, 40) ?? '');
    await scene.say('/debate cancel', FAY);
    expect(await scene.say('/debate start draw topic:chip-controls language:en', FAY)).toContain('The lobby');
    expect(await scene.say('/debate start draw topic:nowhere language:en', { ...FAY, channel: 'b' })).toContain(
      'nowhere',
    );
  });

  it('names the formats if one is typed that there is not, and what is wrong with the times', async () => {
    const scene = await openScene();
    const told = await scene.say(`/debate start ${MOTION} format:chess language:en`, FAY);
    expect(told).toContain('Try: oxford, quick, written.');
    expect(await scene.say(`/debate start ${MOTION} times:soon language:en`, FAY)).toContain('openings 3');
    expect(await scene.say(`/debate start ${MOTION} times:"openings 3, floor 4" language:en`, FAY)).toContain(
      '3 minutes',
    );
  });
});

describe('a debate that is planned', () => {
  it('is announced for a time in a zone; who comes says so; the lobby opens by itself', async () => {
    const scene = await openScene();
    const line = `/debate plan ${MOTION} language:en format:quick zone:Berlin`;
    expect(await scene.say(`${line} when:Friday`, FAY)).toContain('no time of day');
    expect(await scene.say(`${line} when:"yesterday 3 pm"`, FAY)).toContain('over already');
    expect(await scene.say(`${line} when:"some day"`, FAY)).toContain('I cannot read');
    expect(await scene.say(`${line} when:"in 30 minutes"`, FAY)).toContain('The announcement');
    expect(await scene.press('join-for', ANA)).toContain('not begun');
    expect(await scene.press('come', ANA)).toContain('I remind you');
    expect(await scene.say('/debate status', BEN)).toContain('Coming: 1');
    await scene.pass(minutes(31));
    expect(await scene.press('join-for', ANA)).toContain('You: for');
    expect(await scene.press('come', BEN)).toContain('the lobby is open now');
  });
});

describe('the lobby', () => {
  it('tells two people at once each their own side', async () => {
    const scene = await openLobby();
    const [ana, ben] = await Promise.all([scene.press('join-against', ANA), scene.press('join-for', BEN)]);
    expect([ana, ben]).toEqual([expect.stringContaining('You: against'), expect.stringContaining('You: for')]);
    expect(await scene.say('/debate status', CEM)).toContain('1 for, 1 against');
  });

  it('begins for whoever runs it; for others ten minutes later', async () => {
    const scene = await openLobby();
    expect(await scene.say('/debate begin', ANA)).toContain('ten minutes');
    await scene.pass(minutes(10));
    expect(await scene.say('/debate begin', ANA)).toContain('It begins.');
    expect(await scene.say('/debate join leave', ANA)).toContain('begun already');
  });

  it('lets only those take part whom the settings name; everybody can watch', async () => {
    const scene = await openLobby();
    await scene.say('/parley settings taking-part:Ana,Ben', FAY);
    expect(await scene.say('/debate join for', CEM)).toContain('Only those who take part');
    expect(await scene.say('/debate join watching', CEM)).toContain('You: watching');
  });
});

describe('the secret vote', () => {
  it('stores the last ballot of each, and tells nobody else', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    expect(await scene.press('vote-for', ANA, 'opening')).toContain('Your ballot: for the motion');
    expect(await scene.press('vote-undecided', ANA, 'opening')).toContain('Changed: your ballot is undecided');
    expect(await scene.press('vote-for', BEN, 'closing')).toContain('No vote is open');
    const ballots = await scene.house.store.ballots.list('local', await scene.id());
    expect(ballots.map(({ choice, vote }) => [vote, choice])).toEqual([['opening', 'undecided']]);
    expect(await scene.say('/debate status', BEN)).not.toContain('undecided, by');
    expect(await scene.say('/debate status', ANA)).toContain('You have voted');
  });
});

describe('the course', () => {
  it('is steered by whoever runs it; two others together can extend or skip', async () => {
    const scene = await atOpening();
    expect(await scene.say('/debate pause', ANA)).toContain('Only whoever runs this debate');
    expect(await scene.say('/debate pause', FAY)).toContain('paused');
    expect(await scene.say('/debate status', ANA)).toContain('It is paused');
    expect(await scene.say('/debate resume', FAY)).toContain('goes on');
    expect(await scene.say('/debate extend 5', ANA)).toContain('one more person');
    expect(await scene.say('/debate extend 5', BEN)).toContain('more time now');
    expect(await scene.say('/debate extend 3 @Ana', FAY)).toContain('do not tell the others');
    expect(await scene.say('/debate extend soon', FAY)).toContain('cannot read');
    expect(await scene.say('/debate done', ANA)).toContain('Your turn is over');
    expect(await scene.say('/debate undo', FAY)).toContain('Back');
    expect(await scene.say('/debate hand-over @Cem', FAY)).toContain('They run the debate');
    expect(await scene.say('/debate status', CEM)).toContain('You run this debate');
    expect(await scene.say('/debate end', CEM)).toContain('ended early');
    expect(await scene.say('/debate end', CEM)).toContain('ended early');
    expect(await scene.say('/debate pause', CEM)).toContain('is over');
    expect(scene.house.bugs).toEqual([]);
  });
});

describe('a debate that is over', () => {
  it('stays in the list of its own place, and is gone for good once a facilitator removes it', async () => {
    const scene = await openLobby();
    expect(await scene.say('/debate remove', FAY)).toContain('still open');
    await scene.say('/debate cancel', FAY);
    expect(await scene.press('join-for', CEM)).toContain('is over');
    expect(await scene.say('/debate list', CEM)).toContain('called off');
    expect(await scene.say('/debate list', { ...CEM, channel: 'elsewhere' })).toContain('no debate here');
    expect(await scene.say('/debate remove', ANA)).toContain('Only a facilitator');
    const sure = await scene.house.say('/debate remove', FAY);
    const gone = await scene.id();
    expect(words(await scene.house.press(button(sure, 'Yes, delete for good'), FAY))).toContain('removed');
    expect(words(await scene.house.press(button(sure, 'Yes, delete for good'), FAY))).toContain('do not know');
    expect(words(await scene.house.press(`debate.status|where|${gone}`, ANA))).toContain('do not know');
    expect(await scene.say('/debate status', ANA)).toContain('no debate here');
    expect(scene.house.bugs).toEqual([]);
  });

  it('is the same in its own thread, where Slack has mentions alone; another thread has debates of its own', async () => {
    const scene = await openLobby();
    const stored = await scene.house.store.streams.read('local', await scene.id());
    const opened = stored?.events.find((one) => JSON.stringify(one).includes('"what":"thread"'));
    const thread = (opened as { id: string }).id;
    expect(await scene.say('/parley debate status', { ...CEM, thread })).toContain(MOTION);
    expect(await scene.say('/debate begin', { ...FAY, thread })).toContain('It begins');
    expect(await scene.say('/debate status', { ...CEM, thread: 'elsewhere' })).toContain('no debate here');
    expect(await scene.say('/debate start Another one language:en', { ...FAY, thread: 'elsewhere' })).toContain(
      'lobby',
    );
    expect(await scene.say('/debate list', CEM)).not.toContain('Another one');
  });

  it('is not reached from another channel by a button of it', async () => {
    const scene = await openLobby();
    expect(await scene.press('where', { ...CEM, channel: 'elsewhere' })).toContain('do not know');
  });

  it('answers the buttons of an earlier process', async () => {
    const scene = await openLobby();
    const id = await scene.id();
    const later = await scene.house.restart();
    expect(words(await later.press(`debate.status|leave|${id}`, ANA))).toContain('You have left');
  });
});
