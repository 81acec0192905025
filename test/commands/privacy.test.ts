import { describe, expect, it } from 'vitest';
import { noticeJob } from '#features/daily/notice-job.ts';
import { readSchedules } from '#features/daily/schedule.ts';
import { button, type House, openHouse, words } from './house.ts';
import { sendAll } from './sent.ts';

const BEN = { name: 'Ben', may: 'facilitator' } as const;
const MO = { name: 'Mo', may: 'manager' } as const;
const BODY = { format: 1, at: 7 } as const;

/** A group in which Ben has done all that leaves something behind. */
async function withBen(): Promise<House> {
  const house = await openHouse();
  const { stances, transcript } = house.store;
  await house.say('/parley settings facilitator:Ben', MO);
  await stances.put('local', 'post', 'Ben', 1);
  await stances.put('local', 'post', 'Ana', 0);
  await house.say('/daily on time:9:00 zone:Berlin language:en', BEN);
  await house.say('/daily skip', BEN);
  await house.say('/daily suggest Who pays? topic:chip-controls', BEN);
  await house.press(button(await house.say('/daily suggestions', BEN), 'Take'), BEN);
  await house.press(button(await house.say('/quote chip-controls:12 only-me', BEN), 'Share with everybody'), BEN);
  const author = { name: 'Ben', may: 'facilitator' };
  await transcript.append('local', {
    id: 'm1',
    channel: 'general',
    createdAt: 7,
    body: { ...BODY, author, kind: 'said', text: 'Hello' },
  });
  await transcript.append('local', {
    id: 'm2',
    channel: 'general',
    createdAt: 7,
    body: { ...BODY, author: { name: 'Ana', may: 'member' }, kind: 'said', text: 'Ben' },
  });
  const say = (text: string) => ({ kind: 'heading', text });
  const blocks = ['Ben, for the motion', '正方立论：Ben', 'Bench and Ben, for sale'].map(say);
  const reply = { language: 'en', blocks };
  const posted = { ...BODY, kind: 'posted', reply, pings: ['Ana', 'Ben'] };
  await transcript.append('local', { id: 'm3', channel: 'general', createdAt: 7, body: posted });
  return house;
}

async function erase(house: House): Promise<string> {
  const sure = await house.press(button(await house.say('/parley privacy', BEN), 'Erase'), BEN);
  return words(await house.press(button(sure, 'Yes, erase'), BEN));
}

/** All that is stored and has names of people in it, as text. */
async function stored({ store }: House): Promise<string> {
  const schedules = await store.schedules.list('local');
  const runs = await Promise.all(schedules.map(({ id }) => store.scheduleRuns.list('local', id, 99)));
  const all = [schedules, runs, await store.suggestions.list('local'), await store.outbox.list('local', 99)];
  return JSON.stringify(all);
}

describe('/parley privacy', () => {
  it('says in plain words, by number, what is stored of who asks, and of nobody else', async () => {
    const house = await withBen();
    const told = words(await house.say('/parley privacy', BEN));
    expect(house.bugs).toEqual([]);
    for (const part of [
      '1 answer to daily prompts',
      '1 prompt that you put forward',
      '2 cards',
      '2 messages in the console',
      '1 schedule that you set up',
      '1 day that you skipped',
      '1 setting names you',
    ])
      expect(told).toContain(part);
    const ana = words(await house.say('/parley privacy'));
    expect(ana).toContain('1 answer');
    expect(ana).not.toContain('schedule');
    expect(words(await house.say('/parley privacy', { name: 'Cem' }))).toContain('Nothing but');
    expect(words(await house.say('/parley privacy', { ...BEN, language: 'zh-Hans' }))).toContain('1 道你出的题');
    expect(house.bugs).toEqual([]);
  });

  it('asks before it erases; “no” leaves everything', async () => {
    const house = await withBen();
    const sure = await house.press(button(await house.say('/parley privacy', BEN), 'Erase'), BEN);
    expect(words(sure)).toContain('cannot be undone');
    expect(words(await house.press(button(sure, 'No'), BEN))).toContain('1 answer');
  });

  it('erases in the store: answers and prompts go, names go from cards, schedules, days and messages', async () => {
    const house = await withBen();
    expect(await stored(house)).toContain('Ben');
    expect(await erase(house)).toContain('Erased.');
    const later = await house.restart();
    expect(await stored(later)).not.toContain('Ben');
    expect(await later.store.stances.counts('local', 'post')).toEqual([1]);
    expect(await later.store.cards.countOf('local', 'Ben')).toBe(0);
    const messages = await later.store.transcript.since('local', 'general', 0, 9);
    expect(messages.slice(0, 2).map(({ body }) => body)).toMatchObject([
      { author: { name: 'a former member' }, text: 'Hello' },
      { author: { name: 'Ana' }, text: 'Ben' },
    ]);
    const told = words(await later.say('/parley privacy', BEN));
    expect(told).toContain('1 setting names you');
    expect(told).not.toContain('answer');
    expect(words(await later.say('/daily show'))).toContain('a former member');
  });

  it('erases from what was posted in the console: headings, and who was notified', async () => {
    const house = await withBen();
    await erase(house);
    const [, , posted] = await house.store.transcript.since('local', 'general', 0, 9);
    const gone = 'a former member';
    const blocks = [`${gone}, for the motion`, `正方立论：${gone}`, 'Bench and Ben, for sale'].map((text) => ({
      text,
    }));
    expect(posted?.body).toMatchObject({ pings: ['Ana', gone], reply: { blocks } });
  });

  it('erases once more without harm, and leaves the schedule at work, with notices to facilitators', async () => {
    const house = await withBen();
    await erase(house);
    expect(await erase(house)).toContain('Erased.');
    await house.say('/parley settings not-facilitator:Ben facilitator:Fay', MO);
    await house.say('/daily now', MO);
    const [schedule] = readSchedules(await house.store.schedules.list('local'));
    if (schedule) await house.store.outbox.put('local', noticeJob(schedule, 'few', 'once'));
    const sent = await sendAll(house);
    expect(sent.map(({ kind, to }) => [kind, to]).sort()).toEqual([
      ['direct', 'Fay'],
      ['post', 'general'],
    ]);
    expect(house.bugs).toEqual([]);
  });

  it('takes a shared card’s name away; its buttons go on working', async () => {
    const house = await openHouse();
    const mine = await house.say('/quote chip-controls:12 only-me', BEN);
    const shared = await house.press(button(mine, 'Share with everybody'), BEN);
    expect(words(shared)).toContain('Ben');
    await erase(house);
    const cards = JSON.stringify(await house.store.cards.ownedBy('local', '', 9));
    expect(cards).toContain('a former member');
    expect(cards).not.toContain('Ben');
    expect(words(await house.press(button(shared, 'More around it'), MO))).toContain('chip-controls:12');
  });
});
