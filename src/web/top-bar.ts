import { html } from 'hono/html';
import { LANGUAGES, type Language } from '#core/language.ts';
import type { Say } from '#core/words.ts';
import type { Markup, Site } from './page.ts';
import { READER, UI_LANGUAGES } from './reader-words.ts';

/** The link back, and the links to the page's other languages. `kept`: query parameters that the language links keep. */
export function topBar({
  site,
  say,
  language,
  kept = '',
}: {
  site: Site;
  say: Say;
  language: Language;
  kept?: string;
}): Markup {
  return html`<header class="bar">
${site.home ? html`<a class="back" href="${site.home}"><span aria-hidden="true">←</span> ${say(READER.back)}</a>` : html`<span class="brand">Parley</span>`}
<nav class="ui-languages" aria-label="${say(READER.language)}">${LANGUAGES.map(
    (one) =>
      html`<a href="?ui=${one}${kept}" lang="${one}" hreflang="${one}" ${one === language ? html`aria-current="true"` : ''}>${UI_LANGUAGES[one].short}<span class="sr-only"> ${UI_LANGUAGES[one].name}</span></a>`,
  )}</nav>
</header>`;
}
