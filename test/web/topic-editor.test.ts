import { describe, expect, it } from 'vitest';
import { file, openHouse } from '../commands/house.ts';
import { KEEPER_TOPIC, keeperTopic } from '../commands/keeper-topic.ts';
import { add, LIGHTHOUSE, lighthouse, lighthouseZh } from '../commands/lighthouse.ts';
import { desk, hidden, MODEL, soundTopic, stored } from './desk.ts';

describe('the topic editor', () => {
  it('turns whose views an article reports into a draft, in the words that were given', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const { get, post } = desk(house);
    const form = await get('/desk/new/lighthouse');
    expect(form.html).toContain('Marta');
    expect(form.html).toContain(LIGHTHOUSE[5]);
    const sent = {
      how: 'form',
      id: 'dark-nights',
      by: 'Fay',
      'question-en': 'Who was\r\nto blame?',
      'question-zh': '该怪谁？',
      'camp-0': '2',
      'use-0-6': 'yes',
      'en-0-6': 'The wick “froze”: her log says so.',
      'zh-0-6': '灯芯冻住了。',
      'name-en-2': 'Frost',
      'name-zh-2': '严寒',
    };
    expect(await post('/desk/new/lighthouse', sent)).toMatchObject({ status: 303, to: '/desk/topic/dark-nights' });
    const [topic] = await house.store.topics.list('local');
    expect(topic).toMatchObject({ id: 'dark-nights', status: 'draft', by: 'Fay' });
    expect(topic?.yaml).toMatch(
      /# 6: Marta wrote .*\n +- en: "?The wick “froze”: her log says so\.?"?\n +zh-Hans: 灯芯冻住了。\n +evidence: .*it:6 = [0-9a-f]{12}/,
    );
    expect(topic?.yaml).toContain('en: Who was to blame?');
    const page = await get('/desk/topic/dark-nights');
    expect(page.html).toContain('is still to be written');
    expect(page.html).not.toContain('question.en');
  });

  it('loses nothing of a form that it cannot take, and nobody’s topic under the same name', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const { post } = desk(house);
    const sent = { how: 'form', by: 'Ana', 'question-en': '<b>Why</b> dark?', 'camp-0': '3' };
    for (const [id, words] of [
      ['keeper', 'a topic of this id already'],
      ['chip-controls', 'a topic of this id already'],
      ['Not An Id', 'cannot be a topic'],
    ] as const) {
      const refused = await post('/desk/new/lighthouse', { ...sent, id });
      expect(refused.status).toBe(422);
      expect(refused.html).toContain(words);
      expect(refused.html).toContain('&lt;b&gt;Why&lt;/b&gt; dark?');
      expect(refused.html).toContain('<option value="3" selected>');
    }
    expect((await post('/desk/new/lighthouse', { ...sent, id: 'mine', by: ' ' })).html).toContain('give your name');
    expect(await stored(house)).toEqual(['keeper accepted']);
  });

  it('calls a topic by a name of up to 40 characters', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const { post } = desk(house);
    const named = (id: string) => post('/desk/new/lighthouse', { how: 'form', id, by: 'Fay' });
    expect(await named('t'.repeat(41))).toMatchObject({
      status: 422,
      html: expect.stringContaining('cannot be a topic'),
    });
    expect(await named('t'.repeat(40))).toMatchObject({ status: 303 });
    expect(await stored(house)).toEqual([`${'t'.repeat(40)} draft`]);
  });

  it('lets a language model draft only where one is set, and says when it cannot', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    expect((await desk(house).get('/desk/new/lighthouse')).html).not.toContain('value="model"');
    const none = await desk(house).post('/desk/new/lighthouse', { how: 'model', id: 'a', by: 'Fay' });
    expect(none.html).toContain('No language model is set');
    const { get, post } = desk(house, MODEL);
    expect((await get('/desk/new/lighthouse')).html).toContain('sent to small (here)');
    const made = await post('/desk/new/lighthouse', { how: 'model', id: 'frost', by: 'Fay' });
    expect(made).toMatchObject({ status: 303, to: '/desk/topic/frost' });
    const draft = await get('/desk/topic/frost');
    expect(draft.html).toContain('Drafted by small (here)');
    expect(draft.html).toContain('The keeper noted a frozen wick.');
    expect(await house.services.topics.find('local', 'frozen wick')).toEqual([]);
  });

  it('shows members a topic when it is accepted by name and nothing is wrong, and not before', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml: KEEPER_TOPIC, by: 'Fay' });
    const before = await get('/desk/topic/keeper');
    const sent = { how: 'accept', by: 'Fay', at: hidden(before.html) };
    const early = await post('/desk/topic/keeper', { ...sent, yaml: `${KEEPER_TOPIC}# mine\r\n` });
    expect(early.status).toBe(422);
    expect(early.html).toContain('cannot be accepted yet');
    expect(early.html).toMatch(/data-line="18">line 18 <\/button> keeper:7: has no checksum|has no checksum yet/);
    expect((await house.store.topics.list('local'))[0]?.yaml).toBe(`${KEEPER_TOPIC}# mine\n`);
    expect(await post('/desk/topic/keeper', { ...sent, yaml, by: ' ', at: hidden(early.html) })).toMatchObject({
      status: 422,
    });
    const done = await post('/desk/topic/keeper', { ...sent, yaml, at: hidden(early.html) });
    expect(done).toMatchObject({ status: 303, to: '/desk?accepted=keeper' });
    expect(await stored(house)).toEqual(['keeper accepted']);
    expect((await house.say('/camps keeper')).reply).toMatchObject({ language: 'en' });
    expect((await get('/desk?accepted=keeper')).html).toContain('Accepted; members see it now: <code>keeper</code>');
    expect(early.html).toContain('“I have read every claim against its evidence.”');
  });

  it('shows the passage of evidence that has no checksum, word for word, and writes the checksum when asked', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml: KEEPER_TOPIC, by: 'Fay' });
    const { html } = await get('/desk/topic/keeper');
    expect(html).toContain(`has no checksum yet. It says: “${LIGHTHOUSE[4]}” If that is meant, press`);
    const sent = { by: 'Fay', at: hidden(html), yaml: KEEPER_TOPIC };
    const after = await post('/desk/topic/keeper', { ...sent, how: 'checksums' });
    expect(after.html).not.toContain('has no checksum yet');
    expect(after.html).not.toContain('value="checksums"');
    expect((await house.services.topics.list('local')).map(({ topic }) => topic.id)).not.toContain('keeper');
    const [draft] = await house.store.topics.list('local');
    expect(draft).toMatchObject({ status: 'draft', yaml });
  });

  it('shows a draft as members would see it, once it can be read', async () => {
    const { get, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml: 'format: 1\n', by: 'Fay' });
    expect((await get('/desk/topic/keeper')).html).not.toContain('/desk/preview/keeper');
    expect(await get('/desk/preview/keeper')).toMatchObject({ status: 404 });
    await drafts.save('local', { id: 'keeper', yaml, by: 'Fay' });
    expect((await get('/desk/topic/keeper')).html).toContain('href="/desk/preview/keeper"');
    const page = await get('/desk/preview/keeper');
    expect(page.status).toBe(200);
    expect(page.html).toContain('A stove kept the lantern alight.');
    expect(page.html).toContain(LIGHTHOUSE[7]);
    expect(await get('/desk/preview/nothing')).toMatchObject({ status: 404 });
  });

  it('carries the name of who accepted it, who has read every claim, and the day', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    const unread = yaml.replace(/reviewed: .*\n/, '');
    await drafts.save('local', { id: 'keeper', yaml: unread, by: 'Fay' });
    const { html } = await get('/desk/topic/keeper');
    await post('/desk/topic/keeper', { how: 'accept', by: 'Ana "A"', at: hidden(html), yaml: unread });
    const live = (await house.services.topics.list('local')).find(({ topic }) => topic.id === 'keeper');
    expect(live?.topic.reviewed).toEqual({ by: 'Ana "A"', on: '1970-01-01' });
    expect((await get('/desk/preview/keeper')).html).toContain('Every claim read against its evidence by Ana');
  });

  it('offers the other language than the article’s, and does not ask for it', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const { get, post } = desk(house);
    expect((await get('/desk/new/lighthouse')).html).toContain('in Chinese, if you like');
    await post('/desk/new/lighthouse', { how: 'form', id: 'one', by: 'Fay', 'question-en': 'Who was to blame?' });
    const { html } = await get('/desk/topic/one');
    expect(html).toContain('the topic is in English alone');
    expect(html).not.toContain('the Chinese text');
    expect(html).toContain('First camp, name: the English text is still to be written');
  });

  it('asks for the language of the article first, and notes in it what is to be done', async () => {
    const house = await openHouse();
    await add(house, lighthouseZh(), 'id:tower');
    const { get, post } = desk(house);
    const form = (await get('/desk/new/tower')).html;
    expect(form.indexOf('name="question-zh"')).toBeLessThan(form.indexOf('name="question-en"'));
    await post('/desk/new/tower', { how: 'form', id: 'one', by: 'Fay', 'question-zh': '该怪谁？' });
    expect((await get('/desk/topic/one')).html).toContain('# 草稿：每一句都用自己的话来写');
  });

  it('changes what members see only when the change is accepted', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml, by: 'Fay' });
    await drafts.accept('local', 'keeper', 'Fay');
    const { html } = await get('/desk/topic/keeper');
    const changed = yaml.replace('Blame the oil', 'The oil did it');
    const saved = await post('/desk/topic/keeper', { how: 'save', by: 'Ana', at: hidden(html), yaml: changed });
    expect(saved.html).toContain('Saved.');
    expect(await stored(house)).toEqual(['keeper accepted', 'keeper draft']);
    expect(
      (await house.services.topics.list('local')).find(({ topic }) => topic.id === 'keeper')?.topic.camps[0]?.name.en,
    ).toBe('Blame the oil');
    await post('/desk/topic/keeper', { how: 'accept', by: 'Ana', at: hidden(saved.html), yaml: changed });
    expect(
      (await house.services.topics.list('local')).find(({ topic }) => topic.id === 'keeper')?.topic.camps[0]?.name.en,
    ).toBe('The oil did it');
  });

  it('tells who saves over somebody else’s change, and keeps both until they decide', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml, by: 'Fay' });
    const { html } = await get('/desk/topic/keeper');
    await drafts.save('local', { id: 'keeper', yaml: `${yaml}# Ana's\n`, by: 'Ana' });
    const sent = { how: 'save', by: 'Fay', yaml: `${yaml}# Fay's\n` };
    const told = await post('/desk/topic/keeper', { ...sent, at: hidden(html) });
    expect(told.status).toBe(422);
    expect(told.html).toContain('Somebody saved this topic after you opened it');
    expect(told.html).toContain('# Fay&#39;s');
    expect(told.html).toMatch(/<summary>The version saved by Ana<\/summary><textarea[^>]*>[^<]*# Ana&#39;s/);
    expect(told.html).toContain('data-unsaved');
    expect((await house.store.topics.list('local'))[0]?.by).toBe('Ana');
    await post('/desk/topic/keeper', { ...sent, at: hidden(told.html) });
    expect((await house.store.topics.list('local'))[0]).toMatchObject({ by: 'Fay', yaml: sent.yaml });
  });

  it('removes a topic, and says of what is not there that it is not', async () => {
    const { house, get, post, drafts, yaml } = await soundTopic();
    await drafts.save('local', { id: 'keeper', yaml, by: 'Fay' });
    expect(await post('/desk/topic/keeper', { how: 'remove' })).toMatchObject({ to: '/desk?removed=keeper' });
    expect(await stored(house)).toEqual([]);
    for (const path of ['/desk/topic/keeper', '/desk/topic/chip-controls', '/desk/new/nothing'])
      expect(await get(path)).toMatchObject({ status: 404 });
    expect(await post('/desk/topic/keeper', { how: 'save', by: 'Fay', yaml })).toMatchObject({ status: 404 });
  });

  it('begins from the edition that is asked for, and with empty camps where an article reports nobody', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    const { get, post } = desk(house);
    expect((await get('/desk/new/lighthouse?edition=zh')).html).toContain('<strong>中文</strong>');
    await add(house, file('quiet.en.txt', LIGHTHOUSE.slice(0, 4).join('\n')), 'id:quiet');
    expect((await get('/desk/new/quiet')).html).toContain('found nobody');
    await post('/desk/new/quiet', { how: 'form', id: 'quiet', by: 'Fay' });
    expect((await house.store.topics.list('local'))[0]?.yaml).toContain('- id: camp-2');
  });
});
