import { describe, expect, it } from 'vitest';
import { renderSlack } from '#chat/slack/render.ts';
import type { Block, PassageBlock } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { seen } from './render-seen.ts';

const inEnglish = sayIn('en', (simplified) => simplified);
const inChinese = sayIn('zh-Hans', (simplified) => simplified);

const long: PassageBlock = {
  kind: 'passage',
  reference: 'tide-tables:7',
  language: 'en',
  text: 'The reading room closes at nine, and the argument goes on by the river. '.repeat(300),
  highlights: [],
  role: 'cited',
  withdrawn: false,
};
const share: Block = {
  kind: 'buttons',
  buttons: [{ id: 'quote|share|k', label: 'Share', style: 'plain', disabled: false }],
};

describe('a reply of several messages', () => {
  const turn = (page: number) => `page|${page}|k`;

  it('says in each where one is, and leads on and back', () => {
    const pages = renderSlack({ language: 'en', blocks: [long, share] }, inEnglish, turn);
    expect(pages).toHaveLength(3);
    const rows = pages.map(({ blocks }) =>
      seen(blocks)
        .slice(-4)
        .map(({ text }) => text),
    );
    expect(rows[0]?.slice(1)).toEqual(['Share', 'Page 1 of 3', 'Next page ▶']);
    expect(rows[1]).toEqual(['Share', 'Page 2 of 3', '◀ Previous page', 'Next page ▶']);
    expect(rows[2]?.slice(1)).toEqual(['Share', 'Page 3 of 3', '◀ Previous page']);
    expect(pages[1]?.text).toMatch(/… \(Page 2 of 3\)$/);
    expect(seen(pages[1]?.blocks ?? []).slice(-2)).toMatchObject([
      { id: 'page|0|k', spoken: 'Previous page' },
      { id: 'page|2|k', spoken: 'Next page' },
    ]);
  });

  it('counts its pages in Chinese too, and without buttons where nothing can be turned', () => {
    const [first] = renderSlack({ language: 'zh-Hans', blocks: [long] }, inChinese);
    expect(seen(first?.blocks ?? []).at(-1)).toEqual({ kind: 'grey', text: '第 1 页，共 3 页' });
  });

  it('never says of a piece that it is the whole passage', () => {
    const quotations = renderSlack({ language: 'en', blocks: [long] }, inEnglish).flatMap(({ blocks }) =>
      seen(blocks).filter(({ kind }) => kind === 'quotation'),
    );
    expect(quotations.map((one) => 'reference' in one && one.reference)).toEqual([
      'tide-tables:7 · part 1 of 3',
      'tide-tables:7 · part 2 of 3',
      'tide-tables:7 · part 3 of 3',
    ]);
  });
});
