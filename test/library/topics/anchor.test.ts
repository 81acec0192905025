import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import { textKey } from '#library/numbering/text-key.ts';
import { standingIn } from '#library/topics/anchor.ts';
import { parseEvidence } from '#library/topics/evidence.ts';
import { revision } from '../../core/mill.ts';

const sum = (words: string) => textKey(words).slice(0, 12);
const evidence = (typed: string) => {
  const read = parseEvidence(typed);
  if (!read) throw new Error(typed);
  return read;
};
const FERRY: Article = {
  id: 'ferry',
  workspace: 'local',
  parallels: {},
  editions: [
    {
      language: 'en',
      revisions: [
        revision(1, '1 The ferry sank.', '2 Nobody drowned.', '3 The owner was not insured.'),
        revision(
          2,
          '1 The ferry sank.',
          '1a It was night.',
          '2 Nobody drowned.',
          '3a The owner had no insurance.',
          '4 The bell was saved.',
        ),
      ],
    },
  ],
};
const standing = (typed: string, article = FERRY) => standingIn(article, evidence(typed));

describe('evidence of a topic', () => {
  it('is there while its words are, with checksums and without', () => {
    expect(standing('ferry:2')).toMatchObject({ kind: 'there', labels: ['2'] });
    expect(standing(`ferry:2 = ${sum('Nobody drowned.')}`)).toMatchObject({ kind: 'there', labels: ['2'] });
  });

  it('shows only what was meant where a sentence has come between', () => {
    const range = `ferry:1-2 = ${sum('The ferry sank.')}, ${sum('Nobody drowned.')}`;
    expect(standing(range)).toMatchObject({ kind: 'there', labels: ['1', '2'] });
  });

  it('is withdrawn with the number that it had when the article no longer says it', () => {
    expect(standing(`ferry:3 = ${sum('The owner was not insured.')}`)).toMatchObject({
      kind: 'withdrawn',
      labels: ['3'],
    });
    expect(standing('ferry:3')).toMatchObject({ kind: 'withdrawn', labels: ['3'] });
  });

  it('is found by its words in a copy that is numbered otherwise', () => {
    expect(standing(`ferry:40 = ${sum('The bell was saved.')}`)).toMatchObject({ kind: 'there', labels: ['4'] });
  });

  it('is lost rather than put on a sentence that looks like it, or on one of two that are the same', () => {
    expect(standing(`ferry:3a = ${sum('The owner lacked insurance.')}`)).toEqual({ kind: 'lost' });
    const twice: Article = {
      ...FERRY,
      editions: [{ language: 'en', revisions: [revision(1, '1 So it goes.', '2 It rained.', '3 So it goes.')] }],
    };
    expect(standing(`ferry:7 = ${sum('So it goes.')}`, twice)).toEqual({ kind: 'lost' });
    expect(standing(`ferry:3 = ${sum('So it goes.')}`, twice)).toMatchObject({ labels: ['3'] });
  });

  it('is found under another name of Chinese, and in no other language', () => {
    const zh: Article = { ...FERRY, editions: [{ language: 'zh-Hans', revisions: [revision(1, '1 渡船沉了。')] }] };
    expect(standingIn(zh, evidence('ferry:1'), 'zh')).toMatchObject({ kind: 'there', language: 'zh-Hans' });
    expect(standingIn(zh, evidence('ferry:1'), 'en')).toEqual({ kind: 'lost' });
  });
});

describe('how evidence is written', () => {
  it.each(['ferry:1', 'ferry.zh:1-2', 'ferry:1 = 9f3c07ab', 'ferry:1-2 = 9f3c07ab, 07ab9f3c07ab'])(
    'takes %s',
    (typed) => {
      expect(parseEvidence(typed)).toBeDefined();
    },
  );

  it.each([
    'ferry',
    'ferry:',
    'ferry:1 =',
    'ferry:1 = 9f3',
    'ferry:1 = 9f3c07ab = 1',
    'ferry:x',
    '',
    'ferry:1 = zzzzzzzz',
  ])('refuses “%s”', (typed) => {
    expect(parseEvidence(typed)).toBeUndefined();
  });
});
