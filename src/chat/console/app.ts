import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import { z } from 'zod';
import { LARGEST_FILE } from '#core/article-draft.ts';
import type { Language } from '#core/language.ts';
import { type Attachment, RIGHTS } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { asciiFileName, safeFileName } from '../shared/file-name.ts';
import { type Bell, createBell } from './bell.ts';
import { asCommand, type ConsoleDeps, fill, formOf, type Heard, hear, press, type Speaker } from './conversation.ts';
import { renderForm } from './form.ts';
import { formForLine } from './line-form.ts';
import { fileOf } from './outgoing.ts';
import { chatPage } from './page.ts';
import { FILE_PATH, renderMessage, type Viewer } from './render-message.ts';
import { shown, streamMessages } from './stream.ts';
import { suggest } from './suggest.ts';
import { type PlatformView, VIEWS } from './views/view.ts';
import { ERRORS } from './words.ts';

export type { ConsoleDeps } from './conversation.ts';

/** Variables that the server sets for each request: the language of the page's own words. */
export type ConsoleEnv = { Variables: { language: Language } };

const FORM_AROUND = 2 * 1024 * 1024;
const LARGEST_JSON = 128 * 1024;
/** Most characters of a message with a pasted article of a hundred pages, and of a line while it is typed. */
const LONGEST_LINE = 500_000;
const LONGEST_TYPED = 20_000;
const LONGEST_NAME = 60;

const channel = z.string().regex(/^[\p{L}\p{N}_-]{1,64}$/u);
const who = { name: z.string().trim().min(1).max(LONGEST_NAME), may: z.enum(RIGHTS), channel };
const id = z.string().regex(/^[\w-]{8,64}$/);
const said = z.object({ ...who, key: id, line: z.string().trim().min(1).max(LONGEST_LINE) });
const filled = z.record(z.string().max(60), z.string().max(LONGEST_TYPED));
/** Fields of a page that can show forms: whether it wants one, and then the filled-in form as JSON. */
const formed = z.object({
  forms: z.literal('yes').exactOptional(),
  args: z.string().max(LARGEST_JSON).exactOptional(),
});
const pressed = z.object({
  ...who,
  button: z.string().min(1).max(200),
  id,
  seq: z.int().min(0),
  args: filled.exactOptional(),
});
const typing = z.object({ ...who, line: z.string().max(LONGEST_TYPED), cursor: z.int().min(0) });

type ConsoleContext = Context<ConsoleEnv>;

/** Serves the chat page at `/`, and the requests of its scripts under `/console/`. */
export function consoleApp(deps: ConsoleDeps): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const bell = deps.bell ?? createBell();
  app.get('/', (c) => {
    const view = viewOf(c);
    setCookie(c, VIEW_COOKIE, view, { path: '/', sameSite: 'Strict', httpOnly: true });
    return c.html(chatPage(deps, c.var.language, channelOf(c), view));
  });
  app.get('/console/events', (c) => {
    const seen = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0);
    const wish = { channel: channelOf(c), after: Number.isSafeInteger(seen) && seen > 0 ? seen : 0 };
    return streamMessages(c, deps, bell, viewerOf(deps, c), wish);
  });
  app.post('/console/say', limit(deps, LARGEST_FILE + FORM_AROUND), (c) => say(deps, bell, c));
  app.post('/console/press', limit(deps, LARGEST_JSON), async (c) => {
    const { data } = pressed.safeParse(await json(c));
    return data ? pressOn(deps, bell, c, data) : problem(deps, c, 400, ERRORS.badRequest);
  });
  app.post('/console/complete', limit(deps, LARGEST_JSON), async (c) => {
    const { data } = typing.safeParse(await json(c));
    if (!data) return problem(deps, c, 400, ERRORS.badRequest);
    return c.json(await suggest(deps, speaker(c, data), data.line, data.cursor));
  });
  app.get(FILE_PATH, (c) => download(deps, c));
  servePageFiles(app);
  return app;
}

/** Serves a message's file as text to keep, never as a page to show. That browsers do not guess otherwise is a header of every answer. */
async function download(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const message = id.safeParse(c.req.query('message')).data ?? '';
  const file = await fileOf(deps.transcript, deps.workspace, { channel: channelOf(c), message });
  if (!file) return problem(deps, c, 404, ERRORS.noFile);
  const name = safeFileName(file.name);
  c.header('Content-Type', 'text/plain; charset=utf-8');
  c.header(
    'Content-Disposition',
    `attachment; filename="${asciiFileName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  c.header('Cache-Control', 'no-store');
  return c.body(file.text.toWellFormed());
}

const FILES = '/console/files';

function servePageFiles(app: Hono<ConsoleEnv>): void {
  const root = path.join(import.meta.dirname, 'page');
  app.use(`${FILES}/*`, etag(), async (c, next) => {
    await next();
    // The browser asks each time and gets 304: the files change with the program, but their names do not.
    c.header('Cache-Control', 'no-cache');
  });
  app.use(`${FILES}/*`, serveStatic({ root, rewriteRequestPath: (requested) => requested.slice(FILES.length) }));
}

async function pressOn(
  deps: ConsoleDeps,
  bell: Bell,
  c: ConsoleContext,
  data: z.infer<typeof pressed>,
): Promise<Response> {
  const { button, args } = data;
  const by = speaker(c, data);
  if (args) {
    const heard = await fill(deps, by, { button, args }, data);
    return heard.kind === 'fault' ? c.json({ error: heard.words }, 422) : told(deps, bell, c, heard);
  }
  const form = await formOf(deps, by, button);
  if (form) return c.json({ kind: 'form', html: renderForm(form, viewerOf(deps, c).say) });
  return told(deps, bell, c, await press(deps, by, button, data));
}

async function say(deps: ConsoleDeps, bell: Bell, c: ConsoleContext): Promise<Response> {
  const form = await c.req.parseBody({ all: true }).catch(() => ({}));
  const { data } = said.safeParse(form);
  if (!data) return problem(deps, c, 400, ERRORS.badRequest);
  const files = await attachments(form);
  if (files.some(({ bytes }) => bytes.length > LARGEST_FILE)) return problem(deps, c, 413, ERRORS.tooLarge);
  const wish = formed.safeParse(form).data;
  const asked = wish?.forms && !files.length && (await formForLine(deps, speaker(c, data), asCommand(data.line)));
  if (asked) return c.json({ kind: 'form', html: renderForm(asked, viewerOf(deps, c).say) });
  const args = wish?.args === undefined ? undefined : filledIn(wish.args);
  const heard = await hear(deps, speaker(c, data), { ...data, files, ...(args && { args }) });
  return heard.kind === 'fault' ? c.json({ error: heard.words }, 422) : told(deps, bell, c, heard);
}

function filledIn(json: string): Record<string, string> | undefined {
  try {
    return filled.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

async function attachments(form: Record<string, unknown>): Promise<Attachment[]> {
  const given = Object.values(form).flat();
  const files = given.filter((value) => value instanceof File);
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Answers the tab. Other tabs get a public message through their streams. */
function told(deps: ConsoleDeps, bell: Bell, c: ConsoleContext, heard: Heard): Response {
  const viewer = viewerOf(deps, c);
  if (heard.kind === 'public') {
    bell.ring();
    return c.json({ kind: heard.kind, ...shown(heard.message, viewer) });
  }
  const html = renderMessage({ id: heard.id, seq: 0, body: heard.body }, viewer);
  return c.json({ kind: heard.kind, id: heard.id, seq: 0, html, replaces: heard.replaces });
}

function limit(deps: ConsoleDeps, maxSize: number) {
  return bodyLimit({ maxSize, onError: (c: ConsoleContext) => problem(deps, c, 413, ERRORS.tooLarge) });
}

function problem(deps: ConsoleDeps, c: ConsoleContext, status: 400 | 404 | 413, words: Words): Response {
  return c.json({ error: viewerOf(deps, c).say(words) }, status);
}

function viewerOf(deps: ConsoleDeps, c: ConsoleContext): Viewer {
  const { language } = c.var;
  return { language, say: deps.sayIn(language), view: viewOf(c), payloads: deps.payloads };
}

const VIEW_COOKIE = 'parley-view';

/** Returns the view. `?as=` sets it; the cookie keeps it for the page's other requests. */
function viewOf(c: ConsoleContext): PlatformView {
  const wish = c.req.query('as') ?? getCookie(c, VIEW_COOKIE);
  return VIEWS.find((one) => one === wish) ?? 'parley';
}

function speaker(c: ConsoleContext, { name, may, channel }: Omit<Speaker, 'language'>): Speaker {
  return { name: name.normalize('NFC'), may, channel, language: c.var.language };
}

function channelOf(c: ConsoleContext): string {
  return channel.safeParse(c.req.query('channel')).data ?? 'general';
}

async function json(c: ConsoleContext): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}
