import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { plainText } from '#core/plain-text.ts';
import { sayIn } from '#core/words.ts';
import { attributionsReply } from '#features/camps/attributions-reply.ts';
import { revision } from '../../core/mill.ts';

const CRANE: Article = {
  id: 'crane',
  workspace: 'local',
  parallels: {},
  editions: [
    {
      language: 'en',
      revisions: [revision(1, ...Array.from({ length: 9 }, (_, at) => `${at + 1} Sentence ${at + 1}.`))],
    },
  ],
};
const holds = (holder: string, passages: string[], more: Partial<Attribution> = {}): Attribution => ({
  holder,
  passages,
  aliases: [],
  unsure: [],
  byAuthors: false,
  ...more,
});
const reply = (...attributions: Attribution[]) =>
  attributionsReply({
    article: CRANE,
    edition: 'en',
    title: 'The crane',
    attributions,
    say: sayIn('en', (words) => words),
    language: 'en',
  });
const shown = (...attributions: Attribution[]) => plainText(reply(...attributions));
const passages = (...attributions: Attribution[]) =>
  reply(...attributions).blocks.flatMap((block) => (block.kind === 'passage' ? [block.reference] : []));
const options = (...attributions: Attribution[]) =>
  reply(...attributions).blocks.flatMap((block) => (block.kind === 'choice' ? block.options : []));

describe('whose words and views an article reports', () => {
  it('is shown word for word, a question mark where it may be taken otherwise', () => {
    const words = shown(holds('Ines', ['2', '4'], { unsure: ['4'] }));
    expect(words).toContain('Ines');
    expect(words).toContain('Sentence 2.');
    expect(words).not.toContain('Sentence 3.');
    expect(passages(holds('Ines', ['2', '4'], { unsure: ['4'] }))).toEqual(['crane:2', 'crane:4?']);
  });

  it('is shown with up to three sentences each, and says how many more there are', () => {
    expect(passages(holds('Ines', ['1', '2', '3']))).toHaveLength(3);
    expect(shown(holds('Ines', ['1', '2', '3']))).not.toContain('more below');
    expect(passages(holds('Ines', ['1', '2', '3', '4', '5']))).toEqual(['crane:1', 'crane:2', 'crane:3']);
    expect(shown(holds('Ines', ['1', '2', '3', '4', '5']))).toContain('Ines (2 more below)');
  });

  it('is shown of six people at most, and leads to all that twenty-five of them say', () => {
    const many = Array.from({ length: 26 }, (_, at) => holds(`Person ${at}`, [String((at % 9) + 1)]));
    expect(passages(...many)).toHaveLength(6);
    expect(options(...many)).toHaveLength(25);
    expect(options(holds('Ines', ['2', '4']))).toMatchObject([{ label: 'Ines · 2', chosen: false }]);
  });

  it('calls the authors what they are', () => {
    expect(shown(holds('we', ['1'], { byAuthors: true }))).toContain('The authors themselves');
  });

  it('is said to be nobody’s where none was found, and not to be written down where some was', () => {
    expect(shown()).toContain('I found no words or views of others');
    expect(options()).toEqual([]);
    expect(shown(holds('Ines', ['1']))).toContain('found by reading');
    expect(shown(holds('Ines', ['1']))).not.toContain('I found no words');
  });
});
