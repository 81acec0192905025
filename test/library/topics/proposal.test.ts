import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, LONGEST_SENTENCE } from '#core/topic.ts';
import { droppedWords } from '#core/topic-outline.ts';
import type { Proposal } from '#core/topic-proposal.ts';
import { sketchProposal } from '#library/topics/proposal.ts';
import { LIGHTHOUSE } from '../../commands/lighthouse.ts';
import { KEEPER_PROPOSAL } from '../../draft/keeper-proposal.ts';

const passages = LIGHTHOUSE.map((text, at) => ({ label: String(at + 1), text }));
const AGAINST = { passages, english: true, groups: [] };
type Statement = Proposal['camps'][number]['summary'];
const NOTHING = { none: 0, noPassage: 0, otherWords: 0, unrelated: 0, tooLong: 0, noCamp: 0 };

/** The proposal with the frost's second claim replaced. */
function withClaim(claim: Partial<Proposal['camps'][number]['claims'][number]>): Proposal {
  const [oil, frost] = KEEPER_PROPOSAL.camps;
  const [first, second] = frost?.claims ?? [];
  if (!oil || !frost || !first || !second) throw new Error('the proposal has changed');
  return { ...KEEPER_PROPOSAL, camps: [oil, { ...frost, claims: [first, { ...second, ...claim }] }] };
}

describe('what a model proposes', () => {
  it('is kept where every quotation stands in its passage', () => {
    const { sketch, dropped } = sketchProposal(KEEPER_PROPOSAL, AGAINST);
    expect(dropped).toEqual(NOTHING);
    expect(sketch.camps.map(({ claims }) => claims.map((one) => one.passages))).toEqual([[['5']], [['6'], ['8', '9']]]);
    expect(sketch.prompts).toMatchObject([{ camp: 1, passages: ['6'] }, { passages: ['8'] }]);
    expect(sketch.prompts[1]).not.toHaveProperty('camp');
  });

  it.each([
    ['none', { evidence: [] }],
    ['noPassage', { evidence: [{ passage: '77', words: 'bought a stove for the lantern' }] }],
    ['otherWords', { evidence: [{ passage: '8', words: 'sold a stove for the lantern' }] }],
    ['otherWords', { evidence: [{ passage: '8', words: 'a stove' }] }],
    ['unrelated', { en: 'Penguins prefer ice.' }],
    ['tooLong', { en: ' ' }],
    ['tooLong', { en: 'A stove\u001b[31m kept ships safe.' }],
  ] as const)('loses a claim and counts it: %s', (why, claim) => {
    const proposal = withClaim(claim as Parameters<typeof withClaim>[0]);
    const { sketch, dropped } = sketchProposal(proposal, AGAINST);
    expect(dropped).toEqual({ ...NOTHING, [why]: 1 });
    expect(sketch.camps[1]?.claims).toHaveLength(1);
    expect(droppedWords(dropped).en).toMatch(/: 1 \(1 /);
  });

  it.each([
    [true, { zh: '' }],
    [true, { zh: '船'.repeat(501) }],
    [false, { en: '' }],
  ] as const)(
    'needs only the language of the article; what does not fit in the other stays to be written',
    (english, claim) => {
      const asked = withClaim(claim);
      const chinese = { ...AGAINST, english, groups: english ? [] : [['stove', '火炉']] };
      const { sketch } = sketchProposal(asked, english ? AGAINST : chinese);
      const words = sketch.camps.at(-1)?.claims.find(({ passages }) => passages.includes('8'))?.words;
      expect(words).toEqual(
        english ? { en: 'A stove kept ships safe.', zh: '' } : { en: '', zh: '一只火炉保住了船只。' },
      );
    },
  );

  it('loses a motion, a prompt or a camp’s name that is longer than a topic’s file takes, and keeps the longest that fits', () => {
    const of = (sentence: number, name: number) => ({
      ...KEEPER_PROPOSAL,
      question: { en: 'Q'.repeat(sentence), zh: '问' },
      camps: KEEPER_PROPOSAL.camps.map((one) => ({ ...one, name: { en: 'N'.repeat(name), zh: '名' } })),
      motions: KEEPER_PROPOSAL.motions.map((one) => ({ ...one, en: 'M'.repeat(sentence) })),
      prompts: KEEPER_PROPOSAL.prompts.map((one) => ({ ...one, en: 'P'.repeat(sentence) })),
    });
    const fitting = sketchProposal(of(LONGEST_SENTENCE, LONGEST_NAME), AGAINST);
    expect(fitting.dropped).toEqual(NOTHING);
    expect(fitting.sketch).toMatchObject({ motions: [{}], prompts: [{}, {}] });
    const { sketch, dropped } = sketchProposal(of(LONGEST_SENTENCE + 1, LONGEST_NAME + 1), AGAINST);
    expect(sketch).toMatchObject({ question: { en: '' }, motions: [], prompts: [] });
    expect(sketch.camps.map(({ name }) => name)).toEqual(Array(2).fill({ en: '', zh: '' }));
    expect(dropped).toEqual({ ...NOTHING, tooLong: 5 });
  });

  it('keeps a camp whose summary or answer cannot be kept, with that sentence still to be written', () => {
    const [oil, frost] = KEEPER_PROPOSAL.camps;
    if (!oil || !frost) throw new Error('the proposal has changed');
    const bad = { ...frost.summary, evidence: [] };
    const proposal = {
      ...KEEPER_PROPOSAL,
      camps: [
        { ...oil, answer: bad },
        { ...frost, summary: bad },
      ],
    };
    const { sketch, dropped } = sketchProposal(proposal, AGAINST);
    const empty = { words: { en: '', zh: '' }, passages: [] };
    expect(sketch.camps).toMatchObject([{ answer: empty }, { summary: empty }]);
    expect(sketch.camps[0]?.summary.passages).toEqual(['5']);
    expect(dropped).toEqual({ ...NOTHING, none: 2 });
  });

  it('loses a camp without claims, and with it what speaks of that camp', () => {
    const [oil, frost] = KEEPER_PROPOSAL.camps;
    if (!oil || !frost) throw new Error('the proposal has changed');
    const [asked, ...prompts] = KEEPER_PROPOSAL.prompts;
    if (!asked) throw new Error('the proposal has changed');
    const ofOil = { ...asked, camp: 0 };
    const proposal = {
      ...KEEPER_PROPOSAL,
      camps: [{ ...oil, claims: [] }, frost],
      prompts: [ofOil, asked, ...prompts],
    };
    const { sketch, dropped } = sketchProposal(proposal, AGAINST);
    expect(sketch.camps.map(({ name }) => name.en)).toEqual(['Blame the frost']);
    expect(sketch.motions).toEqual([]);
    expect(sketch.prompts).toMatchObject([{ camp: 0 }, {}]);
    expect(dropped).toEqual({ ...NOTHING, noCamp: 3 });
  });

  it('keeps no sentence whose words nobody can find, whatever a model says', () => {
    const line = fc.nat(LIGHTHOUSE.length - 1).map((at) => ({ passage: String(at + 1), words: LIGHTHOUSE[at] ?? '' }));
    const quoted = fc.oneof(
      { weight: 3, arbitrary: line },
      line.map(({ words }) => ({ passage: '1', words })),
      fc.record({ passage: fc.string(), words: fc.constantFrom(...LIGHTHOUSE, 'the oil', '') }),
    );
    const statement: fc.Arbitrary<Statement> = fc.record({
      en: fc.oneof(fc.constantFrom(...LIGHTHOUSE), fc.string()),
      zh: fc.constantFrom('灯灭了。', '渡船走了。'),
      evidence: fc.array(quoted, { minLength: 1, maxLength: 3 }),
    });
    const name = fc.constant({ en: 'Blame the oil', zh: '怪灯油' });
    const claims = fc.array(statement, { minLength: 2, maxLength: 8 });
    const camp = fc.record({ name, summary: statement, claims, answer: statement });
    let kept = 0;
    fc.assert(
      fc.property(fc.array(camp, { maxLength: 8 }), (camps) => {
        const { sketch } = sketchProposal({ ...KEEPER_PROPOSAL, camps }, AGAINST);
        const said = camps.flatMap((one) => [...one.claims, one.summary, one.answer]);
        for (const claim of sketch.camps.flatMap((one) => [...one.claims, one.summary, one.answer])) {
          if (claim.words.en === '' && claim.words.zh === '') continue;
          kept += 1;
          expect(claim.passages).not.toEqual([]);
          expect(said.some((one) => isBorne(claim, one))).toBe(true);
        }
      }),
    );
    expect(kept).toBeGreaterThan(100);
  });
});

/** Whether a sentence is this one of the model's, and each of its passages is quoted there word for word. */
function isBorne(
  { words, passages }: { words: { en: string }; passages: readonly string[] },
  said: Statement,
): boolean {
  const isQuoted = (label: string) =>
    said.evidence.some((one) => one.passage.includes(label) && one.words === LIGHTHOUSE[Number(label) - 1]);
  return words.en === said.en.trim() && passages.every(isQuoted);
}
