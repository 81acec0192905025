import { html } from 'hono/html';
import { LANGUAGES, type Language } from '#core/language.ts';
import type { Say, Words } from '#core/words.ts';
import { ALL, type Markup, type Site } from './page.ts';
import { READER, UI_LANGUAGES } from './reader-words.ts';

/**
 * The top of a page: the link back, the list of all articles, the page's other languages, and how it looks. On a narrow screen they are in
 * one menu, a popover, which needs no script. `kept`: query parameters that the language links keep.
 */
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
  return html`<a class="skip" href="#main">${say(WORDS.skip)}</a>
<header class="bar">
${site.home ? html`<a class="back" href="${site.home}"><span aria-hidden="true">←</span> ${say(READER.back)}</a>` : html`<span class="brand">Parley</span>`}
<button type="button" class="menu-button" popovertarget="menu"><span class="label">${say(WORDS.menu)}</span></button>
<div class="tools" id="menu" popover>
${site.library ? html`<a class="all" href="${site.library}">${say(ALL)}</a>` : ''}
<nav class="ui-languages" aria-label="${say(READER.language)}">${LANGUAGES.map(
    (one) =>
      html`<a href="?ui=${one}${kept}" lang="${one}" hreflang="${one}" ${one === language ? html`aria-current="true"` : ''}>${UI_LANGUAGES[one].short}<span class="sr-only"> ${UI_LANGUAGES[one].name}</span></a>`,
  )}</nav>
${LOOKS.map((look) => picker(look, say))}
</div>
</header>
<div id="main" tabindex="-1"></div>`;
}

/** A choice of how pages look. The browser keeps it. Without a script there is none, and the browser's own settings hold. */
function picker({ name, words, options }: Look, say: Say): Markup {
  return html`<label class="pick" hidden><span class="label">${say(words)}</span> <select data-look="${name}">${options.map(([value, label]) => html`<option value="${value}">${say(label)}</option>`)}</select></label>`;
}

type Look = { name: string; words: Words; options: readonly (readonly [value: string, label: Words])[] };

/** `assets/looks.js` stores the values, `assets/theme.js` sets them before the page is drawn, and the style sheets act on them. */
const LOOKS: readonly Look[] = [
  {
    name: 'size',
    words: { en: 'Text', zh: '字号', hant: '字級' },
    options: [
      ['small', { en: 'Smaller', zh: '较小' }],
      ['', { en: 'Normal', zh: '标准' }],
      ['large', { en: 'Larger', zh: '较大' }],
      ['largest', { en: 'Largest', zh: '特大' }],
    ],
  },
  {
    name: 'lines',
    words: { en: 'Lines', zh: '行距' },
    options: [
      ['', { en: 'Normal', zh: '标准' }],
      ['wide', { en: 'Wider', zh: '较宽' }],
      ['widest', { en: 'Widest', zh: '特宽' }],
    ],
  },
  {
    name: 'theme',
    words: { en: 'Colours', zh: '配色' },
    options: [
      ['', { en: 'As the system', zh: '跟随系统', hant: '跟隨系統' }],
      ['light', { en: 'Light', zh: '浅色' }],
      ['dark', { en: 'Dark', zh: '深色' }],
    ],
  },
];

const WORDS = {
  skip: { en: 'Skip to the text', zh: '跳到正文' },
  menu: { en: 'Menu', zh: '菜单', hant: '選單' },
} satisfies Record<string, Words>;
