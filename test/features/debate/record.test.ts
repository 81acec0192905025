import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRecord } from '#features/debate/cut-record.ts';
import type { DebateEvent } from '#features/debate/events.ts';
import { recordOf } from '#features/debate/record.ts';
import { DebateRecord } from '#features/debate/record-schema.ts';
import type { Debate } from '#features/debate/state.ts';
import { anyCharacter } from '../../any-character.ts';
import { BEGUN, debateAfter, debateOf, EVENTS, NAMES, RESULT, TEXTS } from './whole-debate.ts';

const NOTHING = { quoted: new Map(), readOut: [], notHeard: [] };
const record = (debate: Debate = debateAfter()) => recordOf({ debate, names: NAMES, texts: TEXTS, consulted: NOTHING });

const upTo = (last: DebateEvent['kind'], more: readonly DebateEvent[] = []) => record(debateAfter(last, more));
const stage = (number: number, of = record()) => of.stages.find((one) => one.number === number);

describe('the record of a debate', () => {
  it('has each stage in order, but for votes, with what was said in it', () => {
    expect(record().stages.map(({ number, kind, side }) => [number, kind, side])).toEqual([
      [2, 'turn', 'for'],
      [3, 'turn', 'against'],
      [4, 'window', undefined],
      [5, 'floor', undefined],
      [6, 'turn', 'against'],
      [7, 'turn', 'for'],
    ]);
    expect(stage(6)).toMatchObject({ called: 'Chiara Neri', speeches: [] });
  });

  it('joins the parts of one person in a stage to one speech', () => {
    const [speech, ...others] = stage(2)?.speeches ?? [];
    expect(others).toEqual([]);
    expect(speech).toMatchObject({ who: 'Ana Reyes', side: 'for', byLot: false, late: false });
    expect(speech?.parts.map(({ kind }) => kind)).toEqual(['words', 'words']);
  });

  it('says of a speech that its side was drawn, and that it came late', () => {
    expect(stage(4)?.speeches.map(({ who, byLot, late }) => [who, byLot, late])).toEqual([
      ['Chiara Neri', false, false],
      ['林一', true, true],
    ]);
  });

  it('puts answers under the question that they answer', () => {
    const asked = stage(5)?.questions.map(({ number, who, taken, answers }) => [number, who, taken, answers.length]);
    expect(asked).toEqual([
      [1, 'Dov', true, 2],
      [2, '梅', true, 1],
      [3, 'Dov', false, 0],
    ]);
  });

  it('has no name and no words of somebody who was erased', () => {
    expect(stage(3)?.speeches).toMatchObject([{ who: null, parts: [{ kind: 'erased' }] }]);
    expect(record().people).toContainEqual({ who: null, side: 'against', byLot: false });
  });

  it('says of what was withdrawn who took it back, without its words', () => {
    expect(stage(5)?.questions[1]?.answers[0]?.parts).toEqual([{ kind: 'withdrawn', by: 'facilitator' }]);
    expect(record().evidence[2]).toEqual({
      ...{ number: 3, side: 'against', who: 'Chiara Neri', at: '2026-11-27T10:18:00Z' },
      ...{ state: 'withdrawn', quotations: [] },
    });
    expect(JSON.stringify(record())).not.toContain('I take this back');
  });

  it('has the lines about what moved people in the order in which they were mixed, without names', () => {
    expect(record().reasons).toEqual([
      '是“点子一夜传遍世界”这句话。',
      'The customers: I had not thought of what a ban gives the other side.',
    ]);
  });

  it('tells nothing of who voted, and names nobody who only watched or was undecided', () => {
    const text = JSON.stringify({ ...record(), stages: [] });
    for (const name of ['梅', 'Dov', 'Yevgenia']) expect(text, name).not.toContain(name);
    expect(record().result).toEqual(RESULT);
  });

  it('has no result, no reasons, and nothing that is sealed, as long as it runs', () => {
    const running = upTo('gave-reason');
    expect([running.result, running.reasons]).toEqual([undefined, []]);
    const inWindow = EVENTS.findIndex((one) => one.kind === 'spoke' && one.status === 'sealed');
    const during = recordAt(inWindow + 1);
    expect(stage(4, during)?.speeches).toEqual([]);
  });

  it('has no speech that was taken back before anybody saw it, and no question that still waits', () => {
    const inWindow = EVENTS.findIndex((one) => one.kind === 'spoke' && one.status === 'sealed') + 1;
    const back: DebateEvent = { kind: 'withdrawn', at: BEGUN, by: 'chiara', id: 'chiara-1', as: 'author' };
    const after: DebateEvent = { kind: 'stage-begun', at: BEGUN, stage: 4, endsAt: BEGUN + 1 };
    expect(stage(4, recordAt(inWindow, [back, after]))).toBeUndefined();
    const asked = EVENTS.findIndex((one) => one.kind === 'asked') + 1;
    expect(JSON.stringify(recordAt(asked))).not.toContain('Who checks what a chip');
  });

  it('says where nobody took a side', () => {
    const begun: DebateEvent = { kind: 'stage-begun', at: BEGUN, stage: 1, endsAt: BEGUN + 1, speaker: 'parley' };
    expect(stage(2, upTo('started', [begun]))).toMatchObject({ read: true, speeches: [] });
  });

  it('is read back by its schema, whatever people are called and write', () => {
    const any = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(any, any, any, (name, words, motion) => {
        const debate = debateAfter();
        const made = recordOf({
          debate: { ...debate, motion: { words: { en: motion, zh: motion } } },
          names: new Map([...NAMES].map(([id, one]) => [id, { ...one, name }])),
          texts: new Map([...TEXTS].map(([id, one]) => [id, { ...one, body: { text: words } }])),
          consulted: NOTHING,
        });
        expect(DebateRecord.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
      }),
      { numRuns: 50 },
    );
  });
});

/** The record after so many events, and `more`. */
const recordAt = (events: number, more: readonly DebateEvent[] = []) =>
  record(debateOf([...EVENTS.slice(0, events), ...more]));

describe('a record that is too long', () => {
  it('keeps its first texts, and says of the others that they are left out', () => {
    const whole = record();
    const limit = JSON.stringify(whole).length - 400;
    const cut = cutRecord(whole, (one) => JSON.stringify(one).length <= limit);
    expect(JSON.stringify(cut).length).toBeLessThanOrEqual(limit);
    expect(stage(2, cut)).toEqual(stage(2, whole));
    expect(JSON.stringify(cut)).toContain('left-out');
    expect(cutRecord(whole, () => true)).toBe(whole);
  });
});
