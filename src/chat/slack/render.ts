import type { types } from '@slack/bolt';
import { buttonId } from '#core/command.ts';
import type { Block, PassageBlock, Reply, Span, Visibility } from '#core/reply.ts';
import { PAGE_BUTTON } from '#core/reply-pages.ts';
import type { Say } from '#core/words.ts';
import { pagesOf } from '../shared/pages.ts';
import { renderedOnce } from '../shared/rendered-once.ts';
import { LIMITS } from './limits.ts';
import { type PageButton, pageRow, plainText, renderButtons, renderChoice } from './render-controls.ts';
import { plain, plainPassage, type Rich, richPassage, richSpans, type Tone } from './render-rich.ts';
import { fallbackText } from './render-text.ts';
import { page as pageWords } from './words.ts';

/** A message: its blocks, and the same as text for notifications and screen readers. Fits every method that posts. */
export type SlackMessage = { text: string; blocks: types.KnownBlock[] };

type RichBlock = types.RichTextBlock;

/**
 * Renders a reply as messages, in order; only one if it fits. With `pageButton`, each of several messages has buttons to the next and previous
 * page; without it the cuts are the same. A private message may mention people, because that notifies nobody; a public one uses their names.
 */
export function renderSlack(
  reply: Reply,
  say: Say,
  pageButton?: PageButton,
  visibility: Visibility = 'public',
): SlackMessage[] {
  const tone: Tone = { say, mentions: visibility === 'only-me' };
  const whole = renderBlocks(reply, reply.blocks, tone);
  if (fits(whole)) return [{ text: fallbackText(reply.language, reply.blocks), blocks: whole }];
  const longest = pageRow(HIGH_PAGE, HIGH_PAGE * 2, say, widest);
  const pages = cutOnce(reply, visibility, () =>
    pagesOf(reply, (blocks) => fits([...renderBlocks(reply, blocks, tone), ...longest])),
  );
  return pages.map((blocks, at) => ({
    text: fallbackText(reply.language, blocks, ` (${say(pageWords(at + 1, pages.length))})`),
    blocks: [...renderBlocks(reply, blocks, tone), ...pageRow(at, pages.length, say, pageButton)],
  }));
}

/** Page number for which room is reserved, because of its number of digits. */
const HIGH_PAGE = 1000;
/** A button with an id as long as that of a stored reply's page can be. */
const widest: PageButton = (page) => buttonId([PAGE_BUTTON], String(page), 'x'.repeat(22));
const cutOnce = renderedOnce<Block[]>();

function fits(blocks: readonly types.KnownBlock[]): boolean {
  return (
    blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.blocksJson && !blocks.some(listIsLong)
  );
}

function listIsLong(block: types.KnownBlock): boolean {
  const list = block.type === 'section' && block.accessory?.type === 'static_select' ? block.accessory : undefined;
  return (list?.options?.length ?? 0) > LIMITS.options;
}

function renderBlocks({ language }: Reply, blocks: readonly Block[], tone: Tone): types.KnownBlock[] {
  const taken = new Set<string>();
  const out: types.KnownBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    for (const next of renderBlock(block, index, language, tone, taken)) {
      const joined = next.type === 'rich_text' && joinable(out.at(-1), next);
      if (joined) joined.elements.push(...next.elements);
      else out.push(next);
    }
  }
  return out;
}

/** Returns the block that `next` is added to: a list is added to the sentence before it, and consecutive passages are one quotation. */
function joinable(last: types.KnownBlock | undefined, next: RichBlock): RichBlock | undefined {
  if (last?.type !== 'rich_text') return undefined;
  const [above, below] = [last.elements.at(-1)?.type, next.elements[0]?.type];
  const belongs =
    below === 'rich_text_list' ? above === 'rich_text_section' : below === 'rich_text_quote' && above === below;
  return belongs ? last : undefined;
}

function renderBlock(
  block: Block,
  index: number,
  language: Reply['language'],
  tone: Tone,
  taken: Set<string>,
): types.KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'paragraph':
      return paragraph(block, tone);
    case 'passage':
      return passage(block, tone);
    case 'list':
      return list(block.items, tone);
    case 'fields':
      return fields(block.fields, language, tone);
    case 'buttons':
      return renderButtons(block.buttons, taken);
    case 'choice':
      return renderChoice(block, index);
  }
}

function heading(text: string): types.KnownBlock[] {
  const isShort = text.length <= LIMITS.header && !/[\n\r]/.test(text);
  if (isShort && text.trim()) return [{ type: 'header', text: plainText(text, LIMITS.header) }];
  return richText([section(plain(text, { bold: true }))]);
}

/**
 * Renders a paragraph. Subdued text is small and grey, which Slack supports only for plain text; with other spans it is a normal paragraph.
 */
function paragraph({ spans, subdued }: Extract<Block, { kind: 'paragraph' }>, tone: Tone): types.KnownBlock[] {
  const isText = spans.every(({ kind }) => kind === 'text');
  return (
    (subdued && isText && grey(spans.map(({ text }) => text).join(''))) || richText([section(richSpans(spans, tone))])
  );
}

/** Renders small grey text; undefined if it is too long. */
function grey(text: string): types.KnownBlock[] | undefined {
  if (text.length > LIMITS.contextText) return undefined;
  return text.trim() ? [{ type: 'context', elements: [plainText(text, LIMITS.contextText)] }] : [];
}

function passage(block: PassageBlock, tone: Tone): types.KnownBlock[] {
  const beside = block.role === 'context' ? grey(plainPassage(block, tone)) : undefined;
  return beside ?? richText([{ type: 'rich_text_quote', elements: richPassage(block, tone) }]);
}

function list(items: readonly (readonly Span[])[], tone: Tone): types.KnownBlock[] {
  const elements = items.map((item) => section(richSpans(item, tone))).filter(hasWords);
  return elements.length
    ? [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }]
    : [];
}

function fields(
  all: Extract<Block, { kind: 'fields' }>['fields'],
  language: Reply['language'],
  tone: Tone,
): types.KnownBlock[] {
  const colon = language.startsWith('zh') ? '：' : ': ';
  return richText(
    all.map(({ name, value }) =>
      section([...plain(name, { bold: true }), ...(name ? plain(colon) : []), ...richSpans(value, tone)]),
    ),
  );
}

type RichSection = types.RichTextSection | types.RichTextQuote;

const section = (elements: Rich[]): types.RichTextSection => ({ type: 'rich_text_section', elements });

const hasWords = ({ elements }: RichSection): boolean => elements.some((one) => one.type !== 'text' || one.text.trim());

/** Makes a rich text block without empty parts, which Slack refuses. */
function richText(parts: readonly RichSection[]): types.KnownBlock[] {
  const elements = parts.filter(hasWords);
  return elements.length ? [{ type: 'rich_text', elements }] : [];
}
