import type { Language } from '#core/language.ts';
import type { Say } from '#core/words.ts';
import { type Markup, markup } from './markup.ts';
import type { Author, MessageBody, PostedBody } from './message.ts';
import { type Payloads, type PlatformView, viewReply } from './views/view.ts';
import { MESSAGE, onlyFor, RIGHT_WORDS } from './words.ts';

export type Viewer = { say: Say; language: Language; view: PlatformView; payloads: Payloads };

/** A message to render. `seq` is 0 for a private message, which is not stored and has no channel. */
export type RenderedMessage = { id: string; seq: number; channel?: string; body: MessageBody | undefined };

/** Path of a message's file. */
export const FILE_PATH = '/console/file';

/** Renders one message of the log. Its `data-` attributes tell the page where it belongs and what it replaces. */
export function renderMessage({ id, seq, channel, body }: RenderedMessage, viewer: Viewer): string {
  const { say } = viewer;
  if (!body) return unreadable(id, seq, say);
  const answer = body.kind !== 'said';
  const name = answer ? 'Parley' : body.author.name;
  const onlyMe = seq === 0;
  return markup`<article class="message ${body.kind === 'posted' ? 'replied posted' : body.kind}${onlyMe ? ' only-me' : ''}" id="m-${id}" data-id="${id}" data-seq="${seq}" data-at="${body.at}" data-author="${answer ? '' : `${body.author.may} ${name}`}" data-day="${dayOf(body.at)}" data-day-label="${dayLabel(body.at, viewer.language)}" tabindex="-1">
${body.kind === 'replied' ? invoked(body.author, body.line, say) : ''}${body.kind === 'posted' ? above(body, say) : ''}<div class="avatar ${answer ? 'parley' : `hue-${hueOf(name)}`}" aria-hidden="true">${initialOf(name)}</div>
<p class="by"><bdi class="author">${name}</bdi>${answer ? '' : badge(body.author, say)} ${time(body.at, viewer.language)}${forWhom(body, onlyMe, say)}</p>
<div class="body">${body.kind === 'posted' ? pinged(body) : ''}${answer ? viewReply(body.reply, say, viewer.view, viewer.payloads) : markup`<p dir="auto" class="said-text">${body.text}</p>`}${body.kind === 'posted' ? attached(body, id, channel) : ''}</div>
</article>`.toString();
}

function unreadable(id: string, seq: number, say: Say): string {
  return markup`<article class="message unreadable" id="m-${id}" data-id="${id}" data-seq="${seq}" data-at="0" data-author="" tabindex="-1"><p class="subdued">${say(MESSAGE.unreadable)}</p></article>`.toString();
}

function invoked(author: Author, line: string | undefined, say: Say): Markup {
  const what = line === undefined ? say(MESSAGE.pressed) : markup`<code dir="auto">${line}</code>`;
  return markup`<p class="invoked"><bdi>${author.name}</bdi> ${what}</p>
`;
}

function forWhom(body: MessageBody, onlyMe: boolean, say: Say): Markup {
  const to = body.kind === 'posted' ? body.to : undefined;
  const words = onlyMe ? MESSAGE.onlyYou : to === undefined ? undefined : onlyFor(to);
  return words ? markup` <span class="badge eye">${say(words)}</span>` : markup``;
}

/** Names who is notified. The console itself notifies nobody. */
function pinged({ ping, pings = ping === undefined ? [] : [ping] }: PostedBody): Markup {
  const names = pings.map((name) => markup`<bdi>@${name}</bdi> `);
  return names.length ? markup`<p class="ping"><strong>${names}</strong></p>` : markup``;
}

/** Shows a file as a link that downloads it. */
function attached({ file }: PostedBody, message: string, channel: string | undefined): Markup {
  if (!file || channel === undefined) return markup``;
  const address = `${FILE_PATH}?${new URLSearchParams({ channel, message })}`;
  return markup`<p class="attached"><a href="${address}" download><bdi>${file.name}</bdi></a></p>`;
}

/** Says below which message a post stands. */
function above({ under }: PostedBody, say: Say): Markup {
  if (!under) return markup``;
  return markup`<p class="invoked"><a href="#m-${under.id}"><bdi>${under.name ?? say(MESSAGE.inThread)}</bdi></a></p>
`;
}

function badge({ may }: Author, say: Say): Markup {
  return may === 'member' ? markup`` : markup` <span class="badge">${say(RIGHT_WORDS[may])}</span>`;
}

function time(at: number, language: Language): Markup {
  return markup`<time datetime="${new Date(at).toISOString()}">${FORMATS[language].clock.format(at)}</time>`;
}

// Times and days are in the server's zone here. The page writes them again in that of who reads. Making a formatter takes long, so each is made once.
const formatsFor = (locale: string) => ({
  clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  day: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
});
const FORMATS: Record<Language, ReturnType<typeof formatsFor>> = {
  en: formatsFor('en-GB'),
  'zh-Hans': formatsFor('zh-CN'),
  'zh-Hant': formatsFor('zh-TW'),
  'zh-HK': formatsFor('zh-HK'),
};

const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });
const dayOf = (at: number): string => isoDay.format(at);

const dayLabel = (at: number, language: Language): string => FORMATS[language].day.format(at);

const graphemes = new Intl.Segmenter();

/** Returns the first visible character, which can be several code points. */
export function initialOf(name: string): string {
  const [first] = graphemes.segment(name.trim());
  return first?.segment.toLocaleUpperCase('en') ?? '?';
}

/** Number of colours for people, named `hue-0` and so on in the style sheet. */
const HUES = 8;

export function hueOf(name: string): number {
  return [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % HUES;
}
