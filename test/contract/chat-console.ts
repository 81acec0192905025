import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { type ConsoleEnv, consoleApp } from '#chat/console/app.ts';
import { createBell } from '#chat/console/bell.ts';
import { type PostedBody, parseBody } from '#chat/console/message.ts';
import { createOutgoing } from '#chat/console/outgoing.ts';
import { commands } from '#commands';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { openServices, type Running } from '../../src/services.ts';
import { workOf } from '../../src/start/work.ts';
import { openWithClock, type SetClock } from '../store/set-clock.ts';
import { unescaped } from '../unescaped.ts';
import type { ChatUnderTest, DailyUnderTest, Seen, Speaker } from './chat-driver.ts';
import { CHANNEL_GONE, LINKED, RIGHT_GIVEN, RIGHT_TAKEN } from './daily-places.ts';
import type { DebateDriver, DebateUnderTest, Post } from './debate-driver.ts';
import { DELETED, LOCKED, NO_FILES, REMOVED } from './debate-places.ts';
import { POINTED_AT } from './pointing.ts';
import { READING } from './reading.ts';
import { shelfFolder } from './shelf-folder.ts';

type Told = { kind: string; id: string; seq: number; html: string };
/** `tab`: what an open page of the channel shows. */
type Site = {
  running: Running;
  app: Hono<ConsoleEnv>;
  bugs: unknown[];
  outgoing: ReturnType<typeof createOutgoing>;
  tab: Map<string, Shown & { posted: PostedBody | undefined }>;
};

const NO_MENU = 'messages of the console have no menu; an address is pasted into the line, a file dropped on the page';
const NOBODY = 'the console has no rights and deletes no channels';
export const consoleUnderTest: ChatUnderTest & DailyUnderTest & DebateUnderTest = {
  name: 'the console',
  open: () => open(),
  openAt: open,
  openDebates: open,
  debateGaps: { [NO_FILES]: NOBODY, [LOCKED]: NOBODY, [REMOVED]: NOBODY, [DELETED]: NOBODY },
  gaps: { [POINTED_AT]: NO_MENU },
  dailyGaps: {
    [LINKED]: 'a message of the console has no address',
    [RIGHT_TAKEN]: NOBODY,
    [RIGHT_GIVEN]: NOBODY,
    [CHANNEL_GONE]: NOBODY,
  },
};

async function open(clock?: SetClock): Promise<DebateDriver> {
  const folder = await shelfFolder();
  let site = await start(folder, clock);
  const bugs: unknown[] = [];
  const stop = async () => {
    bugs.push(...site.bugs);
    await site.running.store.close();
  };
  return {
    type: async (line, who) => seen(await say(site, line, who)),
    send: async (file, who) => seen(await say(site, '/parley article add', who, new File([file.text], file.name))),
    pointAt: async () => {
      throw new Error(NO_MENU);
    },
    press: async (on, label, who) => seen(await press(site, on, buttonOf(on, label), who)),
    choose: async (on, label, who) => seen(await press(site, on, optionOf(on, label), who)),
    fill: (on, label, values, who) => fill(site, on, buttonOf(on, label), values, who),
    complete: (line, who) => complete(site, line, who),
    channel: async () => (await channel(site)).filter(({ under, to }) => under === undefined && !to),
    work: () => workOf({ running: site.running, chats: () => new Map([['console', site.outgoing]]) })(),
    thread: async (below) => (await channel(site)).filter(({ under }) => under === below.id),
    told: async ({ name }) => (await channel(site)).filter(({ to }) => to.includes(name)),
    links: () => [],
    change: () => {
      throw new Error(NOBODY);
    },
    posts: async () => posts(site),
    typeInThread: async (line, who) => seen(await say(site, line, who)),
    // Messages have no menu here.
    makeSpeech: async (text, who) => seen(await say(site, `/debate speak ${text}`, who)),
    happens: () => {
      throw new Error(NOBODY);
    },
    restart: async () => {
      await stop();
      site = await start(folder, clock);
    },
    close: async () => {
      await stop();
      if (bugs.length) throw bugs[0];
    },
  };
}

async function start(folder: string, clock?: SetClock): Promise<Site> {
  const opened = await openServices({ store: { folder }, ...READING, ...(clock && { open: openWithClock(clock) }) });
  const bugs: unknown[] = [];
  const logBug = (_: string, error: unknown) => void bugs.push(error);
  const running = { ...opened, log: { ...opened.log, bug: logBug } };
  const { transcript } = running.store;
  const bell = createBell();
  const outside = { now: () => Date.now(), newId: () => randomBytes(16).toString('base64url'), dice: () => 0 };
  const app = new Hono<ConsoleEnv>();
  app.use(async (c, next) => {
    c.set('language', c.req.header('x-language') === 'zh-Hans' ? 'zh-Hans' : 'en');
    await next();
  });
  const chat = consoleApp({
    ...running.answerer,
    commands,
    transcript,
    outside,
    bell,
    sayIn: (language) => sayIn(language, toTraditional),
    workspace: 'local',
    payloads: { discord: () => [], slack: () => [] },
    logBug,
  });
  app.route('/', chat);
  return { running, app, bugs, outgoing: createOutgoing({ transcript, outside, bell, logBug }), tab: new Map() };
}

const who = ({ name, may }: Speaker) => ({ name, may, channel: 'general' });

async function post(site: Site, path: string, { language }: Speaker, body: FormData | object): Promise<Told> {
  const isForm = body instanceof FormData;
  const headers = { 'x-language': language, ...(isForm ? {} : { 'content-type': 'application/json' }) };
  const response = await site.app.request(path, {
    method: 'POST',
    headers,
    body: isForm ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Told;
}

function say(site: Site, line: string, speaker: Speaker, file?: File): Promise<Told> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...who(speaker), key: crypto.randomUUID(), line }))
    form.set(name, value);
  if (file) form.set('file', file);
  return post(site, '/console/say', speaker, form);
}

function press(site: Site, on: Seen, button: string, speaker: Speaker): Promise<Told> {
  const { seq } = shownOf(on);
  return post(site, '/console/press', speaker, { ...who(speaker), button, id: on.id, seq });
}

async function fill(
  site: Site,
  on: Seen,
  button: string,
  args: Readonly<Record<string, string>>,
  speaker: Speaker,
): Promise<Seen> {
  const form = await press(site, on, button, speaker);
  if (form.kind !== 'form') throw new Error(`no form but ${form.html}`);
  for (const name of Object.keys(args))
    if (!form.html.includes(`name="${name}"`)) throw new Error(`no field ${name} in ${form.html}`);
  const { seq } = shownOf(on);
  return seen(await post(site, '/console/press', speaker, { ...who(speaker), button, id: on.id, seq, args }));
}

async function complete(site: Site, line: string, speaker: Speaker): Promise<string[]> {
  const body = { ...who(speaker), line, cursor: line.length };
  const told: unknown = await post(site, '/console/complete', speaker, body);
  return (told as { items: string[] }).items.map((item) => item.trim());
}

/** What the tab shows, once it has asked for what changed since it last did: all that is stored. */
async function channel({ app, running, tab }: Site): Promise<Shown[]> {
  const after = Math.max(0, ...[...tab.values()].map(({ seq }) => seq));
  const news = await running.store.transcript.since('local', 'general', after, 1_000);
  const told = news.length ? await changedAfter(app, after) : [];
  for (const one of told) {
    const body = parseBody(news.find(({ id }) => id === one.id)?.body);
    tab.set(one.id, { ...seen({ kind: 'public', ...one }), posted: body?.kind === 'posted' ? body : undefined });
  }
  if (news.some(({ id, seq }) => tab.get(id)?.seq !== seq)) throw new Error('the stream does not hold every message');
  return [...tab.values()];
}

async function changedAfter(app: Hono<ConsoleEnv>, after: number): Promise<Omit<Told, 'kind'>[]> {
  const abort = new AbortController();
  const response = await app.request(`/console/events?channel=general&after=${after}`, { signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && !text.includes('\n\n')) text += (await reader.read()).value ?? '';
  abort.abort();
  await reader?.cancel();
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? '{"messages":[]}';
  return (JSON.parse(data) as { messages: Omit<Told, 'kind'>[] }).messages;
}

/** Data of a message that only the driver needs: its number, the ids of its buttons, what it stands below, whom it is for. */
type Shown = Seen & { seq: number; ids: ReadonlyMap<string, string>; under: string | undefined; to: string };

/** What the bot has posted unasked, besides what is for one person. */
async function posts(site: Site): Promise<Post[]> {
  await channel(site);
  return [...site.tab.values()].flatMap(({ posted, ...one }) => {
    if (!posted || posted.to !== undefined) return [];
    const { under, pings = [], file } = posted;
    return [{ ...one, place: under ? 'thread' : 'channel', pings, ...(file && { file: file.text }) } as const];
  });
}

function shownOf(on: Seen): Shown {
  if (!('ids' in on)) throw new Error('not a message of the console');
  return on as Shown;
}

function seen({ kind, id, seq, html }: Told): Shown {
  const head = html.slice(0, html.indexOf('<div class="body">'));
  const body = html.slice(head.length);
  const buttons = [...body.matchAll(/<button[^>]*data-press="([^"]*)"([^>]*)>(.*?)<\/button>/gs)]
    .filter(([, , rest = '']) => !/\bdisabled\b/.test(rest))
    .map(([, press = '', , label = '']) => [words(label), unescaped(press)] as const);
  const options = [...body.matchAll(/<option value="([^"]*)"[^>]*>(.*?)<\/option>/gs)].map(
    ([, press = '', label = '']) => [words(label), unescaped(press)] as const,
  );
  const text = words(body.replaceAll(/<(button|select|label)\b.*?<\/\1>/gs, ' '));
  return {
    id,
    seq,
    visibility: kind === 'public' ? 'public' : 'only-me',
    text,
    buttons: buttons.map(([label]) => label),
    options: options.map(([label]) => label),
    ids: new Map([...options, ...buttons]),
    under: /<p class="invoked"><a href="#m-([^"]+)"/.exec(head)?.[1],
    to: words(/<span class="badge eye">(.*?)<\/span>/s.exec(head)?.[1] ?? ''),
  };
}

const words = (html: string): string => unescaped(html.replaceAll(/<[^>]*>/g, '')).trim();

function buttonOf(on: Seen, label: string): string {
  const id = shownOf(on).ids.get(label);
  if (id === undefined || !on.buttons.includes(label)) throw new Error(`no button ${label} among ${on.buttons}`);
  return id;
}

function optionOf(on: Seen, label: string): string {
  const id = shownOf(on).ids.get(label);
  if (id === undefined) throw new Error(`no option ${label} among ${on.options}`);
  return id;
}
