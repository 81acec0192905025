import { raw } from 'hono/html';
import type { Block, Reply, Span } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { type Markup, markup } from '../markup.ts';
import { OWN_HOST, renderReply, safeAddress } from '../render.ts';
import { MESSAGE } from '../words.ts';
import { drawDiscord } from './discord.ts';
import { drawSlack } from './slack.ts';

/** The views of a reply in the console: its own, or drawn from a platform's payload. */
export const VIEWS = ['parley', 'discord', 'slack'] as const;
export type PlatformView = (typeof VIEWS)[number];

/** Makes the messages, as JSON, that a platform would be sent for a reply. */
export type Payloads = Readonly<
  Record<Exclude<PlatformView, 'parley'>, (reply: Reply, say: Say) => readonly unknown[]>
>;

const DRAW = { discord: drawDiscord, slack: drawSlack };

/**
 * Gives links to our own pages a host while the platform's renderer handles them, because it makes links of web addresses only. The drawing
 * takes the host away again (`webAddress`).
 */
function withHost(reply: Reply): Reply {
  const span = (one: Span): Span => {
    const path = one.kind === 'link' && one.url.startsWith('/') ? safeAddress(one.url) : undefined;
    return path && one.kind === 'link' ? { ...one, url: OWN_HOST + path } : one;
  };
  const block = (one: Block): Block => {
    if (one.kind === 'paragraph') return { ...one, spans: one.spans.map(span) };
    if (one.kind === 'list') return { ...one, items: one.items.map((item) => item.map(span)) };
    if (one.kind !== 'fields') return one;
    return { ...one, fields: one.fields.map(({ name, value }) => ({ name, value: value.map(span) })) };
  };
  return { ...reply, blocks: reply.blocks.map(block) };
}

export function viewReply(reply: Reply, say: Say, view: PlatformView, payloads: Payloads): Markup {
  if (view === 'parley') return raw(renderReply(reply, say));
  const drawn = payloads[view](withHost(reply), say).map((payload) => DRAW[view](payload, say(MESSAGE.choose)));
  return markup`${drawn.map((one, index) => markup`${drawn.length > 1 ? part(index + 1, drawn.length, say) : ''}${one}`)}`;
}

const partWords = (at: number, of: number): Words => ({ en: `Page ${at} of ${of}`, zh: `第 ${at} 页，共 ${of} 页` });

function part(at: number, of: number, say: Say): Markup {
  return markup`<p class="platform-page">${say(partWords(at, of))}</p>`;
}
