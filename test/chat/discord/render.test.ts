import { describe, expect, it } from 'vitest';
import { renderDiscord } from '#chat/discord/render.ts';
import {
  type Block,
  code,
  link,
  type PassageBlock,
  paragraph,
  person,
  type Reply,
  strong,
  subdued,
  text,
} from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { componentsOf, faults, quoted, readable, sourcesOf } from './messages.ts';

const say = sayIn('en', (simplified) => simplified);
const sayChinese = sayIn('zh-Hans', (simplified) => simplified);
const reply = (...blocks: Block[]): Reply => ({ language: 'en', blocks });
const one = (...blocks: Block[]) => {
  const [message, ...others] = renderDiscord(reply(...blocks), say);
  if (!message || others.length) throw new Error('not one message');
  expect(faults(message)).toEqual([]);
  return message;
};
const passage = (words: string, more: Partial<PassageBlock> = {}): PassageBlock => ({
  kind: 'passage',
  reference: 'night-library:3',
  language: 'en',
  text: words,
  highlights: [],
  role: 'cited',
  withdrawn: false,
  ...more,
});
const button = (id: string, label = id, more: object = {}) =>
  ({ id, label, style: 'plain', disabled: false, ...more }) as const;
const buttons = (...all: ReturnType<typeof button>[]): Block => ({ kind: 'buttons', buttons: all });
const turn = (page: number) => `page|${page}|k`;

const LAMPS = 'The lamps of the night library burn until the last reader has found the page that he came for. ';
const LAMPS_ZH = '夜里的图书馆一直亮着灯，直到最后一个人找到他要的那一页。';

describe('a quotation on Discord', () => {
  it('reads as one quote: what was found in bold, what stands around it small, each with its reference', () => {
    const message = one(
      passage('Nobody counts the hours.', { role: 'context', reference: 'night-library:2' }),
      passage('The lamps burn\nuntil morning.', { highlights: [[4, 9]] }),
      passage('Then the birds begin.', { role: 'context', reference: 'night-library:4' }),
      paragraph(
        code('night-library:3'),
        text(' in an article by A_B, “'),
        link('Night', 'https://n.example/'),
        text('”'),
      ),
      buttons(button('quote|show|k', 'More around it')),
    );
    expect(sourcesOf(message)).toEqual([
      [
        '> -# Nobody counts the hours.  `night-library:2`',
        '> ',
        '> The **lamps** burn until morning.',
        '> -# `night-library:3`',
        '> ',
        '> -# Then the birds begin.  `night-library:4`',
      ].join('\n'),
      '`night-library:3` in an article by A\\_B, “[Night](https://n.example/)”',
    ]);
    expect(quoted(message)).toContain('The lamps burn until morning.');
    expect(message.components.map(({ type }) => type)).toEqual([17]);
    expect(componentsOf(message).map(({ type }) => type)).toEqual([17, 10, 10, 14, 1, 2]);
  });

  it('says that a passage is withdrawn, and which part of it this is, in the language of the reply', () => {
    const block = passage('灯灭了。', { withdrawn: true, part: { at: 2, of: 3 } });
    const [message] = renderDiscord(reply(block), sayChinese);
    expect(message && sourcesOf(message)).toEqual(['> 灯灭了。\n> -# `night-library:3` · 第 2 段，共 3 段 · 已撤下']);
  });

  it('pings nobody, whoever it names', () => {
    const message = one(paragraph(person('123456789012345678', 'Ana'), text(' asked @everyone')));
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(sourcesOf(message)).toEqual(['<@123456789012345678> asked \\@everyone']);
  });
});

describe('a reply on Discord', () => {
  it('has headings, small print, lists and tables', () => {
    const message = one(
      { kind: 'heading', text: 'Add “1984”?' },
      paragraph(text('# A new\narticle')),
      subdued(text('It begins:\n- so')),
      { kind: 'list', items: [[code('/quote lamps')], [text('- two\nlines')]] },
      {
        kind: 'fields',
        fields: [
          { name: 'Title', value: [text('Night_')] },
          { name: 'Length', value: [strong('88')] },
        ],
      },
    );
    expect(sourcesOf(message)).toEqual([
      '### Add “1984”?',
      '\\# A new\narticle',
      '-# It begins:\n-# \\- so\n- `/quote lamps`\n- \\- two lines\n**Title**: Night\\_\n**Length**: **88**',
    ]);
  });

  it('of a sentence stands by itself, without a frame', () => {
    expect(one(paragraph(text('Nothing was changed.'))).components).toEqual([
      { type: 10, content: 'Nothing was changed.' },
    ]);
  });

  it('puts five buttons beside each other, and a second of the same id nowhere', () => {
    const message = one(buttons(...'abcdefg'.split('').map((id) => button(id)), button('a', 'again')));
    const rows = componentsOf(message).filter(({ type }) => type === 1);
    expect(rows.map(({ components }) => (components as object[]).length)).toEqual([5, 2]);
  });

  it('has a line before its last buttons, but not where earlier text has buttons of its own', () => {
    const buttons = (id: string): Block => ({
      kind: 'buttons',
      buttons: [{ id, label: 'Take', style: 'plain', disabled: false }],
    });
    const types = (...blocks: Block[]) => componentsOf(one(...blocks)).map(({ type }) => type);
    expect(types(paragraph(text('Who pays?')), buttons('a'))).toContain(14);
    const two = [paragraph(text('Who pays?')), buttons('a'), paragraph(text('Who waits?')), buttons('b')];
    expect(types(...two)).not.toContain(14);
  });

  it('shows which buttons do what matters, what is dangerous and what cannot be pressed', () => {
    const message = one(
      buttons(button('a', 'Add', { style: 'primary' }), button('b', 'Remove', { style: 'danger', disabled: true })),
    );
    expect(componentsOf(message).slice(-2)).toEqual([
      { type: 2, custom_id: 'a', style: 1, label: 'Add' },
      { type: 2, custom_id: 'b', style: 4, label: 'Remove', disabled: true },
    ]);
  });

  it('offers a choice as a list, whose question stays when something is chosen', () => {
    const options = [
      { id: 'quote|show 1|k', label: 'First', chosen: false },
      { id: 'quote|show 2|k', label: 'Second', chosen: true },
    ];
    const message = one({ kind: 'choice', label: 'Which one?', options });
    expect(sourcesOf(message)).toEqual(['-# Which one?']);
    expect(componentsOf(message).at(-1)).toMatchObject({
      type: 3,
      placeholder: 'Which one?',
      options: [
        { value: 'quote|show 1|k', label: 'First' },
        { value: 'quote|show 2|k', label: 'Second', default: true },
      ],
    });
  });

  it('stands a question above its list when the list has no room for all of it', () => {
    const options = [{ id: 'pick|1|k', label: 'First', chosen: false }];
    const asks = (label: string) => sourcesOf(one({ kind: 'choice', label, options }));
    expect(asks('q'.repeat(150))).toEqual([]);
    expect(asks('q'.repeat(151))).toEqual([`-# ${'q'.repeat(151)}`]);
  });

  it('offers more than a list holds in several lists', () => {
    const options = Array.from({ length: 30 }, (_, i) => ({ id: `pick|${i}|k`, label: `Book ${i}`, chosen: false }));
    const message = one({ kind: 'choice', label: 'Which one?', options });
    expect(readable(message).match(/Book \d+/g)).toHaveLength(30);
  });

  it('shows labels whole that a control has no room for', () => {
    const long = 'A title that goes on and on '.repeat(5).trim();
    const message = one(buttons(button('a', long)), {
      kind: 'choice',
      label: '',
      options: [{ id: 'x', label: long, chosen: false }],
    });
    expect(readable(message).split(long)).toHaveLength(3);
  });

  it('never is an empty message', () => {
    for (const blocks of [[], [paragraph(text(' \n '))], [{ kind: 'list', items: [[]] } as Block]]) {
      const [message] = renderDiscord(reply(...blocks), say);
      expect(message && faults(message)).toEqual([]);
    }
  });
});

describe('a long reply on Discord', () => {
  const long = reply(
    passage(LAMPS.repeat(120)),
    paragraph(text('in an article by A')),
    buttons(button('quote|show|k', 'More')),
  );

  it('comes in pages that are turned, each with its number and the buttons of the whole', () => {
    const pages = renderDiscord(long, say, turn);
    expect(pages.length).toBe(4);
    for (const [i, page] of pages.entries()) {
      expect(faults(page)).toEqual([]);
      const found = componentsOf(page).filter(({ type }) => type === 2);
      expect(found.map(({ label }) => label)).toEqual(['More', '◀', `${i + 1}/4`, '▶']);
      expect(found.map(({ disabled }) => disabled === true)).toEqual([false, i === 0, true, i === 3]);
      if (i > 0) expect(found[1]).toMatchObject({ custom_id: turn(i - 1) });
      if (i < 3) expect(found[3]).toMatchObject({ custom_id: turn(i + 1) });
    }
    expect(pages.map(quoted).join('').replaceAll('\n', '')).toBe(LAMPS.repeat(120));
    expect(pages.map((page) => /part \d of 4/.exec(readable(page))?.[0])).toEqual(
      [1, 2, 3, 4].map((n) => `part ${n} of 4`),
    );
  });

  it('is cut at the same places before it is known what turns its pages', () => {
    expect(renderDiscord(long, say).map(quoted)).toEqual(renderDiscord(long, say, turn).map(quoted));
  });

  it('is cut after a sentence', () => {
    const pages = renderDiscord(reply(passage(LAMPS_ZH.repeat(300))), sayChinese, turn);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(quoted(page)).toMatch(/。\n?$/);
  });

  it('comes in pages too when it is of very many pieces', () => {
    const many = Array.from({ length: 90 }, (_, i) => paragraph(text(`Line ${i}.`)));
    const pages = renderDiscord(reply({ kind: 'heading', text: 'All' }, ...many), say, turn);
    for (const page of pages) expect(faults(page)).toEqual([]);
    expect(
      pages
        .map(readable)
        .join('\n')
        .match(/Line \d+\./g),
    ).toHaveLength(90);
  });

  it('says that an id is too long for a button rather than lose it', () => {
    expect(() => renderDiscord(reply(buttons(button('x'.repeat(101)))), say)).toThrow('101 characters');
  });
});
