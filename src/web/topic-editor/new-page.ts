import { html } from 'hono/html';
import { type Article, currentRevision, findEdition, passageText } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { displayText } from '#core/display.ts';
import type { EditionLanguage, Language } from '#core/language.ts';
import { LONGEST_NAME, LONGEST_SENTENCE, LONGEST_TOPIC_ID, MOST_CAMPS } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { titleFor } from '#features/articles/open-article.ts';
import { CONSOLE_SITE, type Markup, page } from '../page.ts';
import { EDITION_NAMES, LANG } from '../reader-words.ts';
import { topBar } from '../top-bar.ts';
import { type FormFields, field } from './form.ts';
import { EDITOR_STYLES } from './list-page.ts';
import { EDITOR_WORDS } from './words.ts';

export type NewView = {
  say: Say;
  language: Language;
  article: Article;
  edition: EditionLanguage;
  attributions: readonly Attribution[];
  filled: FormFields;
  /** Name of the language model that may be asked. */
  model: string | undefined;
  /** The reason why the submitted form was refused. */
  problem?: string | undefined;
};

const CAMPS = Array.from({ length: MOST_CAMPS }, (_, at) => at + 1);

/** The form that turns an article's attributions into a topic's draft. */
export function newPage(view: NewView): Markup {
  const { say, language, article, edition, attributions, problem, model } = view;
  const title = titleFor(article, language);
  const body = html`${topBar({ site: CONSOLE_SITE, say, language, kept: `&edition=${edition}` })}
<main class="topic-editor">
<p class="soft"><a href="/desk">${say(EDITOR_WORDS.back)}</a></p>
<h1>${title}</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<p>${say(attributions.length ? EDITOR_WORDS.newWhat : EDITOR_WORDS.nobody)}</p>
<p class="soft"><a href="/a/${encodeURIComponent(article.id)}">${say(EDITOR_WORDS.article)}</a>${article.editions.length > 1 ? editions(view) : ''}</p>
<form method="post" action="/desk/new/${encodeURIComponent(article.id)}?edition=${edition}" data-guarded${problem ? html` data-unsaved` : ''}>
${head(view)}
${attributions.length ? campNames(view) : ''}
${attributions.map((one, at) => holder(view, one, at))}
<p class="actions"><button class="button primary" name="how" value="form">${say(EDITOR_WORDS.make)}</button></p>
${model ? html`<section><h2>${say(EDITOR_WORDS.modelTitle)}</h2><p class="soft">${say(asksModel(model))} ${say(EDITOR_WORDS.modelWhat)}</p><p class="actions"><button class="button" name="how" value="model">${model}</button></p></section>` : ''}
</form>
</main>`;
  return page({ site: CONSOLE_SITE, title, language, styles: EDITOR_STYLES, scripts: ['topic-editor.js'], body });
}

const asksModel = (model: string): Words => ({
  en: `The article’s text is sent to ${model}.`,
  zh: `文章全文会发送给 ${model}。`,
});

function editions({ article, edition }: NewView): Markup {
  return html` · ${article.editions.map(({ language }) =>
    language === edition
      ? html`<strong>${EDITION_NAMES[language]}</strong> `
      : html`<a href="?edition=${language}">${EDITION_NAMES[language]}</a> `,
  )}`;
}

function head(view: NewView): Markup {
  const { say, filled } = view;
  return html`<div class="fields">
<label>${say(EDITOR_WORDS.id)} <small>${say(EDITOR_WORDS.idHint)}</small><input name="id" required maxlength="${LONGEST_TOPIC_ID}" pattern="[a-z0-9]+(-[a-z0-9]+)*" value="${filled.id ?? ''}" autocomplete="off"></label>
<label>${say(EDITOR_WORDS.by)}<input name="by" required maxlength="${LONGEST_NAME}" value="${filled.by ?? ''}" data-me autocomplete="off" dir="auto"></label>
</div>
<div class="fields">
${pair(view, EDITOR_WORDS.question, ['question-en', 'question-zh'])}
</div>`;
}

/** The name of a language of a field. Only the article's own is needed. */
const languageOf = ({ say, edition }: NewView, language: 'en' | 'zh'): string => {
  const name = say(language === 'en' ? EDITOR_WORDS.english : EDITOR_WORDS.chinese);
  return edition.startsWith(language)
    ? name
    : `${name}${say({ en: `, ${EDITOR_WORDS.optional.en}`, zh: `（${EDITOR_WORDS.optional.zh}）` })}`;
};

function pair(view: NewView, what: Words, [en, zh]: readonly [string, string]): Markup {
  const { say, filled } = view;
  const one = (name: string, language: 'en' | 'zh') =>
    html`<label><span>${say(what)} <small>${languageOf(view, language)}</small></span><textarea name="${name}" rows="2" maxlength="${LONGEST_SENTENCE}" lang="${language === 'en' ? 'en' : 'zh-Hans'}">${filled[name] ?? ''}</textarea></label>`;
  return ownFirst(view, one(en, 'en'), one(zh, 'zh'));
}

/** The field in the article's language comes first: the other is offered. */
const ownFirst = ({ edition }: NewView, en: Markup, zh: Markup): Markup =>
  edition === 'en' ? html`${en}${zh}` : html`${zh}${en}`;

function campNames(view: NewView): Markup {
  const { say, filled } = view;
  const one = (name: string, camp: number, language: 'en' | 'zh') =>
    html`<label><span class="sr-only">${say(EDITOR_WORDS.campName)} ${camp} </span><small>${languageOf(view, language)}</small><input name="${name}" maxlength="${LONGEST_NAME}" lang="${language === 'en' ? 'en' : 'zh-Hans'}" value="${filled[name] ?? ''}" autocomplete="off"></label>`;
  return html`<fieldset class="camps"><legend>${say(EDITOR_WORDS.camps)}</legend>
<ol>${CAMPS.map((camp) => html`<li><div class="fields">${ownFirst(view, one(field.nameEn(camp), camp, 'en'), one(field.nameZh(camp), camp, 'zh'))}</div></li>`)}</ol></fieldset>`;
}

function holder(view: NewView, one: Attribution, at: number): Markup {
  const { say, filled, edition } = view;
  const name = one.byAuthors ? say(EDITOR_WORDS.authors) : one.holder;
  const chosen = filled[field.camp(at)];
  return html`<section class="holder">
<h2><bdi lang="${one.byAuthors ? '' : LANG[edition]}">${name}</bdi></h2>
${one.aliases.length ? html`<p class="soft">${say(EDITOR_WORDS.otherNames)} <span lang="${LANG[edition]}">${one.aliases.join(edition === 'en' ? ', ' : '、')}</span></p>` : ''}
<label class="which">${say(EDITOR_WORDS.camp)} <select name="${field.camp(at)}"><option value="">${say(EDITOR_WORDS.leaveOut)}</option>${CAMPS.map((camp) => html`<option value="${camp}"${chosen === String(camp) ? html` selected` : ''}>${camp}</option>`)}</select></label>
${one.passages.map((label) => sentence(view, one, at, label))}
</section>`;
}

function sentence(view: NewView, one: Attribution, at: number, label: string): Markup {
  const { say, filled, article, edition } = view;
  const use = field.use(at, label);
  return html`<div class="sentence">
<blockquote lang="${LANG[edition]}"><p dir="auto">${wordsOf(article, edition, label)}</p><footer><code>${label}</code>${one.unsure.includes(label) ? html` <span class="soft">${say(EDITOR_WORDS.unsure)}</span>` : ''}</footer></blockquote>
<label class="use"><input type="checkbox" name="${use}" value="yes"${filled[use] === undefined ? '' : html` checked`}> ${say(EDITOR_WORDS.use)}</label>
<div class="fields">${pair(view, EDITOR_WORDS.claim, [field.en(at, label), field.zh(at, label)])}</div>
</div>`;
}

function wordsOf({ editions }: Article, edition: EditionLanguage, label: string): string {
  const found = findEdition({ editions }, edition);
  const revision = found && currentRevision(found);
  const passage = revision?.passages.find((one) => one.label === label);
  return revision && passage ? displayText(passageText(revision, passage)) : '';
}
