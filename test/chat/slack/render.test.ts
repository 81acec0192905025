import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSlack } from '#chat/slack/render.ts';
import { displayText } from '#core/display.ts';
import {
  type Block,
  code,
  group,
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
import { checkSlack } from '../../platforms/slack-check.ts';
import { hostile } from './render-hostile.ts';
import { seen } from './render-seen.ts';

const inEnglish = sayIn('en', (simplified) => simplified);
const inChinese = sayIn('zh-Hans', (simplified) => simplified);

const reply = (...blocks: Block[]): Reply => ({ language: 'en', blocks });
const messages = (...blocks: Block[]) => renderSlack(reply(...blocks), inEnglish);
const message = (...blocks: Block[]) => {
  const [first, ...rest] = messages(...blocks);
  if (!first || rest.length) throw new Error(`${rest.length + 1} messages`);
  return first;
};
const read = (...blocks: Block[]) => seen(message(...blocks).blocks);

const passage = (more: Partial<PassageBlock> = {}): PassageBlock => ({
  kind: 'passage',
  reference: 'tide-tables:7',
  language: 'en',
  text: 'The tide tables were printed a year early, and nobody checked the moon.',
  highlights: [],
  role: 'cited',
  withdrawn: false,
  ...more,
});
const buttons = (...labels: string[]): Block => ({
  kind: 'buttons',
  buttons: labels.map((label) => ({ id: `quote|${label}|k`, label, style: 'plain', disabled: false })),
});

describe('a passage in Slack', () => {
  it('is a quotation with its words exactly, its reference behind them, and in bold what matched', () => {
    const [quotation] = read(passage({ highlights: [[4, 15]] }));
    expect(quotation).toEqual({
      kind: 'quotation',
      text: 'The tide tables were printed a year early, and nobody checked the moon.',
      reference: 'tide-tables:7',
      bold: ['tide tables'],
    });
  });

  it('is read in exactly its words, whatever they look like', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('cited', 'context'), (words, role) => {
        const shown = displayText(words).toWellFormed();
        for (const { text, blocks } of messages(passage({ text: words, role }))) {
          expect(checkSlack('chat.postMessage', { channel: 'C1', text, blocks })).toEqual([]);
          const [read] = seen(blocks);
          if (read?.kind === 'grey') expect(read.text).toBe(`${shown}  [tide-tables:7]`);
          else expect(read).toMatchObject({ kind: 'quotation', text: shown });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('stands between what comes before and after it, which is small and grey', () => {
    const kinds = read(passage({ role: 'context' }), passage(), passage({ role: 'context' })).map(({ kind }) => kind);
    expect(kinds).toEqual(['grey', 'quotation', 'grey']);
  });

  it('is one quotation with those that follow it', () => {
    const { blocks } = message(
      passage(),
      passage({ reference: 'tide-tables:8' }),
      paragraph(text('by nobody')),
      passage(),
    );
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'rich_text']);
  });

  it('says that it was withdrawn, and which part of it this is, in the language of the reply', () => {
    const block = passage({ withdrawn: true, part: { at: 2, of: 3 } });
    expect(read(block)[0]).toMatchObject({ reference: 'tide-tables:7 · part 2 of 3 · withdrawn' });
    const [chinese] = renderSlack({ language: 'zh-Hans', blocks: [block] }, inChinese);
    expect(seen(chinese?.blocks ?? [])[0]).toMatchObject({ reference: 'tide-tables:7 · 第 2 段，共 3 段 · 已撤下' });
  });
});

describe('the words of a reply in Slack', () => {
  it('are a heading, grey lines, paragraphs, lists and fields', () => {
    const shown = read(
      { kind: 'heading', text: 'Found' },
      subdued(text('From the reading room')),
      paragraph(text('a '), strong('b'), code(' c')),
      { kind: 'list', items: [[text('one')], [text('two')]] },
      { kind: 'fields', fields: [{ name: 'Length', value: [text('88')] }] },
    );
    expect(shown.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Found'],
      ['grey', 'From the reading room'],
      ['words', 'a b c'],
      ['item', 'one'],
      ['item', 'two'],
      ['words', 'Length: 88'],
    ]);
  });

  it('name fields with a Chinese colon where they are Chinese', () => {
    const [first] = renderSlack(
      { language: 'zh-Hans', blocks: [{ kind: 'fields', fields: [{ name: '句数', value: [text('88')] }] }] },
      inChinese,
    );
    expect(seen(first?.blocks ?? [])[0]?.text).toBe('句数：88');
  });

  it('stay a heading when they are too long for one, in bold', () => {
    const long = 'How the harbour lost its bell '.repeat(6).trim();
    expect(message({ kind: 'heading', text: long }).blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: long, style: { bold: true } }] }],
      },
    ]);
  });

  it('keep a list close under its sentence', () => {
    const { blocks } = message(paragraph(text('Try these:')), { kind: 'list', items: [[code('/quote tides')]] });
    expect(blocks).toHaveLength(1);
  });

  it('link to web pages only', () => {
    const linked = (url: string) => JSON.stringify(message(paragraph(link('here', url))).blocks).includes('"link"');
    expect(linked('https://example.org/a?b=c')).toBe(true);
    expect(linked('https://example.org/'.padEnd(3000, 'a'))).toBe(true);
    for (const bad of [
      'javascript:alert(1)',
      'slack://open',
      '/a/b',
      'mailto:a@example.org',
      'https://',
      'https://example.org/'.padEnd(3001, 'a'),
    ]) {
      expect(linked(bad), bad).toBe(false);
    }
  });

  it('notify nobody: people are mentioned only where one person reads them', () => {
    const block = paragraph(text('Facilitators: '), person('U012AB', 'Ana'), person('nobody <!here>', 'Bo'));
    expect(read(block)[0]?.text).toBe('Facilitators: AnaBo');
    const [own] = renderSlack(reply(block), inEnglish, undefined, 'only-me');
    expect(seen(own?.blocks ?? [])[0]?.text).toBe('Facilitators: @U012ABBo');
  });

  it('notify no user group either, and name it for everybody', () => {
    const block = paragraph(group('S012AB', 'readers'), text(' '), group('<!here>', 'all'));
    expect(read(block)[0]?.text).toBe('@readers @all');
    const [own] = renderSlack(reply(block), inEnglish, undefined, 'only-me');
    expect(seen(own?.blocks ?? [])[0]?.text).toBe('@S012AB @all');
  });

  it('are there as text for notifications and screen readers, with no mention in them', () => {
    const { text: spoken } = message(passage({ text: 'Ships & <!channel> *bells*' }));
    expect(spoken).toBe('&gt; Ships &amp; &lt;!channel&gt; *bells*  [tide-tables:7]');
  });

  it('are the labels in a notification where a message has nothing but buttons and lists', () => {
    const list: Block = {
      kind: 'choice',
      label: 'Language',
      options: [{ id: 'quote|en|k', label: 'English', chosen: true }],
    };
    expect(message(buttons('Next', 'Share'), list).text).toBe('Next · Share · Language');
  });

  it('begin in a notification with what was asked for, not with what stands beside it', () => {
    const before = passage({ role: 'context', text: 'The almanac came by ship.', reference: 'tide-tables:6' });
    const { text: spoken } = message(before, passage({ text: 'It was wrong.' }));
    expect(spoken).toBe('&gt; It was wrong.  [tide-tables:7]\n\n  The almanac came by ship.  [tide-tables:6]');
  });

  it('are cut in that text alone, and never through an escape', () => {
    for (const start of ['', 'a', 'ab', 'abc', 'abcd']) {
      const { text: spoken, blocks } = message(passage({ text: `${start}${'&'.repeat(3000)}` }));
      expect(spoken.length).toBeLessThanOrEqual(4000);
      expect(spoken).toMatch(/&amp;…$/);
      expect(seen(blocks)[0]?.text).toBe(`${start}${'&'.repeat(3000)}`);
    }
  });
});

describe('what can be pressed in Slack', () => {
  it('are buttons whose id is what is pressed', () => {
    expect(read(buttons('Next', 'Share'))).toEqual([
      { kind: 'button', text: 'Next', id: 'quote|Next|k' },
      { kind: 'button', text: 'Share', id: 'quote|Share|k' },
    ]);
  });

  it('leaves out dead buttons, and one that says the same as another', () => {
    const dead = { id: 'quote|end|k', label: 'Next', style: 'plain', disabled: true } as const;
    const alive = { ...dead, disabled: false };
    expect(message({ kind: 'buttons', buttons: [dead] }).blocks).toEqual([]);
    expect(read({ kind: 'buttons', buttons: [alive, alive] })).toHaveLength(1);
  });

  it('is a list with its label and what is chosen, each option pressing its id', () => {
    const options = [
      { id: 'quote|1|k', label: 'In English', chosen: false },
      { id: 'quote|2|k', label: 'In Chinese', chosen: true },
    ];
    const choice: Block = { kind: 'choice', label: 'Edition', options };
    const { blocks, text: spoken } = message(choice, choice);
    expect(checkSlack('chat.postMessage', { channel: 'C1', text: spoken, blocks })).toEqual([]);
    expect(
      seen(blocks)
        .slice(0, 3)
        .map(({ text }) => text),
    ).toEqual(['Edition', 'In English', 'In Chinese']);
    expect(blocks[0]).toMatchObject({ accessory: { action_id: 'choice|0', initial_option: { value: 'quote|2|k' } } });
    expect(blocks[1]).toMatchObject({ accessory: { action_id: 'choice|1' } });
  });

  it('has a question of up to 3000 characters beside it, and the beginning of a longer one', () => {
    const options = [{ id: 'quote|1|k', label: 'In English', chosen: false }];
    const asked = (label: string) => {
      const { blocks, text: spoken } = message({ kind: 'choice', label, options });
      expect(checkSlack('chat.postMessage', { channel: 'C1', text: spoken, blocks })).toEqual([]);
      return seen(blocks)[0]?.text;
    };
    expect(asked('q'.repeat(3000))).toBe('q'.repeat(3000));
    expect(asked('q'.repeat(3001))).toBe(`${'q'.repeat(2999)}…`);
  });

  it('is shortened with … where a label is longer than Slack shows, and not through a character', () => {
    const [button] = read(buttons('👩‍👩‍👧‍👦'.repeat(20)));
    expect(button?.text).toBe(`${'👩‍👩‍👧‍👦'.repeat(6)}…`);
  });
});
