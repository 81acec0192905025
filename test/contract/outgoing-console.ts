import { Hono } from 'hono';
import { type ConsoleEnv, consoleApp } from '#chat/console/app.ts';
import { createBell } from '#chat/console/bell.ts';
import { createOutgoing } from '#chat/console/outgoing.ts';
import { sayIn } from '#core/words.ts';
import { memoryTranscript } from '../chat/console/fakes.ts';
import { unescaped } from '../unescaped.ts';
import { PROMISES } from './chat-outgoing.ts';
import type { OutgoingDriver, OutgoingUnderTest, Said } from './outgoing-driver.ts';

const IN_THE_STORE = 'the console is written to directly';
const NOBODY = 'the console has no rights and no deletion';

export const consoleOutgoing: OutgoingUnderTest = {
  name: 'the console',
  open,
  gaps: {
    [PROMISES.long]: 'a message of the console has no limit',
    [PROMISES.lost]: IN_THE_STORE,
    [PROMISES.late]: IN_THE_STORE,
    [PROMISES.blind]: IN_THE_STORE,
    [PROMISES.failing]: IN_THE_STORE,
    [PROMISES.twice]: IN_THE_STORE,
    [PROMISES.fast]: IN_THE_STORE,
    [PROMISES.channelGone]: NOBODY,
    [PROMISES.messageGone]: NOBODY,
    [PROMISES.noRight]: NOBODY,
    [PROMISES.removed]: NOBODY,
    [PROMISES.uploadLost]: IN_THE_STORE,
    [PROMISES.uploadRight]: NOBODY,
    [PROMISES.unreachable]: NOBODY,
  },
};

const WORKSPACE = 'local';
const CHANNEL = 'general';

async function open(): Promise<OutgoingDriver> {
  const { app, outgoing, bugs } = consoleSite();
  const none = () => {
    throw new Error('not in the console');
  };
  const seen = async (test: (one: Shown) => boolean) => {
    const all = await Promise.all((await firstBatch(app)).map((one) => shown(app, one)));
    return all.filter(test);
  };
  return {
    ...{ workspace: WORKSPACE, channel: CHANNEL, reachable: 'Ana', unreachable: 'Bo' },
    pings: ['Readers', '</bdi><b>Bo</b> &lt; @everyone'].map((name) => ({ kind: 'user', id: name, name })),
    hostile: '<b>@Readers</b> &lt;',
    send: (message, attempt) => outgoing.send(WORKSPACE, message, attempt),
    seen: ({ thread }) => seen(({ under, to }) => under === thread && !to),
    directTo: (user) => seen(({ to }) => to.includes(user)),
    ...{ trouble: none, change: none, remove: none, pass: () => {} },
    close: async () => {
      if (bugs.length) throw bugs[0];
    },
  };
}

/** The console's page, and what posts to it unasked. */
export function consoleSite() {
  const bugs: unknown[] = [];
  const unused = async () => {
    throw new Error('nobody asks here');
  };
  const bell = createBell();
  const common = {
    transcript: memoryTranscript(),
    outside: { now: () => Date.UTC(2026, 10, 23, 12), newId: () => crypto.randomUUID(), dice: () => 0 },
    bell,
    logBug: (_: string, error: unknown) => bugs.push(error),
  };
  const app = new Hono<ConsoleEnv>();
  app.use(async (c, next) => {
    c.set('language', 'en');
    await next();
  });
  const payloads = { discord: () => [], slack: () => [] };
  const asked = { answer: unused, complete: unused, form: unused, refusal: unused, payloads };
  const sayInOne = (language: Parameters<typeof sayIn>[0]) => sayIn(language, (words) => words);
  app.route('/', consoleApp({ ...common, ...asked, workspace: WORKSPACE, commands: [], sayIn: sayInOne }));
  return { app, outgoing: createOutgoing(common), bugs };
}

async function firstBatch(app: Hono<ConsoleEnv>): Promise<{ id: string; html: string }[]> {
  const response = await app.request(`/console/events?channel=${CHANNEL}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && !text.includes('\n\n')) text += (await reader.read()).value ?? '';
  await reader?.cancel();
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? '{"messages":[]}';
  return (JSON.parse(data) as { messages: { id: string; html: string }[] }).messages;
}

type Shown = Said & { under: string | undefined; to: string };

async function shown(app: Hono<ConsoleEnv>, { id, html }: { id: string; html: string }): Promise<Shown> {
  const [head = '', body = ''] = html.split('<div class="body">');
  const file = /<p class="attached"><a href="([^"]*)" download><bdi>(.*?)<\/bdi><\/a><\/p>/s.exec(body);
  const ping = /<p class="ping">(.*?)<\/p>/s.exec(body);
  return {
    id,
    text: words(body.replace(ping?.[0] ?? '', '').replace(file?.[0] ?? '', '')),
    buttons: [],
    pinged: [...(ping?.[1] ?? '').matchAll(/<bdi>@(.*?)<\/bdi>/gs)].map(([, name = '']) => unescaped(name)),
    files: file ? [{ name: unescaped(file[2] ?? ''), text: await downloaded(app, unescaped(file[1] ?? '')) }] : [],
    under: /<p class="invoked"><a href="#m-([^"]+)"/.exec(head)?.[1],
    to: words(/<span class="badge eye">(.*?)<\/span>/s.exec(head)?.[1] ?? ''),
  };
}

async function downloaded(app: Hono<ConsoleEnv>, address: string): Promise<string> {
  return (await app.request(address)).text();
}

const words = (html: string): string => unescaped(html.replaceAll(/<[^>]*>/g, '')).trim();
