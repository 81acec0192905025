import { describe, expect, it } from 'vitest';
import { minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, CEM, FAY, MO, MOTION, openLobby, openScene } from './debate-scene.ts';
import { button, buttons, words } from './house.ts';

describe('/debate start', () => {
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
    expect(told).toContain('Oxford: Vote, opening statements');
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
    expect(await scene.say(`${line} when:"yesterday 3 pm"`, FAY)).toContain('I cannot read');
    expect(await scene.say(`${line} when:"in 30 minutes"`, FAY)).toContain('The announcement');
    expect(await scene.press('join-for', ANA)).toContain('not begun');
    expect(await scene.press('come', ANA)).toContain('I remind you');
    expect(await scene.say('/debate status', BEN)).toContain('1 come');
    await scene.pass(minutes(31));
    expect(await scene.press('join-for', ANA)).toContain('You: for');
    expect(await scene.press('come', BEN)).toContain('I remind you');
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

describe('a speech', () => {
  it('is handed in with a form, looked at once more, and posted', async () => {
    const scene = await atOpening();
    const shown = await scene.press('speak', ANA, undefined, { text: 'The first reason.\n\nThe second.' });
    expect(shown).toContain('The second.');
    const card = await scene.house.say('/debate draft', ANA);
    expect(await scene.say('/debate draft', BEN)).toContain('no draft');
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('on its way');
    expect(await scene.say('/debate draft', ANA)).toContain('no draft');
    expect(await scene.say('/debate status', BEN)).toContain('Speech 1'.toLowerCase());
    expect(scene.house.bugs).toEqual([]);
  });

  it('that was handed in during the turn still counts if it is posted within two minutes after it', async () => {
    const scene = await atOpening();
    await scene.press('speak', ANA, undefined, { text: 'Just in time.' });
    await scene.pass(minutes(2));
    const card = await scene.house.say('/debate draft', ANA);
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('on its way');
  });

  it('that comes too late is given back as a draft', async () => {
    const scene = await atOpening();
    const told = await scene.say('/debate speak I am against it.', BEN);
    expect(told).toContain('the other side’s turn');
    expect(told).toContain('I am against it.');
    expect(await scene.say('/debate draft', BEN)).toContain('I am against it.');
    const lost = await scene.say('/debate speak And one more reason.', BEN);
    expect(lost).toContain('I am against it.\n\nAnd one more reason.');
  });

  it('has at most 3,000 characters, and what is longer is kept', async () => {
    const scene = await atOpening();
    const told = await scene.press('speak', ANA, undefined, { text: 'so '.repeat(1_100).trim() });
    expect(told).toContain('3299 characters');
    const card = await scene.house.say('/debate draft', ANA);
    expect(buttons(card).map(({ label }) => label)).toEqual(['Edit', 'Delete']);
  });

  it('can be a message of one’s own; that of somebody else is no speech', async () => {
    const scene = await atOpening();
    expect(await scene.say('/debate speak', ANA)).toContain('only if you wrote it');
  });

  it('waits for approval where the debate says so, and can be withdrawn by its author and by facilitators', async () => {
    const scene = await atOpening('format:quick language:en approve');
    expect(await scene.say('/debate speak My reason.', ANA)).toContain('waits for approval');
    expect(await scene.say('/debate status', BEN)).not.toContain('My reason.');
    expect(await scene.say('/debate status', FAY)).toContain('My reason.');
    expect(await scene.say('/debate approve speech 1', BEN)).toContain('Only whoever runs');
    expect(await scene.say('/debate approve speech 1', FAY)).toContain('approved');
    expect(await scene.say('/debate withdraw speech 1', BEN)).toContain('only what you said yourself');
    expect(await scene.say('/debate withdraw 发言1', ANA)).toContain('withdrawn');
    expect(await scene.say('/debate withdraw speech 7', ANA)).toContain('not in this debate');
  });
});

describe('questions and evidence', () => {
  it('are asked into the queue, and put in with one press', async () => {
    const scene = await atOpening();
    expect(await scene.say('/debate ask Who pays? to:for', CEM)).toContain('in the queue');
    const offer = await scene.house.say('/debate evidence chip-controls:12', ANA);
    const put = button(offer, 'Put in this');
    expect(words(await scene.house.press(put, BEN))).toContain('no longer');
    expect(words(await scene.house.press(put, ANA))).toContain('evidence 1');
    expect(words(await scene.house.press(put, ANA))).toContain('already');
    expect(await scene.press('does-it-say', BEN, '1')).toContain('chip-controls:12');
    const found = await scene.house.say('/debate evidence shortage', FAY);
    expect(buttons(found).map(({ label }) => label)).toContain('Put in 1 against the motion');
    expect(await scene.say('/debate evidence shortage', CEM)).toContain('Only those on a side');
    expect(scene.house.bugs).toEqual([]);
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
    expect(await scene.say('/debate hand-over person:Cem', FAY)).toContain('They run the debate');
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

describe('a person who is erased in mid-debate', () => {
  it('is told before what is stored of them; afterwards their words and name are gone, and the ballots stand', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    await scene.press('vote-for', ANA, 'opening');
    await scene.pass(minutes(1));
    await scene.say('/debate speak The first reason is the cost.', ANA);
    await scene.say('/debate draft And a second one.', ANA);
    await scene.pass(0);
    const told = await scene.say('/parley privacy', ANA);
    expect(told).toContain('2 texts of yours in debates');
    expect(told).toContain('1 secret ballot');
    const sure = await scene.house.press(button(await scene.house.say('/parley privacy', ANA), 'Erase'), ANA);
    await scene.house.press(button(sure, 'Yes, erase'), ANA);
    const [edit] = (await scene.pass(0)).filter(
      ({ kind, words }) => kind === 'edit' && words.includes('former member'),
    );
    expect(edit?.words).not.toMatch(/Ana|the cost/);
    expect(await scene.say('/parley privacy', ANA)).not.toContain('debates');
    const status = await scene.say('/debate status', BEN);
    expect(status).toContain('a former member');
    expect(status).not.toContain('Ana');
    expect(await scene.house.store.ballots.list('local', await scene.id())).toHaveLength(1);
    expect(await scene.say('/debate status', { ...ANA, language: 'zh-Hans' })).toContain('你还没有加入');
    expect(scene.house.bugs).toEqual([]);
  });
});
