import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '#core/language.ts';
import type { Say, Words } from '#core/words.ts';

/** Markup whose values were escaped by `html`. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * A site with pages. `base`: the path before all addresses of ours, without a slash at its end. `home`: the path of the discussion, if it
 * is on this site. `library`: the path of the page that lists all articles and topics, if the reader may see one. `origin`: the public
 * origin, besides the names of this machine.
 */
export type Site = { base: string; home?: string; library?: string; origin?: string };

/** The console's site, on this machine. */
export const CONSOLE_SITE: Site = { base: '', home: '/', library: '/a' };

/** The site for people with a link. Without `publicUrl`, only this machine can reach it. */
export function publicSite(publicUrl: string | undefined): Site {
  if (publicUrl === undefined) return { base: '' };
  const { origin, pathname } = new URL(publicUrl);
  return { base: pathname.replace(/\/+$/, ''), origin };
}

export type PageParts = {
  site: Site;
  title: string;
  language: Language;
  /** File names in `/assets/`, besides the ones that every page has. */
  styles?: readonly string[];
  scripts?: readonly string[];
  body: Markup;
};

/** Every page has these: the ones before its own styles, the one after them, and its script. */
const FIRST = ['base.css', 'bar.css', 'looks.css'];
const LAST = ['print.css'];
const SCRIPT = 'looks.js';

/** A whole page around `body`. */
export function page({ site, title, language, styles = [], scripts = [], body }: PageParts): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Parley</title>
<link rel="icon" href="${site.base}/assets/favicon.svg" type="image/svg+xml">
${[...FIRST, ...styles, ...LAST].map((name) => html`<link rel="stylesheet" href="${site.base}/assets/${name}">`)}
<script src="${site.base}/assets/theme.js"></script>
${[SCRIPT, ...scripts].map((name) => html`<script type="module" src="${site.base}/assets/${name}"></script>`)}
</head>
<body>
${body}
</body>
</html>`;
}

/** The name of the page that lists all articles and topics. */
export const ALL: Words = { en: 'Articles and topics', zh: '文章与话题' };

/** A page with one message, and links to all articles and to the discussion if these are on this site. */
export function noticePage(
  site: Site,
  language: Language,
  say: Say,
  words: { title: string; text: string; more?: Markup },
): Markup {
  const body = html`<main class="notice">
<h1>${words.title}</h1>
<p>${words.text}</p>
${words.more ?? ''}
${site.library ? html`<p><a href="${site.library}">${say(ALL)}</a></p>` : ''}
${site.home ? html`<p><a href="${site.home}">${say({ en: 'Back to the discussion', zh: '回到讨论' })}</a></p>` : ''}
</main>`;
  return page({ site, title: words.title, language, body });
}
