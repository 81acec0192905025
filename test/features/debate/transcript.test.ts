import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import type { PublicLanguage } from '#core/language.ts';
import { sayIn } from '#core/words.ts';
import type { Drawing } from '#features/debate/drawing.ts';
import { DebateRecord, type Quotation } from '#features/debate/record-schema.ts';
import type { Debate } from '#features/debate/state.ts';
import { markdownOf } from '#features/debate/words/markdown.ts';
import type { RecordBlock } from '#features/debate/words/record-blocks.ts';
import { transcriptFile } from '#features/debate/words/transcript.ts';
import { toTraditional } from '#library/index.ts';
import { anyCharacter } from '../../any-character.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { BEGUN, debateAfter, EVENTS, NAMES, TEXTS } from './whole-debate.ts';

const house = await openHouseForAll();

const drawn = (language: PublicLanguage = 'en', debate: Debate = debateAfter(), texts = TEXTS): Drawing => ({
  ...{ workspace: 'local', id: 'd1', debate, present: debate, names: NAMES, texts, services: house.services },
  ...{ say: sayIn(language, toTraditional), language, now: 0, event: EVENTS[0] as Drawing['event'] },
});
const markdown = async (...of: Parameters<typeof drawn>) => (await transcriptFile(drawn(...of)))?.file;

describe('the record as Markdown', () => {
  it('has a name that says what it is, and everything that was said', async () => {
    const file = await markdown();
    expect(file?.name).toBe('debate-2026-11-27-this-house-would-sell-china-every-chip.md');
    expect(file?.title).toBe('The record: This house would sell China every chip that is not made for military use.');
    for (const line of [
      '# This house would sell China every chip that is not made for military use.',
      'The side for the motion moved more minds.',
      '| Against | 3 | 3 | 0 |',
      '- For: Ana Reyes, 林一 (drawn by lot)',
      '#### 林一, for the motion, drawn by lot',
      'These words were erased with their author’s data.',
      'There was no time for this question.',
      'Called to speak: Chiara Neri. Nobody spoke.',
      '- Say first what for',
    ])
      expect(file?.text.split('\n'), line).toContain(line);
  });

  it('has each passage word for word as a quotation, with its reference, its byline and whose view it is', async () => {
    const { text = '' } = (await markdown()) ?? {};
    expect(text).toContain(
      [
        '> In their view an idea crosses the world overnight, but a hundred thousand chips must be made, shipped and plugged in one by one.',
        '>',
        String.raw`> \[chip-controls:20-21\]`,
      ].join('\n'),
    );
    expect(text).toContain('In an article by Parley, “Do chip export controls work?”, 23 November 2026');
    expect(text).toContain('Reported as the view of advocates of tighter controls, not as the article’s own.');
  });

  it('is in the language of the debate, or in both with both editions', async () => {
    const chinese = await markdown('zh-Hans');
    expect(chinese?.title).toBe('辩论记录：本方主张，凡不涉军用的芯片，一律可以卖给中国。');
    expect(chinese?.text).toContain('正方改变了更多人的想法。');
    const both = await markdown('both');
    expect(both?.text).toContain('The side for the motion moved more minds. · 正方改变了更多人的想法。');
    expect(both?.text).toMatch(/^Evidence put in here, by number · 此时提出的证据： 1/m);
    expect(both?.text).toContain('> Critics who would loosen the controls');
    expect(both?.text).toContain('> 主张放宽管制的批评者认为');
  });

  it('has what Parley read for a side that nobody took, once, with references', async () => {
    const read = (stage: number) =>
      ({ kind: 'stage-begun', at: BEGUN, stage, endsAt: BEGUN + 1, speaker: 'parley' }) as const;
    const { text = '' } = (await markdown('en', debateAfter('started', [read(1), read(6)]))) ?? {};
    expect(text).toContain('Nobody took this side. Parley read what its camps hold.');
    expect(text).toContain('## What Parley read for the empty side');
    const claims = text.split('because it has brought them customers. chip-controls:26');
    expect(claims).toHaveLength(2);
  });

  it('is no file before the debate has begun', async () => {
    expect(await markdown('en', debateAfter('joined'))).toBeUndefined();
  });

  it('leaves out what makes it larger than a megabyte, and says so', async () => {
    const long = new Map([...TEXTS].map(([id, one]) => [id, { ...one, body: { text: '守'.repeat(60_000) } }]));
    const { text = '' } = (await markdown('en', debateAfter(), long)) ?? {};
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1_000_000);
    expect(text).toContain('Left out: the file would be too large.');
    expect(text).toContain('守守守');
  });
});

describe('the record as JSON', () => {
  it('is what its schema says, of version 1', async () => {
    const file = (await transcriptFile(drawn(), 'json'))?.file;
    expect(file?.name).toMatch(/\.json$/);
    const record = DebateRecord.parse(JSON.parse(file?.text ?? ''));
    expect(record.format).toBe(1);
    expect(record.evidence[1]).toMatchObject({
      number: 2,
      reference: 'chip-controls:20-21',
      quotations: [{ language: 'en', from: '20', to: '21' }, { language: 'zh' }],
    });
    expect(record.notHeard).toMatchObject([{ en: 'Say first what for' }]);
  });

  it('has no ballot, no random id and no id of the platform', async () => {
    const { text = '' } = (await transcriptFile(drawn(), 'json'))?.file ?? {};
    for (const secret of ['"ben"', '"chiara"', 'console ', '"mei"', '"by":"', 'choice'])
      expect(text).not.toContain(secret);
  });
});

describe('Markdown of a record', () => {
  /** Pieces that begin markup, among any others. */
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'#*_`~<>[]()!|\\-+=:&$0123456789.'.split(''),
          '\n',
          '\n\n',
          '\r',
          '\t',
          '    ',
          '\u2028',
          '\u0085',
        ),
        fc.constantFrom(
          '```\n',
          '---\n',
          '===\n',
          '<script>',
          '<!--',
          '[a]: b',
          '1. ',
          '- ',
          '> ',
          '![a](b)',
          '&amp;',
          '|-|',
        ),
        anyCharacter,
      ),
      { maxLength: 30 },
    )
    .map((all) => all.join(''));

  const shape = (markdownText: string) => fromMarkdown(markdownText).children.map(({ type }) => type);
  const told = (node: unknown): string =>
    JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value));

  it('has the structure of its blocks, whatever people are called and write', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (motion, name, words) => {
        const blocks: RecordBlock[] = [
          { kind: 'heading', level: 1, text: `A motion: ${motion}` },
          { kind: 'said', text: `x${words}` },
          { kind: 'heading', level: 4, text: `${name}, for the motion` },
          { kind: 'said', text: words },
          { kind: 'line', text: `By ${name}`, soft: true },
          { kind: 'list', items: [`${name}`, words] },
          { kind: 'heading', level: 2, text: 'The end' },
        ];
        const tree = fromMarkdown(markdownOf(blocks));
        const kinds = tree.children.map((one) => (one.type === 'heading' ? `h${one.depth}` : one.type));
        expect(kinds.filter((one) => one !== 'paragraph')).toEqual(['h1', 'h4', 'list', 'h2']);
        const inside = told(tree.children);
        for (const markup of ['html', 'code', 'inlineCode', 'link', 'image', 'emphasis', 'strong', 'definition'])
          expect(inside, markup).not.toContain(`"type":"${markup}"`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the words themselves, each line and paragraph', () => {
    const words =
      '1. first\n2) second\n\n# not a heading\n    not code\n*stars* and <b> &amp; `ticks`\n\n---\n=== \n+ plus';
    const [first, second, third] = fromMarkdown(markdownOf([{ kind: 'said', text: words }])).children;
    const text = (node: unknown): string =>
      told(node)
        .match(/"value":"((?:[^"\\]|\\.)*)"/g)
        ?.map((one) => JSON.parse(`{${one}}`).value)
        .join('|') ?? '';
    expect(text(first)).toBe('1. first|2) second');
    expect(text(second)).toBe('# not a heading|not code|*stars* and <b> &amp; `ticks`');
    expect(text(third)).toBe('---|===|+ plus');
  });

  it('has a quotation of any passage as one quotation with its reference', () => {
    fc.assert(
      fc.property(hostile, (passage) => {
        const quotation: Quotation = {
          ...{ reference: 'chip-controls:12', article: 'chip-controls', language: 'en', revision: 1 },
          ...{ from: '12', to: '12', withdrawn: false, passages: [`a${passage}`] },
        };
        const text = markdownOf([{ kind: 'quotation', quotation }]);
        expect(shape(text)).toEqual(['blockquote']);
        expect(told(fromMarkdown(text))).toContain('[chip-controls:12]');
      }),
      { numRuns: 300 },
    );
  });
});
