import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawDiscord } from '#chat/console/views/discord.ts';
import { drawSlack } from '#chat/console/views/slack.ts';
import { type PlatformView, viewReply } from '#chat/console/views/view.ts';
import { renderDiscord } from '#chat/discord/render.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { displayText } from '#core/display.ts';
import { type Block, code, link, type PassageBlock, paragraph, person, strong, subdued, text } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { hostile as hostileOnDiscord } from '../discord/hostile.ts';
import { hostile as hostileOnSlack } from '../slack/render-hostile.ts';
import { pairs, readable } from './drawn.ts';

const inEnglish = sayIn('en', (simplified) => simplified);
const payloads = { discord: renderDiscord, slack: renderSlack };
const PLATFORMS = ['discord', 'slack'] as const;

function view(as: PlatformView, blocks: readonly Block[], say = inEnglish): string {
  return viewReply({ language: 'en', blocks }, say, as, payloads).toString();
}
const passage = (words: string, more: Partial<PassageBlock> = {}): PassageBlock => ({
  kind: 'passage',
  reference: 'tides:7',
  language: 'en',
  text: words,
  highlights: [],
  role: 'cited',
  withdrawn: false,
  ...more,
});

const QUOTED: Block[] = [
  passage('Nobody <b>counts</b>.', { role: 'context', reference: 'tides:6' }),
  passage('The lamps_burn until #5 & later.', { highlights: [[4, 9]], withdrawn: true }),
];
const WORDS: Block[] = [
  { kind: 'heading', text: 'Found *two*' },
  paragraph(text('by '), strong('A*B'), code('d`e'), link('here', 'https://n.example/a_b?c=1&d')),
  subdued(text('From the\nreading room')),
  { kind: 'list', items: [[text('one')], [text('- two')]] },
  { kind: 'fields', fields: [{ name: 'Length', value: [strong('88')] }] },
];
const BUTTONS: Block = {
  kind: 'buttons',
  buttons: [
    { id: 'quote|next|"k"', label: 'Next >', style: 'plain', disabled: false },
    { id: 'quote|add|k', label: 'Add', style: 'primary', disabled: false },
    { id: 'quote|end|k', label: 'Remove', style: 'danger', disabled: true },
  ],
};
const choice = (chosen: boolean): Block => ({
  kind: 'choice',
  label: 'Which <one>?',
  options: [
    { id: 'quote|1|k', label: 'The "first"', chosen: false },
    { id: 'quote|2|k', label: 'Second', chosen },
  ],
});

describe('the console shows what Discord would be sent', () => {
  it('a quotation with its neighbours in one block, what matched in bold, the references small', () => {
    const html = view('discord', QUOTED);
    expect(html.match(/<blockquote>/g)).toHaveLength(1);
    expect(pairs(html)).toEqual([
      ['Nobody <b>counts</b>.  ', 'p.subtext'],
      ['tides:6', 'code'],
      ['The ', 'p'],
      ['lamps', 'strong'],
      ['_burn until #5 & later.', 'p'],
      ['tides:7', 'code'],
      [' · withdrawn', 'p.subtext'],
    ]);
  });

  it('headings, paragraphs, small print, lists and fields', () => {
    expect(pairs(view('discord', WORDS))).toEqual([
      ['Found *two*', 'p.heading.h3'],
      ['by ', 'p'],
      ['A*B', 'strong'],
      ['d`e', 'code'],
      ['here', 'a'],
      ['From the', 'p.subtext'],
      ['reading room', 'p.subtext'],
      ['one', 'li'],
      ['- two', 'li'],
      ['Length', 'strong'],
      [': ', 'p'],
      ['88', 'strong'],
    ]);
    expect(view('discord', WORDS)).toContain('<a href="https://n.example/a_b?c=1&amp;d" rel="noopener noreferrer">');
    expect(pairs(view('discord', [paragraph(text('one\ntwo'))]))).toEqual([
      ['one', 'p'],
      ['\n', 'p'],
      ['two', 'p'],
    ]);
  });

  it('in a frame, unless it is a sentence alone', () => {
    expect(view('discord', QUOTED)).toMatch(/^<div class="as-discord"><div class="container">/);
    expect(view('discord', [paragraph(text('Nothing was changed.'))])).toBe(
      '<div class="as-discord"><div class="text"><p>Nothing was changed.</p></div></div>',
    );
  });

  it('a person as a mention', () => {
    expect(pairs(view('discord', [paragraph(person('123456789012345678', 'Ana'))]))).toEqual([
      ['@123456789012345678', 'span.mention'],
    ]);
  });

  it('buttons that can be pressed, and those that cannot, below a line', () => {
    const html = view('discord', [paragraph(text('Found')), BUTTONS]);
    expect(pairs(html)).toEqual([
      ['Found', 'p'],
      ['—', 'div.container'],
      ['Next >', 'button.secondary'],
      ['Add', 'button.primary'],
      ['Remove', 'button.danger'],
    ]);
    expect(html).toContain('data-press="quote|next|&quot;k&quot;">Next');
    expect(html).toContain('data-press="quote|end|k" disabled>Remove');
    expect(html.match(/ disabled/g)).toHaveLength(1);
  });

  it('a list to choose from: the question until something is chosen, then what was chosen', () => {
    const open = view('discord', [choice(false)]);
    expect(open).toContain('<select aria-label="Which &lt;one&gt;?"><option value="" selected disabled>Which &lt;one');
    expect(open).toContain('<option value="quote|1|k">The &quot;first&quot;</option>');
    const chosen = view('discord', [choice(true)]);
    expect(chosen).toContain('<option value="quote|2|k" selected>Second</option>');
    expect(chosen.match(/ selected/g)).toHaveLength(1);
    expect(chosen).toContain('data-press-chosen>Show it</button>');
  });
});

describe('the console shows what Slack would be sent', () => {
  it('a quotation with what matched in bold and its reference, its neighbours small and grey', () => {
    expect(pairs(view('slack', QUOTED))).toEqual([
      ['Nobody <b>counts</b>.  [tides:6]', 'span'],
      ['The ', 'blockquote'],
      ['lamps', 'strong'],
      ['_burn until #5 & later. ', 'blockquote'],
      ['tides:7', 'code'],
      [' · withdrawn', 'blockquote'],
    ]);
  });

  it('headings, paragraphs, small print, lists and fields', () => {
    expect(pairs(view('slack', WORDS))).toEqual([
      ['Found *two*', 'p.header'],
      ['by ', 'p'],
      ['A*B', 'strong'],
      ['d`e', 'code'],
      ['here', 'a'],
      ['From the', 'span'],
      ['\n', 'span'],
      ['reading room', 'span'],
      ['one', 'li'],
      ['- two', 'li'],
      ['Length', 'strong'],
      [': ', 'p'],
      ['88', 'strong'],
    ]);
    expect(view('slack', WORDS)).toContain('<a href="https://n.example/a_b?c=1&amp;d" rel="noopener noreferrer">');
  });

  it('a person as a mention, where one person alone reads it', () => {
    const [own] = renderSlack(
      { language: 'en', blocks: [paragraph(person('U1', 'Ana'))] },
      inEnglish,
      undefined,
      'only-me',
    );
    expect(pairs(drawSlack(own, 'Show it').toString())).toEqual([['@U1', 'span.mention']]);
    expect(readable(view('slack', [paragraph(person('U1', 'Ana'))]))).toBe('Ana');
  });

  it('the buttons that can be pressed; Slack has no others', () => {
    const html = view('slack', [BUTTONS]);
    expect(pairs(html)).toEqual([
      ['Next >', 'button.plain'],
      ['Add', 'button.primary'],
    ]);
    expect(html).toContain('data-press="quote|next|&quot;k&quot;">Next');
  });

  it('a list to choose from beside its question, with what was chosen', () => {
    const open = view('slack', [choice(false)]);
    expect(pairs(open)[0]).toEqual(['Which <one>?', 'div']);
    expect(open).toContain('<option value="" selected disabled>Which &lt;one&gt;?</option>');
    expect(open).toContain('<option value="quote|1|k">The &quot;first&quot;</option>');
    const chosen = view('slack', [choice(true)]);
    expect(chosen).toContain('<option value="quote|2|k" selected>Second</option>');
    expect(chosen.match(/ selected/g)).toHaveLength(1);
    expect(chosen).toContain('data-press-chosen>Show it</button>');
  });
});

describe.each(PLATFORMS)('a reply as %s would be sent it', (as) => {
  const long = Array.from({ length: 60 }, (_, at) => passage(`Sentence ${at} of the ledger. `.repeat(8)));

  it('comes in pages with their numbers where it takes several messages, and nothing is lost', () => {
    const html = view(as, long);
    const pages = html.match(new RegExp(`class="as-${as}"`, 'g'))?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    const numbers = [...html.matchAll(/<p class="platform-page">([^<]*)<\/p>/g)].map(([, words]) => words);
    expect(numbers).toEqual(Array.from({ length: pages }, (_, at) => `Page ${at + 1} of ${pages}`));
    for (const at of long.keys()) expect(html).toContain(`Sentence ${at} of the ledger.`);
  });

  it('has no page number where it takes one, and says the number in the viewer’s language', () => {
    expect(view(as, QUOTED)).not.toContain('platform-page');
    const say = sayIn('zh-Hans', (simplified) => simplified);
    expect(view(as, long, say)).toContain('<p class="platform-page">第 1 页，共 ');
  });

  it('is not drawn where the payload is none', () => {
    const draw = { discord: drawDiscord, slack: drawSlack }[as];
    for (const payload of [undefined, {}, { components: 'x' }, { blocks: [{ type: 'video' }] }])
      expect(() => draw(payload, 'Show it')).toThrow();
  });

  it('reads word for word as it was written, whatever is in it, and has no markup that we did not write', () => {
    const words = as === 'discord' ? hostileOnDiscord : hostileOnSlack;
    const bare = (some: string) => some.toWellFormed().replace(/\s+/gu, '');
    fc.assert(
      fc.property(words, words, (cited, said) => {
        const html = view(as, [passage(cited.toWellFormed()), paragraph(text(said))]);
        const shown = bare(readable(html));
        expect(shown).toContain(bare(displayText(cited)));
        expect(shown).toContain(bare(said));
        expect(html).not.toMatch(/<(?:script|img|a|em|s|u)\b/);
      }),
      { numRuns: 100 },
    );
  });
});

it('the console’s own view is its own card', () => {
  expect(view('parley', QUOTED)).toContain('<div class="reply" lang="en">');
});
