import type { types } from '@slack/bolt';
import { displayText, pieces } from '#core/display.ts';
import type { PassageBlock, Span } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { LIMITS } from './limits.ts';
import { part, withdrawn } from './words.ts';

/** What stands in rich text. Slack parses none of it, so that text stays text: no mention, no emoji, no asterisk. */
export type Rich = types.RichTextElement;
type Style = NonNullable<types.RichTextText['style']>;

/** `mentions`: whether people may be named by a mention, which notifies them where others see it too. */
export type Tone = { say: Say; mentions: boolean };

/** Text that Slack takes: never empty, never half a character. */
export function plain(text: string, style?: Style): Rich[] {
  return text ? [{ type: 'text', text: text.toWellFormed(), ...(style && { style }) }] : [];
}

export function richSpans(spans: readonly Span[], tone: Tone): Rich[] {
  return spans.flatMap((span) => richSpan(span, tone));
}

function richSpan(span: Span, { mentions }: Tone): Rich[] {
  switch (span.kind) {
    case 'text':
      return plain(span.text);
    case 'strong':
      return plain(span.text, { bold: true });
    case 'code':
      return plain(span.text, { code: true });
    case 'link': {
      const url = webAddress(span.url);
      return url && span.text ? [{ type: 'link', url, text: span.text.toWellFormed() }] : plain(span.text);
    }
    case 'user':
      return mentions && /^[UW][A-Z0-9]+$/.test(span.id) ? [{ type: 'user', user_id: span.id }] : plain(span.text);
  }
}

/** The address, if it leads to a web page and Slack takes one as long. */
function webAddress(url: string): string | undefined {
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  const address = isWeb ? new URL(url).href : '';
  return address.length > LIMITS.url ? undefined : address || undefined;
}

/** The words of the passage, bold where they matched, and then its reference, set apart as code. */
export function richPassage(block: PassageBlock, { say }: Tone): Rich[] {
  const words = pieces(block.text, block.highlights).flatMap(({ text, marked }) =>
    plain(text, marked ? { bold: true } : undefined),
  );
  return [...words, ...plain(' '), ...plain(block.reference, { code: true }), ...plain(remarks(block, say))];
}

/** A passage as small grey text on one line. */
export function plainPassage(block: PassageBlock, { say }: Tone): string {
  return `${displayText(block.text)}  [${block.reference}]${remarks(block, say)}`.toWellFormed();
}

function remarks(block: PassageBlock, say: Say): string {
  const remark = (words: string) => ` · ${words}`;
  return `${block.part ? remark(say(part(block.part.at, block.part.of))) : ''}${block.withdrawn ? remark(say(withdrawn)) : ''}`;
}
