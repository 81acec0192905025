import { html } from 'hono/html';
import { type Article, currentRevision, type Edition, passageText } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { displayText } from '#core/display.ts';
import { siteOf } from '#features/quote/byline.ts';
import type { Markup } from './page.ts';
import { printedLine } from './printed.ts';
import { LANG, READER } from './reader-words.ts';
import type { CitedRange, Reading } from './reading.ts';

/** Says why this is not the whole article, what is shown, and where the whole article is. */
export function excerptNote({ say, article, cited, unsigned }: Reading): Markup {
  const sources = article.editions.map((edition) => currentRevision(edition).meta.source);
  const source = sources.find((one) => one && /^https?:/i.test(one));
  const nothing = unsigned ? READER.unsigned : READER.nothingCited;
  const shown = cited ? (cited.withdrawn ? undefined : READER.around) : nothing;
  const gap = say({ en: ' ', zh: '' });
  return html`<aside class="excerpt" aria-label="${say(READER.excerptLabel)}">
<p>${say(READER.excerpt)}${shown ? gap + say(shown) : ''}</p>
<p>${source ? html`${say(READER.atSource)}${gap}<a href="${source}" rel="noopener noreferrer">${siteOf(source) ?? source}</a>` : say(READER.noSource)}</p>
</aside>`;
}

export function withdrawnNote({ say, article, excerpt, at }: Reading, cited: CitedRange): Markup {
  const { replacedBy, language, revision, passages, gone } = cited;
  const those = gone.size < passages.length ? [...gone].map((label) => shortReference(article, language, label)) : [];
  const now = replacedBy && html`<code>${shortReference(article, language, replacedBy)}</code>`;
  // No link in an excerpt, so that nobody can read on from it.
  const linked =
    now && replacedBy && !excerpt ? html`<a href="${`${at(replacedBy)}?lang=${language}`}">${now}</a>` : now;
  return html`<section class="withdrawn" aria-labelledby="withdrawn">
<h2 id="withdrawn">${say(READER.withdrawn)}: <code>${referenceOf(article, cited)}</code></h2>
<p>${say(READER.withdrawnMore)}</p>
<blockquote lang="${LANG[language]}" aria-current="true">${passages.map((one) => html`<p dir="auto">${displayText(passageText(revision, one))}</p>`)}</blockquote>
${those.length ? html`<p>${say(READER.partlyGone)} ${those.map((one) => html`<code>${one}</code> `)}</p>` : ''}
${linked ? html`<p>${say(READER.replaced)} ${linked}</p>` : ''}
</section>`;
}

export function citeBar({ say, article }: Reading, cited: CitedRange): Markup {
  const reference = referenceOf(article, cited);
  return html`<aside class="cite" aria-label="${say(READER.cited)}">
<code id="reference">${reference}</code>
<button type="button" class="button primary" id="copy" data-copied="${say(READER.copied)}" data-failed="${say(READER.notCopied)}">${say(READER.copy)}</button>
<span role="status" class="status" id="copy-status"></span>
</aside>`;
}

function referenceOf(article: Article, { language, passages }: CitedRange): string {
  return shortReference(article, language, passages[0]?.label ?? '', passages.at(-1)?.label);
}

/** The keys that move from passage to passage. The script that listens to them shows the note. */
export function keysNote({ say }: Reading): Markup {
  const key = (name: string) => html`<kbd>Alt</kbd> + <kbd>${name}</kbd>`;
  const comma = say({ en: ', ', zh: '，' });
  return html`<p class="keys" id="keys" hidden>${say(READER.keys)} ${key('↓')} ${say(READER.nextPassage)}${comma}${key('↑')} ${say(READER.previousPassage)}</p>`;
}

/** The end of a print: where it is from, and how its passages are cited. */
export function printNote(reading: Reading, primary: Edition): Markup {
  const { say, article, cited, printed } = reading;
  const first = currentRevision(primary).passages[0]?.label;
  const reference = cited ? referenceOf(article, cited) : first && shortReference(article, primary.language, first);
  const how = say({ en: 'Passages are cited by their numbers: ', zh: '引用某一句时写明出处，例如 ' });
  return printedLine(say, printed, reference ? html`<p>${how}<code>${reference}</code></p>` : '');
}
