import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { droppedWords } from '#core/topic-outline.ts';
import type { Proposal } from '#core/topic-proposal.ts';
import { sketchProposal } from '#library/topics/proposal.ts';
import { LIGHTHOUSE } from '../../commands/lighthouse.ts';
import { KEEPER_PROPOSAL } from '../../draft/keeper-proposal.ts';

const passages = LIGHTHOUSE.map((text, at) => ({ label: String(at + 1), text }));
const AGAINST = { passages, english: true, groups: [] };
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
    ['tooLong', { zh: '船'.repeat(501) }],
    ['tooLong', { en: 'A stove\u001b[31m kept ships safe.' }],
  ] as const)('loses a claim and counts it: %s', (why, claim) => {
    const proposal = withClaim(claim as Parameters<typeof withClaim>[0]);
    const { sketch, dropped } = sketchProposal(proposal, AGAINST);
    expect(dropped).toEqual({ ...NOTHING, [why]: 1 });
    expect(sketch.camps[1]?.claims).toHaveLength(1);
    expect(droppedWords(dropped).en).toMatch(/: 1 \(1 /);
  });

  it('loses a camp without claims, and with it what speaks of that camp', () => {
    const [oil, frost] = KEEPER_PROPOSAL.camps;
    if (!oil || !frost) throw new Error('the proposal has changed');
    const proposal = { ...KEEPER_PROPOSAL, camps: [{ ...oil, claims: [] }, frost] };
    const { sketch, dropped } = sketchProposal(proposal, AGAINST);
    expect(sketch.camps.map(({ name }) => name.en)).toEqual(['Blame the frost']);
    expect(sketch.motions).toEqual([]);
    expect(sketch.prompts).toMatchObject([{ camp: 0 }, {}]);
    expect(dropped).toEqual({ ...NOTHING, noCamp: 2 });
  });

  it('keeps no sentence whose words nobody can find, whatever a model says', () => {
    const words = fc.record({ en: fc.string(), zh: fc.string() });
    const quoted = fc.record({
      passage: fc.oneof(fc.string(), fc.constantFrom('1', '5', '10')),
      words: fc.oneof(fc.string(), fc.constantFrom(...LIGHTHOUSE), fc.constant('the oil')),
    });
    const statement = fc
      .record({ words, evidence: fc.array(quoted, { maxLength: 3 }) })
      .map(({ words: said, evidence }) => ({ ...said, evidence }));
    const camp = fc.record({
      name: words,
      summary: statement,
      claims: fc.array(statement, { maxLength: 4 }),
      answer: statement,
    });
    fc.assert(
      fc.property(fc.array(camp, { maxLength: 8 }), (camps) => {
        const { sketch } = sketchProposal({ ...KEEPER_PROPOSAL, camps }, AGAINST);
        for (const { claims, summary, answer } of sketch.camps)
          for (const claim of [...claims, summary, answer]) {
            const isEmpty = claim.words.en === '' && claim.words.zh === '';
            const quotes = camps
              .flatMap((one) => [...one.claims, one.summary, one.answer])
              .filter(({ en }) => en.trim() === claim.words.en)
              .flatMap(({ evidence }) => evidence);
            const isBorne = quotes.some(
              (one) => claim.passages.includes(one.passage) && LIGHTHOUSE[Number(one.passage) - 1] === one.words,
            );
            expect(isEmpty || isBorne).toBe(true);
          }
      }),
    );
  });
});
