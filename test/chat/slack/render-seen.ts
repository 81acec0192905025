import type { types } from '@slack/bolt';

/** What somebody reads of a block, and as what. `reference`: what follows the words of a passage. */
export type Seen =
  | { kind: 'heading' | 'grey' | 'words' | 'item' | 'label'; text: string }
  | { kind: 'quotation'; text: string; reference: string; bold: string[] }
  | { kind: 'button'; text: string; id: string; spoken?: string }
  | { kind: 'option'; text: string; id: string };

/** What Slack shows of a message's blocks. Throws where Slack would read text as markup: the renderer has to write none. */
export function seen(blocks: readonly types.KnownBlock[]): Seen[] {
  return blocks.flatMap(seenOf);
}

function seenOf(block: types.KnownBlock): Seen[] {
  switch (block.type) {
    case 'header':
      return [{ kind: 'heading', text: literal(block.text) }];
    case 'context':
      return block.elements.map((one) => ({ kind: 'grey', text: literal(one) }));
    case 'rich_text':
      return block.elements.flatMap(richly);
    case 'actions':
      return block.elements.map(pressed);
    case 'section':
      return [{ kind: 'label', text: literal(block.text) }, ...listed(block.accessory)];
    default:
      throw new Error(`nobody looked at how ${block.type} reads`);
  }
}

function literal(text: types.PlainTextElement | types.MrkdwnElement | types.ImageElement | undefined): string {
  if (text?.type !== 'plain_text' || text.emoji !== false) throw new Error(`parsed: ${JSON.stringify(text)}`);
  return text.text;
}

function richly(part: types.RichTextBlock['elements'][number]): Seen[] {
  switch (part.type) {
    case 'rich_text_section':
      return [{ kind: 'words', text: part.elements.map(word).join('') }];
    case 'rich_text_list':
      return part.elements.map(({ elements }) => ({ kind: 'item', text: elements.map(word).join('') }));
    case 'rich_text_quote': {
      const end = part.elements.findLastIndex((one) => one.style?.code);
      const said = part.elements.slice(0, end);
      const bold = said.filter((one) => one.style?.bold).map(word);
      const reference = part.elements.slice(end).map(word).join('');
      // A blank stands between the words and the reference.
      return [{ kind: 'quotation', text: said.map(word).join('').slice(0, -1), reference, bold }];
    }
    default:
      throw new Error(`nobody looked at how ${part.type} reads`);
  }
}

function word(element: types.RichTextElement): string {
  if (element.type === 'text') return element.text;
  if (element.type === 'link') return element.text ?? element.url;
  if (element.type === 'user') return `@${element.user_id}`;
  if (element.type === 'usergroup') return `@${element.usergroup_id}`;
  if (element.type === 'channel') return `#${element.channel_id}`;
  if (element.type === 'date') return element.fallback ?? '';
  throw new Error(`a reply never holds ${element.type}`);
}

function pressed(element: types.ActionsBlock['elements'][number]): Seen {
  if (element.type !== 'button') throw new Error(`a reply never holds ${element.type}`);
  const spoken = element.accessibility_label;
  return { kind: 'button', text: literal(element.text), id: element.action_id ?? '', ...(spoken && { spoken }) };
}

function listed(accessory: types.SectionBlock['accessory']): Seen[] {
  if (accessory?.type !== 'static_select') throw new Error('a list was expected');
  return (accessory.options ?? []).map(({ text, value }) => ({ kind: 'option', text: literal(text), id: value ?? '' }));
}
