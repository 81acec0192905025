import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '#core/language.ts';
import type { Say } from '#core/words.ts';

/** Markup whose values were escaped by `html`. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export type Page = {
  title: string;
  language: Language;
  /** File names in `/assets/`, besides the ones that every page has. */
  styles?: readonly string[];
  scripts?: readonly string[];
  body: Markup;
};

/** A whole page around `body`. */
export function page({ title, language, styles = [], scripts = [], body }: Page): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Parley</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
${['base.css', ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<script src="/assets/theme.js"></script>
${scripts.map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
</head>
<body>
${body}
</body>
</html>`;
}

/** A page with one thing to say, and the way back. */
export function noticePage(
  language: Language,
  say: Say,
  words: { title: string; text: string; more?: Markup },
): Markup {
  const body = html`<main class="notice">
<h1>${words.title}</h1>
<p>${words.text}</p>
${words.more ?? ''}
<p><a href="/">${say({ en: 'Back to the discussion', zh: '回到讨论' })}</a></p>
</main>`;
  return page({ title: words.title, language, body });
}
