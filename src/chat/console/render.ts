import { pieces } from '#core/display.ts';
import type { EditionLanguage, PublicLanguage } from '#core/language.ts';
import type { Block, Button, PassageBlock, Reply, Span } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { type Markup, markup } from './markup.ts';
import { MESSAGE } from './words.ts';

/**
 * Renders a reply as HTML. All text is escaped. A link whose address is neither http(s) nor a path of ours becomes plain text. `say` words
 * additional labels in the viewer's language.
 */
export function renderReply(reply: Reply, say: Say): string {
  const groups = grouped(reply.blocks);
  const body = groups.map((group) =>
    group.length > 1 || group[0]?.kind === 'passage'
      ? markup`<div class="passages">${group.map((block) => renderBlock(block, say))}</div>`
      : group.map((block) => renderBlock(block, say)),
  );
  return markup`<div class="reply"${langOf(reply.language)}>${body}</div>`.toString();
}

/** Groups consecutive passages, which are displayed as one quotation. */
function grouped(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && block.kind === 'passage' && last[0]?.kind === 'passage') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Returns the `lang` attribute. Bilingual words have none, because their halves differ. */
function langOf(language: PublicLanguage): Markup {
  return language === 'both' ? markup`` : markup` lang="${language}"`;
}

function renderBlock(block: Block, say: Say): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h3 dir="auto">${block.text}</h3>`;
    case 'paragraph':
      return markup`<p dir="auto" class="${block.subdued ? 'subdued' : 'plain'}">${block.spans.map(renderSpan)}</p>`;
    case 'passage':
      return renderPassage(block, say);
    case 'list':
      return markup`<ul>${block.items.map((item) => markup`<li dir="auto">${item.map(renderSpan)}</li>`)}</ul>`;
    case 'fields':
      return markup`<dl>${block.fields.map(renderField)}</dl>`;
    case 'buttons':
      return markup`<div class="buttons">${block.buttons.map(renderButton)}</div>`;
    case 'choice':
      return renderChoice(block, say);
  }
}

function renderField({ name, value }: { name: string; value: readonly Span[] }): Markup {
  return markup`<div><dt dir="auto">${name}</dt><dd dir="auto">${value.map(renderSpan)}</dd></div>`;
}

// `bdi` prevents right-to-left text and direction marks from changing the text around them.
function renderSpan(span: Span): Markup {
  switch (span.kind) {
    case 'text':
      return markup`<bdi>${span.text}</bdi>`;
    // The console shows a person's name and notifies nobody.
    case 'user':
    case 'group':
    case 'strong':
      return markup`<strong><bdi>${span.text}</bdi></strong>`;
    case 'instant':
      return timeOf(span.at, span.text, span.ticks);
    // The console calls a channel by its id.
    case 'channel':
    case 'code':
      return markup`<code dir="auto">${span.text}</code>`;
    case 'link': {
      const url = safeAddress(span.url);
      return url
        ? markup`<a href="${url}" rel="noopener noreferrer"><bdi>${span.text}</bdi></a>`
        : markup`<bdi>${span.text}</bdi>`;
    }
  }
}

/**
 * An instant, in ms. The page's script writes it in the reader's own zone, or as the time that is left until then. A timer is not announced each
 * time that it changes.
 */
export function timeOf(at: number, text: string, ticks = false): Markup {
  const iso = Temporal.Instant.fromEpochMilliseconds(at).toString();
  if (ticks) return markup`<time datetime="${iso}" data-ticks role="timer" aria-live="off">${text}</time>`;
  return markup`<time datetime="${iso}" data-local>${text}</time>`;
}

/** The host of our own pages where an address must have one. No web page has it (RFC 6761). */
export const OWN_HOST = 'http://parley.invalid';

/** Returns the address, if it leads to a web page or to a path on our own server. Browsers read `\` and `//` as the start of a host. */
export function safeAddress(url: string): string | undefined {
  const parsed = URL.canParse(url, OWN_HOST) ? new URL(url, OWN_HOST) : undefined;
  if (!parsed) return undefined;
  if (parsed.origin === OWN_HOST)
    return url.startsWith('/') ? `${parsed.pathname}${parsed.search}${parsed.hash}` : undefined;
  return /^https?:\/\//i.test(url) ? parsed.href : undefined;
}

/** The `lang` attribute of an edition. Browsers choose Han glyphs by script; plain `zh` is read as simplified. */
const LANG: Record<EditionLanguage, string> = { en: 'en', zh: 'zh-Hans', 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant' };

function renderPassage(block: PassageBlock, say: Say): Markup {
  const words = pieces(block.text, block.highlights).map(({ text, marked }) =>
    marked ? markup`<mark>${text}</mark>` : markup`${text}`,
  );
  const withdrawn = block.withdrawn ? markup` <span class="badge">${say(MESSAGE.withdrawn)}</span>` : '';
  return markup`<blockquote class="passage ${block.role}"><p lang="${LANG[block.language]}" dir="auto">${words}</p><footer><code>${block.reference}</code>${withdrawn}</footer></blockquote>`;
}

/**
 * Renders a list with a button. Only the button sends the choice, because people who move through the list by keyboard have not chosen yet.
 */
function renderChoice({ label, options }: Extract<Block, { kind: 'choice' }>, say: Say): Markup {
  const items = options.map(
    ({ id, label, chosen }) => markup`<option value="${id}"${chosen ? markup` selected` : ''}>${label}</option>`,
  );
  return markup`<div class="choice"><label><span dir="auto">${label}</span> <select dir="auto">${items}</select></label> <button type="button" class="button plain" data-press-chosen>${say(MESSAGE.choose)}</button></div>`;
}

function renderButton({ id, label, style, disabled }: Button): Markup {
  return markup`<button type="button" class="button ${style}" data-press="${id}"${disabled ? markup` disabled` : ''}>${label}</button>`;
}
