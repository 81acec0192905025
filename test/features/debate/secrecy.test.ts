import { describe, expect, it } from 'vitest';
import type { BallotChoice } from '#features/debate/result.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { ENGLISH, ENGLISH_NAMES, wholeDebate } from './course.ts';
import { by, ownMotion, read, readKind, readReply, type Sent, type Told, tell, waitFor } from './told.ts';

const house = await openHouseForAll();
const services = house.services;
const motion = ownMotion('Every bridge should have its drawings published.', 'en');

/** Votes of nine people, the second time as other people would. */
const OPENING: readonly BallotChoice[] = ['for', 'for', 'for', 'for', 'for', 'for', 'against', 'against', 'against'];
const OTHER: readonly BallotChoice[] = [
  'against',
  'undecided',
  'against',
  'undecided',
  'for',
  'against',
  'for',
  'for',
  'for',
];

const whole = (opening: readonly BallotChoice[], closing: readonly BallotChoice[]): Promise<Told> =>
  wholeDebate({ services, language: 'en', motion, opening, closing });
const isResult = ({ message }: Sent): boolean => message.kind === 'result';

describe('until the result is out', () => {
  it('every message is the same, whatever anybody voted', async () => {
    const [one, other] = [await whole(OPENING, OPENING), await whole(OTHER, OPENING.toReversed())];
    const untilThen = ({ sent }: Told): string => read(sent.filter((message) => !isResult(message)));
    expect(untilThen(one)).toBe(untilThen(other));
    expect(readKind(one, 'result')).not.toBe(readKind(other, 'result'));
  });

  it('what moved people is in no message, and afterwards it is there without a name', async () => {
    const told = await whole(OPENING, OPENING);
    expect(read(told.sent.filter((one) => !isResult(one)))).not.toContain(ENGLISH.reason);
    const result = readKind(told, 'result');
    expect(result).toContain(`unsigned and in mixed order\n\n- ${ENGLISH.reason}`);
    for (const name of Object.values(ENGLISH_NAMES)) expect(result).not.toContain(name);
  });

  it('what is written in a window is in no message', async () => {
    const told = await tell({ services, format: 'written', motion });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
    await told.act({ kind: 'start', by: by('fay') });
    await waitFor(told, 1);
    await told.speak('ana', 'early', ENGLISH.for);
    await told.wait();
    expect(await told.draw({ kind: 'speech', id: 'early' })).toBeUndefined();
    expect(read(told.sent)).not.toContain('A bridge belongs');
    await waitFor(told, 2);
    expect(read(told.sent)).toContain('A bridge belongs');
  });

  it('a speech that waits for approval is shown to nobody but whoever decides', async () => {
    const told = await tell({ services, motion, setup: { approves: true } });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'start', by: by('fay') });
    await waitFor(told, 1);
    const sent = await told.speak('ana', 'waits', ENGLISH.against);
    expect(sent.map(({ how, message }) => [how, message.kind])).toEqual([['direct', 'to-approve']]);
    expect(readReply(sent[0]?.reply)).toContain('[Approve] [Decline]');
    expect(await told.draw({ kind: 'speech', id: 'waits' })).toBeUndefined();
    expect(readKind(told, 'lobby')).toContain('Speeches appear once Fay has approved them.');
  });
});

describe('the result', () => {
  it('tells who moved as counts where no count can show a person', async () => {
    const result = readKind(
      await whole(OPENING, ['for', 'for', 'for', 'against', 'against', 'against', 'against', 'against', 'against']),
      'result',
    );
    expect(result).toContain('- 3 moved from for to against\n- 3 stayed for\n- 3 stayed against');
  });

  it('has no counts where one could show a person, and says why', async () => {
    const result = readKind(await whole(OPENING, OPENING.with(0, 'against')), 'result');
    expect(result).toContain('the counts could show how single people voted');
    expect(result).not.toMatch(/^- \d+ (?:moved|stayed)/mu);
  });

  it('has no figures where few voted twice, and says why', async () => {
    const told = await tell({ services, motion });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
    await told.act({ kind: 'start', by: by('fay') });
    for (const person of ['gus', 'jo']) await told.vote(person, 'opening', 'for');
    await waitFor(told, 8);
    for (const person of ['gus', 'jo']) await told.vote(person, 'closing', 'against');
    for (let step = 0; step < 4 && told.debate().running; step++) await told.wait();
    const result = readKind(told, 'result');
    expect(result).toContain('Fewer than 5 people voted twice');
    expect(result).not.toMatch(/rose|fell|percentage|moved more|stayed/u);
  });
});
