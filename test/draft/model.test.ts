import { describe, expect, it } from 'vitest';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import type { ProposalRequest } from '#core/topic-proposal.ts';
import { createProposer } from '#draft/model.ts';
import { LIGHTHOUSE } from '../commands/lighthouse.ts';
import { type Answer, endpoint } from './endpoint.ts';
import { KEEPER_PROPOSAL } from './keeper-proposal.ts';

const REQUEST: ProposalRequest = {
  title: 'The Keeper of Brandt Point',
  passages: LIGHTHOUSE.map((text, at) => ({ label: String(at + 1), text })),
  holders: [{ holder: 'Marta', passages: ['6'] }],
};
const GOOD: Answer = { text: JSON.stringify(KEEPER_PROPOSAL) };
const KEY = 'sk-very-secret';

async function asked(answers: readonly Answer[], patience?: number) {
  const { url, asked } = await endpoint(answers);
  const proposer = createProposer({ url, model: 'small', key: KEY }, patience);
  const outcome = await proposer.propose(REQUEST).catch((error: unknown) => error);
  return { outcome, asked, name: proposer.name };
}

function told(outcome: unknown): string {
  if (!(outcome instanceof UserError)) throw outcome;
  return errorWords(outcome.problem).en;
}

describe('a model that drafts topics', () => {
  it('is sent the passages with their numbers, the key, and the shape of what it is to answer', async () => {
    const { outcome, asked: sent, name } = await asked([GOOD]);
    expect(outcome).toEqual(KEEPER_PROPOSAL);
    expect(name).toMatch(/^small \(127\.0\.0\.1:\d+\)$/);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: `Bearer ${KEY}`,
      body: { model: 'small', response_format: { type: 'json_schema' } },
    });
    const words = sent[0]?.body.messages.map(({ content }) => content).join('\n');
    expect(words).toContain('[6] Marta wrote in her log that the wick had frozen solid.');
    expect(words).toContain('- Marta: 6');
    expect(words).toContain('"evidence"');
  });

  it('may answer in the language of the article alone', async () => {
    const chineseLeftOut = JSON.stringify(KEEPER_PROPOSAL, (key, value) => (key === 'zh' ? undefined : value));
    const { outcome } = await asked([{ text: chineseLeftOut }]);
    expect(outcome).toMatchObject({
      question: { en: 'What put out the lamp?', zh: '' },
      prompts: [{ zh: '' }, { zh: '' }],
    });
  });

  it('is asked less strictly where the endpoint does not know how to hold it to a shape', async () => {
    const unknown: Answer = { status: 400, message: 'This response_format type is unavailable now' };
    const { outcome, asked: sent } = await asked([unknown, unknown, GOOD]);
    expect(outcome).toEqual(KEEPER_PROPOSAL);
    expect(sent.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object', undefined]);
  });

  it.each([400, 415, 422])('is asked less strictly where a shape is refused with %i', async (status) => {
    const { outcome, asked: sent } = await asked([{ status, message: 'no such format' }, GOOD]);
    expect(outcome).toEqual(KEEPER_PROPOSAL);
    expect(sent.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object']);
  });

  it.each([
    [401, 'no such key'],
    [404, 'no such model'],
    [400, 'maximum context length is 4096 tokens'],
  ])('is not asked again in another way when %i has nothing to do with the shape', async (status, message) => {
    const { outcome, asked: sent } = await asked([{ status, message }, GOOD]);
    expect(outcome).toBeInstanceOf(UserError);
    expect(sent).toHaveLength(1);
  });

  it('is asked again when it was busy', async () => {
    const busy: Answer = { status: 429, message: 'slow down', headers: { 'retry-after-ms': '1' } };
    const { outcome } = await asked([busy, GOOD]);
    expect(outcome).toEqual(KEEPER_PROPOSAL);
  });

  it.each([
    ['between code fences', `Here it is:\n\`\`\`json\n${JSON.stringify(KEEPER_PROPOSAL)}\n\`\`\``],
    ['after thinking aloud', `<think>{"camps": maybe}</think>\n${JSON.stringify(KEEPER_PROPOSAL)}`],
  ])('is understood when it answers %s', async (_, text) => {
    expect((await asked([{ text }])).outcome).toEqual(KEEPER_PROPOSAL);
  });

  it('is told apart: no such key, no such address, too long, refused, not what was asked', async () => {
    const failing: [Answer, RegExp][] = [
      [{ status: 401, message: `Incorrect API key provided: ${KEY}` }, /does not accept the key.*DRAFT_API_KEY/],
      [{ status: 404, message: 'no such model' }, /cannot be reached.*404/],
      [{ status: 400, message: 'maximum context length is 4096 tokens' }, /too long to be drafted from/],
      [{ status: 400, message: 'no' }, /refused \(400 no\)/],
      [{ text: 'I would rather not.' }, /did not answer with a topic \(no JSON\)/],
      [{ text: '' }, /did not answer with a topic \(nothing\)/],
      [{ text: '{"camps": []}' }, /did not answer with a topic \(question, background, agreed\)/],
      [{ text: '{"question": {"en"', finish: 'length' }, /too long.*cut off/],
    ];
    for (const [answer, words] of failing) {
      const said = told((await asked([answer])).outcome);
      expect(said).toMatch(words);
      expect(said).not.toContain(KEY);
    }
  });

  it('is not waited for without end', async () => {
    expect(told((await asked(['silence'], 50)).outcome)).toContain('no answer in time');
  });

  it('is sent an article of up to 120,000 characters, and not a longer one', async () => {
    const { url, asked: sent } = await endpoint([GOOD]);
    const { propose } = createProposer({ url, model: 'small' });
    const ofLength = (length: number) =>
      propose({
        ...REQUEST,
        passages: [
          { label: '1', text: 'w'.repeat(length - 1) },
          { label: '2', text: 'w' },
        ],
      });
    expect(told(await ofLength(120_001).catch((error: unknown) => error))).toContain('too long');
    expect(sent).toEqual([]);
    expect(await ofLength(120_000)).toEqual(KEEPER_PROPOSAL);
  });
});
