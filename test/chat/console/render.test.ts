import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply, safeAddress } from '#chat/console/render.ts';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import type { Block, Reply, Span } from '#core/reply.ts';
import { code, group, link, paragraph, person, strong, text } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { anyCharacter, webAddress } from '../../any-character.ts';

const say = sayIn('en', (simplified) => simplified);
const shown = (...blocks: Block[]) => renderReply({ language: 'en', blocks }, say);

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '`',
  '<script>',
  '</p>',
  '<!--',
  'javascript:',
  '&lt;',
  '\u202e',
  '\u0000',
  '警钟',
  '😀',
  'é',
  '@everyone',
  '\n',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: anyCharacter })))
  .map((parts) => parts.join(''));
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'strong', 'code'), text: hostile }),
  fc.record({ kind: fc.constantFrom('user', 'group', 'channel'), id: hostile, text: hostile }),
  fc.record({
    kind: fc.constant('link' as const),
    text: hostile,
    url: fc.oneof(
      hostile,
      webAddress,
      hostile.map((rest) => `javascript:${rest}`),
    ),
  }),
);
const spans = fc.array(span, { maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: hostile }),
  fc.record({ kind: fc.constant('paragraph' as const), spans, subdued: fc.boolean() }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ name: hostile, value: spans }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('passage' as const),
    reference: hostile,
    language: fc.constantFrom(...EDITION_LANGUAGES),
    text: hostile,
    highlights: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 3 }),
    role: fc.constantFrom('cited', 'context'),
    withdrawn: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    label: hostile,
    options: fc.array(fc.record({ id: hostile, label: hostile, chosen: fc.boolean() }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.record({
        id: hostile,
        label: hostile,
        style: fc.constantFrom('plain', 'primary', 'danger'),
        disabled: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  }),
);
const reply: fc.Arbitrary<Reply> = fc.record({
  language: fc.constantFrom(...PUBLIC_LANGUAGES),
  blocks: fc.array(block, { maxLength: 4 }),
});

// Everything that the renderer itself writes, and nothing else: a tag with quoted attributes that hold no mark-up.
const TAG =
  /<\/?(div|h3|p|bdi|strong|code|a|ul|li|dl|dt|dd|blockquote|footer|mark|span|button|label|select|option)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const ATTRIBUTES = [
  'class',
  'lang',
  'dir',
  'href',
  'rel',
  'type',
  'data-press',
  'data-press-chosen',
  'disabled',
  'value',
  'selected',
];

describe('a reply in the console', () => {
  it('keeps hostile text text: no tag, attribute or entity that the renderer did not write', () => {
    fc.assert(
      fc.property(reply, (given) => {
        const html = renderReply(given, say);
        const rest = html.replace(TAG, '');
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        for (const [, name] of [...html.matchAll(TAG)].flatMap(([, , all = '']) => [
          ...all.replace(/="[^"]*"/g, '').matchAll(/ ([a-z-]+)/g),
        ])) {
          expect(ATTRIBUTES).toContain(name);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('links only to web pages and to our own paths', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          webAddress,
          hostile.map((one) => `javascript:${one}`),
        ),
        (url) => {
          const address = safeAddress(url);
          if (address !== undefined) expect(address).toMatch(/^(https?:\/\/|\/(?![/\\]))/);
        },
      ),
      { numRuns: 150 },
    );
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScript:x',
      'java\nscript:x',
      'data:text/html,x',
      '//elsewhere.example',
      '/\\elsewhere.example',
      'http:elsewhere.example',
      'file:///etc/passwd',
      'vbscript:x',
      '',
    ]) {
      expect(safeAddress(bad), bad).toBeUndefined();
    }
    expect(safeAddress('/a/chip-controls/12?lang=en')).toBe('/a/chip-controls/12?lang=en');
    expect(shown(paragraph(link('here', 'javascript:alert(1)')))).not.toContain('<a');
  });

  it('shows a passage with its language, its reference and what matched', () => {
    const html = shown({
      kind: 'passage',
      reference: 'library-hours:3',
      language: 'zh',
      text: '夜里图书馆\n也开着灯。',
      highlights: [[2, 5]],
      role: 'cited',
      withdrawn: true,
    });
    expect(html).toContain('<p lang="zh-Hans" dir="auto">夜里<mark>图书馆</mark>也开着灯。</p>');
    expect(html).toContain('<code>library-hours:3</code>');
    expect(html).toContain('Withdrawn');
  });

  it('shows passages that follow each other as one quotation', () => {
    const passage = (role: 'cited' | 'context') =>
      ({
        kind: 'passage',
        reference: 'x:1',
        language: 'en',
        text: 'One.',
        highlights: [],
        role,
        withdrawn: false,
      }) as const;
    const html = shown(passage('context'), passage('cited'), paragraph(text('by nobody')), passage('cited'));
    expect(html.match(/class="passages"/g)).toHaveLength(2);
  });

  it('has words, lists, fields and real buttons', () => {
    const html = shown(
      { kind: 'heading', text: 'Found' },
      paragraph(text('a '), strong('b'), code('c')),
      { kind: 'list', items: [[text('one')]] },
      { kind: 'fields', fields: [{ name: 'Length', value: [text('88')] }] },
      { kind: 'buttons', buttons: [{ id: 'quote|next|k', label: 'Next', style: 'primary', disabled: true }] },
    );
    expect(html).toContain('<h3 dir="auto">Found</h3>');
    expect(html).toContain('<strong><bdi>b</bdi></strong>');
    expect(html).toContain('<li dir="auto"><bdi>one</bdi></li>');
    expect(html).toContain('<dt dir="auto">Length</dt>');
    expect(html).toContain(
      '<button type="button" class="button primary" data-press="quote|next|k" disabled>Next</button>',
    );
  });

  it('lets one choose from a labelled list, and press what one chose', () => {
    const options = [
      { id: 'quote|show.0|k', label: 'tides:1 The sea', chosen: false },
      { id: 'quote|show.1|k', label: 'tides:2 It goes', chosen: true },
    ];
    const html = shown({ kind: 'choice', label: 'All 2 passages', options });
    expect(html).toContain('<label><span dir="auto">All 2 passages</span> <select dir="auto">');
    expect(html).toContain('<option value="quote|show.1|k" selected>tides:2 It goes</option>');
    expect(html).toContain('data-press-chosen>Show it</button>');
  });

  it('calls people by their names', () => {
    expect(shown(paragraph(person('u1', 'Ana')))).toContain('<strong><bdi>Ana</bdi></strong>');
    expect(shown(paragraph(group('r1', 'readers')))).toContain('<strong><bdi>@readers</bdi></strong>');
  });

  it('says which language its words are in, unless they are in two', () => {
    expect(renderReply({ language: 'zh-Hant', blocks: [] }, say)).toContain('lang="zh-Hant"');
    expect(renderReply({ language: 'both', blocks: [] }, say)).not.toContain('lang=');
  });
});
