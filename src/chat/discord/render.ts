import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Block, Reply } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { pagesOf } from '../shared/pages.ts';
import { renderedOnce } from '../shared/rendered-once.ts';
import { MOST_COMPONENTS, MOST_TEXT, MOST_TEXT_WITH_LINE } from './limits.ts';
import { buttonRows, type Controls, choiceRows, pageRow } from './render-controls.ts';
import { type Prose, textsOf } from './render-text.ts';

/** Body of a message (Components V2). Notifies nobody. The sender adds the flag for a private message. */
export type DiscordMessage = {
  flags: MessageFlags;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: { parse: [] };
};

type MessagePage = { blocks: readonly Block[]; pageButton?: { page: number; pages: number; id(page: number): string } };
type Look = { say: Say; framed: boolean };

/**
 * Renders a reply as messages, one for each page. `pageButton` returns the id of the button that shows a page, from 0. Without it there are
 * no page buttons, but the cuts are the same. Pure. Throws if a button's id is too long for Discord.
 */
export function renderDiscord(reply: Reply, say: Say, pageButton?: (page: number) => string): DiscordMessage[] {
  const look = { say, framed: needsFrame(reply) };
  const whole = message({ blocks: reply.blocks }, look);
  if (fits(whole)) return [whole];
  const widest = { page: 1, pages: 3, id: (page: number) => `turn|${page}` };
  const pages = cutOnce(reply, '', () =>
    pagesOf(reply, (blocks) => fits(message({ blocks, pageButton: widest }, look))),
  );
  return pages.map((blocks, page) =>
    message(
      { blocks, ...(pageButton && pages.length > 1 && { pageButton: { page, pages: pages.length, id: pageButton } }) },
      look,
    ),
  );
}

const cutOnce = renderedOnce<Block[]>();

/** True if the reply needs a frame: anything except plain paragraphs. */
function needsFrame({ blocks }: Reply): boolean {
  return blocks.some(({ kind }) => kind !== 'paragraph');
}

/** Parley's green, adjusted to Discord's dark and light background. */
const ACCENT = 0x3f9488;

function message(page: MessagePage, { say, framed }: Look): DiscordMessage {
  const components = componentsOf(page, say);
  const frame: APIContainerComponent = { type: ComponentType.Container, accent_color: ACCENT, components };
  return {
    flags: MessageFlags.IsComponentsV2,
    components: framed ? [frame] : components,
    allowed_mentions: { parse: [] },
  };
}

/** A line between text and controls, where there is no text with controls of its own before it. */
const RULE: APIComponentInContainer = { type: ComponentType.Separator, divider: true };

function componentsOf({ blocks, pageButton }: MessagePage, say: Say): APIComponentInContainer[] {
  const taken = new Set<string>();
  // The ids of the page buttons are reserved first, so that no other control uses them.
  const pageButtons = pageButton ? [pageRow(pageButton.page, pageButton.pages, pageButton.id, taken)] : [];
  const parts = blocks.map((block) => partOf(block, taken));
  const end = parts.findLastIndex((part) => part.rows.length === 0) + 1;
  const read = inOrder(parts.slice(0, end), say);
  const press = [...inOrder(parts.slice(end), say), ...pageButtons];
  if (!read.length && !press.length) return [{ type: ComponentType.TextDisplay, content: '…' }];
  const isApart = read.length && press.length && parts.slice(0, end).every(({ rows }) => rows.length === 0);
  return [...read, ...(isApart ? [RULE] : []), ...press];
}

type MessagePart = { words: readonly Prose[]; rows: Controls['rows'] };

function partOf(block: Block, taken: Set<string>): MessagePart {
  switch (block.kind) {
    case 'buttons':
      return buttonRows(block.buttons, taken);
    case 'choice':
      return choiceRows(block, taken);
    case 'heading':
    case 'paragraph':
    case 'passage':
    case 'list':
    case 'fields':
      return { words: [block], rows: [] };
  }
}

function inOrder(parts: readonly MessagePart[], say: Say): APIComponentInContainer[] {
  const out: APIComponentInContainer[] = [];
  let words: Prose[] = [];
  for (const part of [...parts, undefined]) {
    if (part) words.push(...part.words);
    if (part?.rows.length === 0) continue;
    out.push(...textsOf(words, say).map((content) => ({ type: ComponentType.TextDisplay as const, content })));
    out.push(...(part?.rows ?? []));
    words = [];
  }
  return out;
}

/** True if Discord takes a rendered page to which a line was added. */
export function isTaken(components: readonly APIMessageTopLevelComponent[]): boolean {
  const { count, characters } = size(components);
  return count <= MOST_COMPONENTS && characters <= MOST_TEXT_WITH_LINE;
}

function fits({ components }: DiscordMessage): boolean {
  const { count, characters } = size(components);
  return count <= MOST_COMPONENTS && characters <= MOST_TEXT;
}

function size(components: readonly APIMessageTopLevelComponent[]): { count: number; characters: number } {
  let [count, characters] = [0, 0];
  const visit = (one: { type: ComponentType; content?: string; components?: readonly object[] }) => {
    count += 1;
    characters += one.content?.length ?? 0;
    for (const inner of one.components ?? []) visit(inner as typeof one);
  };
  for (const one of components) visit(one);
  return { count, characters };
}
