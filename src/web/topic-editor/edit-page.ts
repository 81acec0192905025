import { html } from 'hono/html';
import type { Language } from '#core/language.ts';
import { faultWords, LONGEST_NAME, type TopicFault } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { CONSOLE_SITE, type Markup, page } from '../page.ts';
import { topBar } from '../top-bar.ts';
import { EDITOR_STYLES } from './list-page.ts';
import { EDITOR_WORDS } from './words.ts';

export type EditView = {
  say: Say;
  language: Language;
  id: string;
  yaml: string;
  by: string;
  /** Time at which the edited version was stored. People who save over a newer version are told. */
  at: number;
  faults: readonly TopicFault[];
  told?: { words: Words | string; isProblem: boolean } | undefined;
  /** True if the text is not stored. */
  isUnsaved?: boolean | undefined;
  /** What somebody else stored after the text was opened. */
  theirs?: { yaml: string; by: string } | undefined;
};

/** The page to edit a topic's file, with all faults in it. */
export function editPage(view: EditView): Markup {
  const { say, language, id, yaml, by, at, faults, told, isUnsaved } = view;
  const body = html`${topBar({ site: CONSOLE_SITE, say, language })}
<main class="topic-editor">
<p class="soft"><a href="/desk">${say(EDITOR_WORDS.back)}</a></p>
<h1><code>${id}</code></h1>
<div id="told">${told ? html`<p class="${told.isProblem ? 'problem' : 'told'}" role="${told.isProblem ? 'alert' : 'status'}">${typeof told.words === 'string' ? told.words : say(told.words)}</p>` : ''}${theirVersion(view)}</div>
<div class="editor">
<form method="post" id="file" action="/desk/topic/${id}" data-guarded data-saves-itself${isUnsaved ? html` data-unsaved` : ''} data-saved-at="${say(EDITOR_WORDS.savedAt)}" data-unreachable="${say(EDITOR_WORDS.unreachable)}" data-nameless="${say(EDITOR_WORDS.nameless)}">
<input type="hidden" name="at" value="${at}">
<label for="yaml">${say(EDITOR_WORDS.file)} <small>${say(EDITOR_WORDS.fileHint)}</small></label>
<textarea id="yaml" name="yaml" rows="36" spellcheck="false" wrap="off" dir="ltr" autocapitalize="off">${'\n'}${yaml}</textarea>
<div class="fields"><label>${say(EDITOR_WORDS.by)}<input name="by" required maxlength="${LONGEST_NAME}" value="${by}" data-me autocomplete="off" dir="auto"></label></div>
<p class="actions"><button class="button primary" name="how" value="save">${say(EDITOR_WORDS.save)}</button>
<button class="button" name="how" value="accept" aria-describedby="answers">${say(EDITOR_WORDS.accept)}</button> <span class="soft" id="saving" role="status"></span></p>
<p id="answers">${say(EDITOR_WORDS.acceptHint)}</p>
</form>
<aside><div id="faults">${faultList(view, EDITOR_WORDS.toDo, 'error')}${faultList(view, EDITOR_WORDS.toSee, 'warning')}
${faults.some(({ kind }) => WRITTEN.includes(kind)) ? html`<p class="actions"><button class="button" form="file" name="how" value="checksums">${say(EDITOR_WORDS.checksums)}</button></p>` : ''}
${faults.length ? '' : html`<p>${say(EDITOR_WORDS.sound)}</p>`}
${faults.some(({ level }) => level === 'error') ? '' : html`<p><a href="/desk/preview/${id}">${say(EDITOR_WORDS.preview)}</a></p>`}</div>
<details class="remove"><summary>${say(EDITOR_WORDS.remove)}</summary><form method="post" action="/desk/topic/${id}"><p class="soft">${say(EDITOR_WORDS.removeWhat)}</p><p class="actions"><button class="button danger" name="how" value="remove">${say(EDITOR_WORDS.remove)}</button></p></form></details></aside>
</div>
</main>`;
  return page({ site: CONSOLE_SITE, title: id, language, styles: EDITOR_STYLES, scripts: ['topic-editor.js'], body });
}

/** Kinds of faults that end when the checksums are written. */
const WRITTEN = ['checksum-missing', 'moved'];

/** The version that saving again replaces, so that its writer's words are not lost. */
function theirVersion({ say, theirs }: EditView): Markup {
  if (!theirs) return html``;
  return html`<details class="theirs"><summary>${say(EDITOR_WORDS.theirs)} ${theirs.by}</summary><textarea readonly rows="16" wrap="off" dir="ltr" spellcheck="false" aria-label="${say(EDITOR_WORDS.theirs)} ${theirs.by}">${'\n'}${theirs.yaml}</textarea></details>`;
}

/** Most faults in one list. Nobody reads more at once. */
const MOST_FAULTS = 200;

/** A fault by its place in the topic. A press on its line leads there. */
const faultItem = (say: Say, fault: TopicFault): Markup =>
  html`<li><button type="button" class="jump" data-line="${fault.line}">${say(EDITOR_WORDS.line)} ${fault.line} ${say(EDITOR_WORDS.lineAfter)}</button> ${say(faultWords(fault))}</li>`;

function faultList({ say, faults }: EditView, heading: Words, level: TopicFault['level']): Markup {
  const some = faults.filter((one) => one.level === level);
  if (!some.length) return html``;
  return html`<section class="faults ${level}"><h2>${say(heading)} <span class="count">${some.length}</span></h2>
<ol>${some.slice(0, MOST_FAULTS).map((fault) => faultItem(say, fault))}</ol>${some.length > MOST_FAULTS ? html`<p class="soft">${say(EDITOR_WORDS.moreFaults)}</p>` : ''}</section>`;
}
