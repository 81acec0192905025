import { displayText } from './display.ts';
import type { Block, Reply, Span } from './reply.ts';

/**
 * Writes a reply as plain text, for terminals, notifications and screen readers. With `buttons`, button ids are written too. Addresses of
 * links follow the text, so that they do not interrupt a sentence.
 */
export function plainText(reply: Reply, options: { buttons: boolean } = { buttons: false }): string {
  return reply.blocks
    .map((block) => plainBlock(block, options.buttons))
    .filter((lines) => lines !== '')
    .join('\n\n');
}

function plainBlock(block: Block, buttons: boolean): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return spans(block.spans);
    case 'passage':
      return `${block.role === 'cited' ? '> ' : '  '}${displayText(block.text)}  [${block.reference}]`;
    case 'list':
      return block.items.map((item) => `- ${spans(item)}`).join('\n');
    case 'fields':
      return block.fields.map(({ name, value }) => `${name}: ${spans(value)}`).join('\n');
    case 'buttons':
      return buttons
        ? block.buttons
            .filter((button) => !button.disabled)
            .map(({ label, id }) => `[${label}]  --press '${id}'`)
            .join('\n')
        : '';
    case 'choice':
      return buttons
        ? [
            block.label,
            ...block.options.map(({ label, id, chosen }) => `${chosen ? '*' : '-'} ${label}  --press '${id}'`),
          ].join('\n')
        : '';
  }
}

function spans(all: readonly Span[]): string {
  const addresses = all.flatMap((span) => (span.kind === 'link' && span.url !== span.text ? [`<${span.url}>`] : []));
  return [all.map(({ text }) => text).join(''), ...new Set(addresses)].join(' ');
}
