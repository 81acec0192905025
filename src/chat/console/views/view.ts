import { raw } from 'hono/html';
import type { Reply } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { type Markup, markup } from '../markup.ts';
import { renderReply } from '../render.ts';
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

export function viewReply(reply: Reply, say: Say, view: PlatformView, payloads: Payloads): Markup {
  if (view === 'parley') return raw(renderReply(reply, say));
  const drawn = payloads[view](reply, say).map(DRAW[view]);
  return markup`${drawn.map((one, index) => markup`${drawn.length > 1 ? part(index + 1, drawn.length, say) : ''}${one}`)}`;
}

const partWords = (at: number, of: number): Words => ({ en: `Page ${at} of ${of}`, zh: `第 ${at} 页，共 ${of} 页` });

function part(at: number, of: number, say: Say): Markup {
  return markup`<p class="platform-page">${say(partWords(at, of))}</p>`;
}
