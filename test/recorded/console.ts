import { Hono } from 'hono';
import { type ConsoleEnv, consoleApp } from '#chat/console/app.ts';
import { LANGUAGES } from '#core/language.ts';
import type { Recorded, Replayed } from './open.ts';
import type { Parley } from './parley.ts';
import { type Answered, type ConsolePacket, comparable } from './recording.ts';

export type Told = { kind: string; id: string; seq: number; html: string };
export type Console = { send(packet: Omit<ConsolePacket, 'what'>): Promise<unknown>; channel(): Promise<unknown> };

/** The console of the workspace `local`, as its page talks to it. */
export function openConsole({ store, deps }: Parley): Console {
  const app = new Hono<ConsoleEnv>();
  app.use(async (c, next) => {
    c.set('language', LANGUAGES.find((one) => one === c.req.header('x-language')) ?? 'en');
    await next();
  });
  const payloads = { discord: () => [], slack: () => [] };
  app.route('/', consoleApp({ ...deps, transcript: store.transcript, workspace: 'local', payloads }));
  return {
    send: async ({ path, language, body }) => {
      const said = path === '/console/say';
      const headers = { 'x-language': language, ...(!said && { 'content-type': 'application/json' }) };
      const init = { method: 'POST', headers, body: said ? formOf(body) : JSON.stringify(body) };
      return (await app.request(path, init)).json();
    },
    channel: () => channel(app),
  };
}

/** A file stands in a recorded body as its name and its text. */
function formOf(body: ConsolePacket['body']): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.set(name, String(value));
  if (body.file !== undefined) form.set('file', new File([String(body.file)], String(body.fileName)));
  form.delete('fileName');
  return form;
}

/** What a page that is opened now shows of the channel. */
async function channel(app: Hono<ConsoleEnv>): Promise<unknown> {
  const abort = new AbortController();
  const response = await app.request('/console/events?channel=general', { signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && !text.includes('\n\n')) text += (await reader.read()).value ?? '';
  abort.abort();
  await reader?.cancel();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? 'null');
}

/** Tells what the channel shows first and then what comes of every packet, in order. */
export async function replayConsole({ parley, recording }: Recorded): Promise<Replayed> {
  const page = openConsole(parley);
  const packets: Answered[] = [{ what: 'what was said before', answer: await page.channel() }];
  for (const { what, ...packet } of recording.console.packets)
    packets.push({ what, answer: comparable(await page.send(packet), 'http://nowhere') });
  return { packets, faults: parley.bugs };
}
