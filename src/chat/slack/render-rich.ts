import type { types } from '@slack/bolt';
import { displayText, pieces } from '#core/display.ts';
import type { PassageBlock, Span } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { LIMITS } from './limits.ts';
import { part, withdrawn } from './words.ts';

/** Elements of rich text. Slack parses no markup in it, so text stays text: no mention, emoji or asterisk. */
export type Rich = types.RichTextElement;
type Style = NonNullable<types.RichTextText['style']>;

/** Options for writing spans. `mentions`: true if people and channels may be mentioned, which notifies people in a public message. */
export type Tone = { say: Say; mentions: boolean };

/** Makes a text element that Slack accepts: never empty, never with half a surrogate pair. */
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
    case 'group':
      return mentions && /^S[A-Z0-9]+$/.test(span.id)
        ? [{ type: 'usergroup', usergroup_id: span.id }]
        : plain(span.text);
    case 'channel':
      return mentions && /^[CG][A-Z0-9]+$/.test(span.id)
        ? [{ type: 'channel', channel_id: span.id }]
        : plain(span.text);
    case 'instant':
      return [dateElement(span)];
  }
}

/** Slack shows the date and the time in the reader's own zone. */
function dateElement({ at, text }: Extract<Span, { kind: 'instant' }>): Rich {
  const format = '{date_short_pretty} {time}';
  return { type: 'date', timestamp: Math.round(at / 1000), format, fallback: text.toWellFormed() };
}

/** Returns the address, if it leads to a web page and is not too long for Slack. */
function webAddress(url: string): string | undefined {
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  const address = isWeb ? new URL(url).href : '';
  return address.length > LIMITS.url ? undefined : address || undefined;
}

/** Writes the passage, with matches in bold, and then its reference as code. */
export function richPassage(block: PassageBlock, { say }: Tone): Rich[] {
  const words = pieces(block.text, block.highlights).flatMap(({ text, marked }) =>
    plain(text, marked ? { bold: true } : undefined),
  );
  return [...words, ...plain(' '), ...plain(block.reference, { code: true }), ...plain(remarks(block, say))];
}

/** Writes a passage on one line, for small grey text. */
export function plainPassage(block: PassageBlock, { say }: Tone): string {
  return `${displayText(block.text)}  [${block.reference}]${remarks(block, say)}`.toWellFormed();
}

function remarks(block: PassageBlock, say: Say): string {
  const remark = (words: string) => ` · ${words}`;
  return `${block.part ? remark(say(part(block.part.at, block.part.of))) : ''}${block.withdrawn ? remark(say(withdrawn)) : ''}`;
}
