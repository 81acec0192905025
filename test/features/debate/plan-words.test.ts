import { describe, expect, it } from 'vitest';
import { minutes } from '#features/debate/format.ts';
import { oxford } from '#features/debate/formats/oxford.ts';
import { formatLine } from '#features/debate/words/format-line.ts';
import { lengthWords } from '#features/debate/words/times.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { ENGLISH, put } from './course.ts';
import { by, NOON, ownMotion, readKind, readReply, type Told, tell, waitFor } from './told.ts';

const house = await openHouseForAll();
const services = house.services;
const motion = ownMotion('Every bridge should have its drawings published.', 'en');
const startsAt = NOON + minutes(60 * 54);

const planned = async (language: 'en' | 'zh-Hans'): Promise<Told> => {
  const told = await tell({ services, motion, language, setup: { startsAt } });
  await told.act({ kind: 'answer', by: by('ana'), answer: 'come' });
  await told.act({ kind: 'answer', by: by('bo'), answer: 'maybe' });
  await told.act({ kind: 'answer', by: by('cai'), answer: 'cannot' });
  return told;
};

describe('a debate that is planned', () => {
  it('says when, who comes, and what happens by itself', async () => {
    const told = await planned('en');
    const words = readReply(told.sent.at(-1)?.reply);
    expect(words).toContain('When: Wed 25 Nov 2026, 18:00 UTC');
    expect(words).toContain('Coming (1): Ana\nPerhaps (1): Bo\nCannot (1): Cai');
    expect(words).toContain('[I will come] [I may come] [I cannot come]');
    const chinese = readReply((await planned('zh-Hans')).sent.at(-1)?.reply);
    expect(chinese).toContain('参加（1 人）: Ana\n可能参加（1 人）: Bo\n不能参加（1 人）: Cai');
  });

  it('is remembered a day and ten minutes before, for those who come', async () => {
    const told = await planned('en');
    const [day] = await told.wait();
    const [soon] = await told.wait();
    expect(readReply(day?.reply)).toContain('Tomorrow there is a debate');
    expect(readReply(soon?.reply)).toContain('A debate is about to begin');
    expect([day?.pings, soon?.pings]).toEqual([['ana'], ['ana']]);
    await told.wait();
    expect(readReply(await told.draw({ kind: 'plan' }))).toContain('The lobby has opened: see below.');
  });
});

describe('a debate over days', () => {
  const writing = async (): Promise<Told> => {
    const told = await tell({ services, motion, format: 'written' });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
    await told.act({ kind: 'start', by: by('fay') });
    await waitFor(told, 1);
    return told;
  };

  it('says what each person may use, and that both sides are revealed together', async () => {
    const told = await writing();
    const words = readReply(told.sent.at(-1)?.reply);
    expect(words).toContain(
      'Both sides write their opening statements at the same time, until Thu 26 Nov 2026, 12:00 UTC.',
    );
    expect(words).toContain('All of it is revealed together.');
    expect(words).toContain('[Write] [Use my draft] [Put in evidence] [Where are we?]');
  });

  it('reminds those alone whose words are missing', async () => {
    const told = await writing();
    await told.speak('ana', 'one', ENGLISH.for);
    const [half] = await told.wait();
    expect(half?.pings).toEqual(['bo']);
    expect(readReply(half?.reply)).toContain('half the time has passed. It ends Thu 26 Nov 2026, 12:00 UTC.');
    expect(readReply(half?.reply)).toContain('Not written yet: Bo.');
    await told.speak('bo', 'two', ENGLISH.against);
    await put(told, 'bo', 'three', '25', '25');
    const nudged = { kind: 'nudged', at: 0, what: 'day' } as const;
    const all = readReply(await told.draw({ kind: 'nudge' }, { event: nudged }));
    expect(all).toContain('Everybody has written something.');
  });
});

describe('a debate without a result', () => {
  it('says who called it off', async () => {
    const told = await tell({ services, motion });
    await told.act({ kind: 'cancel', by: by('fay') });
    expect(readKind(told, 'note')).toContain('Fay has called it off, so there is no result.');
    expect(readReply(told.sent.find(({ how }) => how === 'standing')?.reply)).toContain('it was called off');
  });

  it('says that nobody started it', async () => {
    const told = await tell({ services, motion });
    await told.wait();
    expect(readKind(told, 'note')).toContain('Nobody started it for a week');
  });
});

describe('a format in one line', () => {
  it('has the times that the debate has', () => {
    const stages = oxford.stages.map((stage, at) => (at === 1 ? { ...stage, ms: minutes(7) } : stage));
    const { en, zh } = formatLine({ format: 'oxford', stages });
    expect(en).toContain(
      'opening statement, for the motion (7 minutes), opening statement, against the motion (5 minutes)',
    );
    expect(zh).toContain('共 44 分钟：首轮投票（3 分钟）、正方立论（7 分钟）、反方立论（5 分钟）、反驳（每方 4 分钟）');
  });

  it.each([
    [90_000, '1 minute 30 seconds', '1 分钟 30 秒'],
    [minutes(1), '1 minute', '1 分钟'],
    [minutes(60 * 36), '1 day 12 hours', '1 天 12 小时'],
    [minutes(60) - 1, '1 hour', '1 小时'],
    [0, '0 seconds', '0 秒'],
  ])('words %i ms', (ms, en, zh) => {
    expect(lengthWords(ms)).toEqual({ en, zh });
  });
});
