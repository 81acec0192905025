import type { Command } from '#core/command.ts';
import { LANGUAGES, type Language } from '#core/language.ts';
import { RIGHTS } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import type { ConsoleDeps } from './conversation.ts';
import { type Markup, markup } from './markup.ts';
import { type PlatformView, VIEWS } from './views/view.ts';
import { clientWords, PAGE, RIGHT_HINTS, RIGHT_WORDS } from './words.ts';

/** Languages, each named in itself, so that people who look for it can read it. */
const NAMES: Record<Language, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文（台灣）',
  'zh-HK': '繁體中文（香港）',
};

const STYLES = ['chat', 'composer', 'panels', 'message', 'card', 'as-discord', 'as-slack'];

const VIEW_NAMES: Record<PlatformView, string> = { parley: 'Parley', discord: 'Discord', slack: 'Slack' };

/** Renders the chat page of a channel without messages; its scripts fetch them. */
export function chatPage(deps: ConsoleDeps, language: Language, channel: string, view: PlatformView): Markup {
  const say = deps.sayIn(language);
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>#${channel} · Parley</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/bar.css">
${STYLES.map((name) => markup`<link rel="stylesheet" href="/console/files/${name}.css">`)}
<script src="/assets/theme.js"></script>
<script type="module" src="/console/files/main.js"></script>
</head>
<body class="chat" data-channel="${channel}" data-words="${JSON.stringify(clientWords(say))}"${clockOf(deps)}>
<a class="skip" href="#line">${say(PAGE.skip)}</a>
${header(say, language, channel, view)}
<p class="banner" id="connection" role="status" data-text="${say(PAGE.reconnecting)}"></p>
<main>
<div class="scroller" id="scroller" tabindex="0" role="group" aria-label="${say(PAGE.log)}">
${welcome(say, deps.commands)}
<div id="log" role="log" aria-label="${say(PAGE.log)}" aria-busy="true"></div>
</div>
<button type="button" class="newer" id="newer" hidden>${say(PAGE.newer)} <span aria-hidden="true">↓</span></button>
${composer(say)}
</main>
${whoPanel(say)}
<div class="drop" id="drop" hidden><div><strong>${say(PAGE.dropTitle)}</strong><span>${say(PAGE.dropText)}</span></div></div>
<p class="sr-only" id="status" role="status"></p>
<noscript><p class="banner">${say(PAGE.noScript)}</p></noscript>
</body>
</html>`;
}

/** A fast clock, for the times in the page that tick. */
const clockOf = ({ outside, factor }: ConsoleDeps): Markup =>
  factor === undefined ? markup`` : markup` data-clock="${outside.now()} ${factor}"`;

function header(say: Say, language: Language, channel: string, view: PlatformView): Markup {
  const themes: [string, Words][] = [
    ['', PAGE.themeSystem],
    ['light', PAGE.themeLight],
    ['dark', PAGE.themeDark],
  ];
  return markup`<header class="bar">
<h1><img src="/assets/favicon.svg" alt="" width="28" height="28"><span class="brand">Parley</span> <span class="channel" dir="auto">#${channel}</span></h1>
<button type="button" class="menu-button" popovertarget="menu"><span class="label">${say(PAGE.menu)}</span></button>
<div class="tools" id="menu" popover>
<a class="all" href="/a">${say(PAGE.articles)}</a>
<a class="all" href="/desk">${say(PAGE.topics)}</a>
<label class="pick view"><span class="label">${say(PAGE.viewAs)}</span> <select id="view">${VIEWS.map((one) => markup`<option value="${one}"${one === view ? markup` selected` : ''}>${VIEW_NAMES[one]}</option>`)}</select></label>
<label class="pick theme"><span class="label">${say(PAGE.theme)}</span> <select id="theme">${themes.map(([value, words]) => markup`<option value="${value}">${say(words)}</option>`)}</select></label>
<label class="pick"><span class="label">${say(PAGE.language)}</span> <select id="language">${LANGUAGES.map((one) => markup`<option value="${one}" lang="${one}"${one === language ? markup` selected` : ''}>${NAMES[one]}</option>`)}</select></label>
</div>
<button type="button" class="who" id="who" aria-haspopup="dialog"><span class="sr-only">${say(PAGE.you)}: </span><span class="avatar" id="who-avatar" aria-hidden="true"></span><span class="who-text"><bdi id="who-name"></bdi><span class="who-may" id="who-may"></span></span></button>
</header>`;
}

/** Number of examples that fit on two lines. */
const MOST_EXAMPLES = 4;
/** Commands of which the first example is shown; the rest are more examples of these. */
const SHOWN_COMMANDS = 3;

function welcome(say: Say, commands: readonly Command[]): Markup {
  // A command that takes a file does not work when only typed.
  const typed = commands.filter(({ options }) => !options.some(({ kind }) => kind === 'file'));
  const first = typed.slice(0, SHOWN_COMMANDS).flatMap((command) => command.examples.slice(0, 1));
  const others = typed.flatMap((command) => command.examples);
  const examples = [...new Set([...first, ...others].map(say))].slice(0, MOST_EXAMPLES);
  return markup`<section class="welcome">
<h2>${say(PAGE.welcome)}</h2>
<p>${say(PAGE.welcomeWhat)}</p>
<p>${say(PAGE.welcomeText)}</p>
<p class="examples"><span>${say(PAGE.tryIt)}</span> ${examples.map((line) => markup`<button type="button" class="example" data-example="${line}"><code dir="auto">${line}</code></button> `)}</p>
</section>`;
}

function composer(say: Say): Markup {
  return markup`<form class="composer" id="composer">
<ul class="suggestions" id="suggestions" role="listbox" tabindex="0" aria-label="${say(PAGE.suggestions)}" hidden></ul>
<p class="hint" id="hint" hidden></p>
<div class="box">
<label class="file"><input type="file" id="file" multiple accept=".txt,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.epub,.srt,.vtt,text/*,application/pdf,application/epub+zip" aria-label="${say(PAGE.addFile)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg></label>
<textarea id="line" name="line" rows="1" aria-label="${say(PAGE.composer)}" placeholder="${say(PAGE.placeholder)}" maxlength="500000" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false" aria-autocomplete="list" aria-controls="suggestions" aria-describedby="hint" enterkeyhint="send"></textarea>
<button type="submit" class="send" id="send" aria-label="${say(PAGE.send)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12l14-7-5 14-3-6z"/></svg></button>
</div>
</form>`;
}

function whoPanel(say: Say): Markup {
  const right = (may: (typeof RIGHTS)[number]) =>
    markup`<label class="right"><input type="radio" name="may" value="${may}"><span><strong>${say(RIGHT_WORDS[may])}</strong><small>${say(RIGHT_HINTS[may])}</small></span></label>`;
  return markup`<dialog id="who-panel" aria-labelledby="who-title">
<form method="dialog" id="who-form">
<h2 id="who-title">${say(PAGE.whoTitle)}</h2>
<p class="subdued">${say(PAGE.whoText)}</p>
<label class="name">${say(PAGE.name)}<input type="text" name="name" maxlength="60" required autocomplete="off" dir="auto"></label>
<fieldset><legend>${say(PAGE.may)}</legend>${RIGHTS.map(right)}</fieldset>
<button class="button primary" value="done">${say(PAGE.done)}</button>
</form>
</dialog>`;
}
