import type { RequestListener } from 'node:http';
import { type ConsoleDeps, consoleApp } from '#chat/console/app.ts';
import type { Bell } from '#chat/console/bell.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { commands } from '#commands';
import type { PublicLanguage } from '#core/language.ts';
import type { LogBug } from '#core/ports/bugs.ts';
import { sayIn } from '#core/words.ts';
import { consoleDebatesApp, type DebateServices, publicDebatesApp } from '#web/debates.ts';
import { groupReaderApp } from '#web/group-reader.ts';
import { publicSite } from '#web/page.ts';
import { type ReaderServices, readerApp } from '#web/reader.ts';
import { type Listening, startServer } from '#web/server.ts';
import { type Health, siteApp } from '#web/site.ts';
import { topicEditorApp } from '#web/topic-editor/app.ts';
import type { Running } from '../services.ts';

/** The console is reached from this machine only, whatever is set, and has one workspace. */
const LOOPBACK = '127.0.0.1';
export const CONSOLE_WORKSPACE = 'local';

/** The path of Slack's requests without Socket Mode. The app's settings name the same path (src/chat/slack/manifest.ts). */
const SLACK_PATH = '/slack/events';

/** Ms after the start, when the first answers have been sent. */
const SOON = 1_000;

/** Serves the console, its reader and the topic editor. Rejects if the port cannot be used. */
export function serveConsole(running: Running, port: number, bell: Bell): Promise<Listening> {
  const { store, services, answerer } = running;
  const common = { sayIn: sayOf(running), logBug: running.log.bug };
  const chat = consoleApp({
    ...answerer,
    ...common,
    commands,
    transcript: store.transcript,
    outside: services.outside,
    ...(services.factor !== undefined && { factor: services.factor }),
    workspace: CONSOLE_WORKSPACE,
    bell,
    payloads: payloads(running.log.bug),
  });
  const reading = { workspace: CONSOLE_WORKSPACE, ...readingOf(running) };
  const reader = readerApp(reading);
  const debates = consoleDebatesApp({ ...reading, ...debatesOf(running) });
  const editor = topicEditorApp({
    ...services,
    workspace: CONSOLE_WORKSPACE,
    drafts: running.drafts,
    stored: store.topics,
    model: running.model,
    sayIn: common.sayIn,
  });
  const site = siteApp({
    ...common,
    apps: [chat, reader, editor, debates],
    newId: services.outside.newId,
    request: store.request,
  });
  return startServer(site, { port, hostname: LOOPBACK });
}

export type PublicParts = {
  port: number;
  host: string;
  publicUrl?: string;
  /** Answers Slack's requests. */
  listener?: RequestListener;
  health(): Promise<Health>;
};

/** Serves all that others can reach: `/health`, a group's pages, and Slack's requests. Rejects if the port cannot be used. */
export function servePublic(
  running: Running,
  { port, host, publicUrl, listener, health }: PublicParts,
): Promise<Listening> {
  const { store, services } = running;
  const at = publicSite(publicUrl);
  const common = { sayIn: sayOf(running), logBug: running.log.bug };
  const reading = { site: at, ...readingOf(running) };
  const reader = groupReaderApp({ ...reading, keys: store.readerKeys, settings: services.settings });
  const debates = publicDebatesApp({ ...reading, ...debatesOf(running), secrets: store.readerKeys });
  const site = siteApp({
    ...common,
    at,
    health,
    apps: [reader, debates],
    newId: services.outside.newId,
    request: store.request,
  });
  const raw = listener && { path: SLACK_PATH, listener };
  return startServer(site, { port, hostname: host, base: at.base, ...(raw && { raw }) });
}

/** What every page reads. */
function readingOf(running: Running): ReaderServices {
  const { library, outside, topics } = running.services;
  return { open: library.open, list: library.list, now: outside.now, topics, sayIn: sayOf(running) };
}

function debatesOf(running: Running): Pick<DebateServices, 'debates' | 'keys'> {
  const { store, services } = running;
  return { debates: { store, services, sayIn: sayOf(running) }, keys: store.streamKeys };
}

function sayOf({ toTraditional }: Running) {
  return (language: PublicLanguage) => sayIn(language, toTraditional);
}

/** Shows a reply as other chats would. discord.js takes half a second to load, and the console does not wait for it. */
function payloads(logBug: LogBug): ConsoleDeps['payloads'] {
  let discord: typeof import('#chat/discord/render.ts').renderDiscord | undefined;
  const load = async () => {
    discord = (await import('#chat/discord/render.ts')).renderDiscord;
  };
  setTimeout(
    () => void load().catch((error) => logBug('discord-view', error, { doing: 'loading the view of Discord' })),
    SOON,
  ).unref();
  return { discord: (reply, say) => discord?.(reply, say) ?? [], slack: (reply, say) => renderSlack(reply, say) };
}
