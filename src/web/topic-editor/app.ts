import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Article, currentRevision, findEdition, isRemoved } from '#core/article.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage, Language } from '#core/language.ts';
import type { Attributions } from '#core/ports/attributions.ts';
import type { Library } from '#core/ports/library.ts';
import type { StoredTopic, StoredTopics } from '#core/ports/stored-topics.ts';
import type { TopicDrafts } from '#core/ports/topic-drafts.ts';
import type { Topics } from '#core/ports/topics.ts';
import { isWaiting } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { editionFor } from '#features/camps/unprepared.ts';
import type { SiteEnv } from '../language.ts';
import { CONSOLE_SITE, noticePage } from '../page.ts';
import { passageAddress } from '../passage-address.ts';
import { READER } from '../reader-words.ts';
import { topicPage } from '../topic-page.ts';
import { type EditView, editPage } from './edit-page.ts';
import { type FormFields, sketchOf, suggested } from './form.ts';
import { listPage } from './list-page.ts';
import { newPage } from './new-page.ts';
import { EDITOR_WORDS } from './words.ts';

export type EditorServices = {
  workspace: string;
  drafts: TopicDrafts;
  stored: Pick<StoredTopics, 'list'>;
  topics: Pick<Topics, 'list' | 'preview' | 'standing'>;
  library: Pick<Library, 'list' | 'open'>;
  attributions: Attributions;
  /** Name of the language model that may be asked, as shown to people. */
  model: string | undefined;
  sayIn(language: Language): Say;
};

type EditorContext = Context<SiteEnv>;

const LARGEST_FORM = 4 * 1024 * 1024;

/** The pages on which people at the console write topics: `/desk`, `/desk/new/<article>`, `/desk/topic/<id>`, `/desk/preview/<id>`. */
export function topicEditorApp(services: EditorServices): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.use('/desk/*', bodyLimit({ maxSize: LARGEST_FORM }));
  app.get('/desk', (c) => list(c, services));
  app.get('/desk/new/:article', (c) => fresh(c, services));
  app.post('/desk/new/:article', (c) => make(c, services));
  app.get('/desk/topic/:id', (c) => edit(c, services));
  app.post('/desk/topic/:id', (c) => change(c, services));
  app.get('/desk/preview/:id', (c) => preview(c, services));
  return app;
}

async function list(c: EditorContext, { workspace, stored, topics, library, sayIn }: EditorServices) {
  const { language } = c.var;
  const all = await stored.list(workspace);
  const [id] = [c.req.query('accepted'), c.req.query('removed')].filter((one) => one !== undefined);
  const what = c.req.query('accepted') === undefined ? 'removed' : 'accepted';
  return c.html(
    listPage({
      say: sayIn(language),
      language,
      drafts: all.filter(({ status }) => status === 'draft'),
      live: await topics.list(workspace),
      articles: await library.list(workspace),
      done: id === undefined ? undefined : { what, id },
    }),
  );
}

type Begun = { article: Article; edition: EditionLanguage };

async function begun(c: EditorContext, { workspace, library }: EditorServices): Promise<Begun | undefined> {
  const article = await library.open(workspace, String(c.req.param('article')));
  if (!article || isRemoved(article)) return undefined;
  const requested = findEdition(article, c.req.query('edition'));
  return { article, edition: requested?.language ?? editionFor(article, c.var.language) };
}

async function fresh(c: EditorContext, services: EditorServices, sent?: { filled: FormFields; problem: string }) {
  const on = await begun(c, services);
  if (!on) return notThere(c, services, READER.unknownTitle, READER.unknownText);
  const attributions = await services.attributions.of(on.article, on.edition);
  const { language } = c.var;
  const filled = sent?.filled ?? suggested(on.article, attributions, await takenIds(services));
  const { model } = services;
  const view = { ...on, say: services.sayIn(language), language, attributions, filled, model, problem: sent?.problem };
  return c.html(newPage(view), sent ? 422 : 200);
}

async function make(c: EditorContext, services: EditorServices) {
  const { workspace, drafts, attributions, sayIn } = services;
  const filled = await formOf(c);
  const say = sayIn(c.var.language);
  const [id = '', by = ''] = [filled.id?.trim(), filled.by?.trim()];
  const refused = (words: Words) => fresh(c, services, { filled, problem: say(words) });
  if (!by) return refused(EDITOR_WORDS.nameMissing);
  if ((await takenIds(services)).has(id)) return refused(EDITOR_WORDS.idTaken);
  const on = await begun(c, services);
  if (!on) return notThere(c, services, READER.unknownTitle, READER.unknownText);
  try {
    const from =
      filled.how === 'model' ? 'model' : sketchOf(filled, await attributions.of(on.article, on.edition), order(on));
    const { yaml } = await drafts.draft(on.article, on.edition, from);
    await drafts.save(workspace, { id, yaml, by });
  } catch (error) {
    if (error instanceof UserError) return refused(errorWords(error.problem));
    throw error;
  }
  return c.redirect(`/desk/topic/${id}`, 303);
}

/** Ids of drafts, and of all topics that members see. A group's own topic would hide the shelf's topic with the same id. */
async function takenIds({ workspace, stored, topics }: EditorServices): Promise<Set<string>> {
  const [own, live] = [await stored.list(workspace), await topics.list(workspace)];
  return new Set([...own.map(({ id }) => id), ...live.map(({ topic }) => topic.id)]);
}

function order({ article, edition }: Begun): string[] {
  const found = findEdition(article, edition);
  return found ? currentRevision(found).passages.map(({ label }) => label) : [];
}

/** The topic with this id in the editor: the draft, else the accepted topic. */
async function inEditor({ workspace, stored }: EditorServices, id: string): Promise<StoredTopic | undefined> {
  const all = (await stored.list(workspace)).filter((one) => one.id === id);
  return all.find(({ status }) => status === 'draft') ?? all[0];
}

async function edit(c: EditorContext, services: EditorServices) {
  const id = String(c.req.param('id'));
  const found = await inEditor(services, id);
  return found ? shown(c, services, found) : notThere(c, services, EDITOR_WORDS.gone, EDITOR_WORDS.goneWhat);
}

/** Shows the topic in the editor as members would see it. */
async function preview(c: EditorContext, services: EditorServices) {
  const { topics, workspace, sayIn } = services;
  const id = String(c.req.param('id'));
  const found = await inEditor(services, id);
  if (!found) return notThere(c, services, EDITOR_WORDS.gone, EDITOR_WORDS.goneWhat);
  const live = await topics.preview(workspace, id, found.yaml);
  if (!live || isWaiting(live)) return notThere(c, services, EDITOR_WORDS.noPreview, EDITOR_WORDS.noPreviewWhat);
  const { language } = c.var;
  const { standing } = topics;
  const reading = { site: CONSOLE_SITE, live, standing, whole: () => true, at: passageAddress('/a/'), all: '/desk' };
  return c.html(topicPage({ ...reading, say: sayIn(language), language }));
}

type EditorState = Pick<EditView, 'id' | 'yaml' | 'at' | 'told' | 'isUnsaved' | 'theirs'>;

async function shown(c: EditorContext, { drafts, workspace, sayIn }: EditorServices, one: EditorState, by = '') {
  const { language } = c.var;
  const { faults } = await drafts.check(workspace, one.id, one.yaml);
  const { id, yaml, at, told, isUnsaved, theirs } = one;
  const view = { say: sayIn(language), language, id, yaml, at, told, isUnsaved, theirs, by, faults };
  return c.html(editPage(view), told?.isProblem ? 422 : 200);
}

async function change(c: EditorContext, services: EditorServices) {
  const { drafts, workspace } = services;
  const id = String(c.req.param('id'));
  const filled = await formOf(c);
  const before = await inEditor(services, id);
  if (!before) return notThere(c, services, EDITOR_WORDS.gone, EDITOR_WORDS.goneWhat);
  if (filled.how === 'remove') {
    await drafts.remove(workspace, id);
    return c.redirect(`/desk?removed=${id}`, 303);
  }
  const by = filled.by?.trim() ?? '';
  // Browsers end the lines of a text area with CR LF.
  const yaml = (filled.yaml ?? '').replaceAll('\r\n', '\n');
  const mine = { id, yaml, at: before.at, isUnsaved: true };
  if (!by) {
    // The version that was opened stays the one that is compared.
    const at = Number(filled.at) || before.at;
    return shown(c, services, { ...mine, at, told: { words: EDITOR_WORDS.nameMissing, isProblem: true } });
  }
  if (filled.at !== String(before.at)) {
    const told = { words: EDITOR_WORDS.conflict, isProblem: true };
    return shown(c, services, { ...mine, told, theirs: before }, by);
  }
  const { fixed } = filled.how === 'checksums' ? await drafts.check(workspace, id, yaml) : {};
  return saved(c, services, { id, yaml: fixed ?? yaml, at: before.at, by, accepts: filled.how === 'accept' });
}

type DraftChange = { id: string; yaml: string; at: number; by: string; accepts: boolean };

async function saved(c: EditorContext, services: EditorServices, { id, yaml, at, by, accepts }: DraftChange) {
  const { drafts, workspace } = services;
  try {
    const faults = await drafts.save(workspace, { id, yaml, by });
    const isSound = !faults.some(({ level }) => level === 'error');
    if (accepts && isSound) {
      await drafts.accept(workspace, id, by);
      return c.redirect(`/desk?accepted=${id}`, 303);
    }
    const told = accepts
      ? { words: EDITOR_WORDS.notYet, isProblem: true }
      : { words: EDITOR_WORDS.saved, isProblem: false };
    const now = (await inEditor(services, id))?.at ?? at;
    return shown(c, services, { id, yaml, at: now, told }, by);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const words = errorWords(error.problem);
    return shown(c, services, { id, yaml, at, isUnsaved: true, told: { words, isProblem: true } }, by);
  }
}

async function formOf(c: EditorContext): Promise<FormFields> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function notThere(c: EditorContext, { sayIn }: EditorServices, title: Words, text: Words) {
  const say = sayIn(c.var.language);
  return c.html(noticePage(CONSOLE_SITE, c.var.language, say, { title: say(title), text: say(text) }), 404);
}
