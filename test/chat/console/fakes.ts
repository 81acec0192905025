import { Hono } from 'hono';
import { type ConsoleDeps, type ConsoleEnv, consoleApp } from '#chat/console/app.ts';
import type { Command } from '#core/command.ts';
import type { ConsoleMessage, Transcript } from '#core/ports/transcript.ts';
import { type Outcome, paragraph, text } from '#core/reply.ts';
import type { CommandRequest, PressRequest } from '#core/request.ts';
import { sayIn } from '#core/words.ts';

/** A transcript in memory that keeps to the port's words. */
export function memoryTranscript(): Transcript {
  const all: (ConsoleMessage & { workspace: string })[] = [];
  let seq = 0;
  const told = ({ id, channel, body, seq }: ConsoleMessage) => ({ id, channel, body: structuredClone(body), seq });
  return {
    append: async (workspace, { id, channel, body }) => {
      if (all.some((one) => one.workspace === workspace && one.id === id)) throw new Error('that id is taken');
      seq += 1;
      const message = { workspace, id, channel, body, seq };
      all.push(message);
      return told(message);
    },
    edit: async (workspace, id, body) => {
      const found = all.find((one) => one.workspace === workspace && one.id === id);
      if (!found) return undefined;
      seq += 1;
      Object.assign(found, { body, seq });
      return told(found);
    },
    containing: async () => [],
    since: async (workspace, channel, after, limit) =>
      all
        .filter((one) => one.workspace === workspace && one.channel === channel && one.seq > after)
        .slice(-limit)
        .map(told),
  };
}

const nothing = async (): Promise<Outcome> => {
  throw new Error('not run: the tests answer themselves');
};

const declared = { may: 'member', visibility: () => 'public' as const, run: nothing } as const;

export const fakeCommands: readonly Command[] = [
  {
    ...declared,
    path: ['quote'],
    chinese: ['引用'],
    words: { en: 'Find a passage', zh: '查找原文' },
    options: [
      {
        name: 'words',
        chinese: '词句',
        kind: 'text',
        suggests: true,
        required: true,
        words: { en: 'Words you remember', zh: '记得的词' },
      },
      {
        name: 'in',
        chinese: '文章',
        kind: 'article',
        required: false,
        words: { en: 'Only in this article', zh: '只在这篇' },
      },
      {
        name: 'only-me',
        chinese: '仅自己',
        kind: 'flag',
        required: false,
        words: { en: 'Only to me', zh: '只给我看' },
      },
    ],
    examples: [{ en: '/quote night library', zh: '/quote 夜里 图书馆' }],
  },
  {
    ...declared,
    path: ['parley', 'article', 'add'],
    chinese: ['parley', '文章', '添加'],
    words: { en: 'Add an article', zh: '添加文章' },
    options: [
      { name: 'file', chinese: '文件', kind: 'file', required: false, words: { en: 'The file', zh: '文件' } },
      { name: 'text', chinese: '正文', kind: 'pasted', required: false, words: { en: 'The text', zh: '正文' } },
    ],
    examples: [{ en: '/parley article add', zh: '/parley article add' }],
  },
];

export const said = (words: string) => ({ language: 'en', blocks: [paragraph(text(words))] }) as const;

type Given = Partial<Pick<ConsoleDeps, 'commands' | 'complete' | 'form' | 'refusal' | 'transcript'>> & {
  answer?(request: CommandRequest | PressRequest): Promise<Outcome>;
};

/** The console over a transcript in memory; `answer` says hello to everybody unless told otherwise. */
export function testConsole(given: Given = {}) {
  let time = Date.UTC(2026, 2, 14, 9, 30) / 1000;
  let ids = 0;
  const deps: ConsoleDeps = {
    workspace: 'local',
    commands: given.commands ?? fakeCommands,
    transcript: given.transcript ?? memoryTranscript(),
    answer: given.answer ?? (async () => ({ kind: 'reply', visibility: 'public', reply: said('hello') })),
    complete: given.complete ?? (async () => []),
    form: given.form ?? (async () => undefined),
    refusal: given.refusal ?? (async () => undefined),
    outside: { now: () => ++time * 1000, newId: () => `generated-id-${++ids}`, dice: () => 0 },
    sayIn: (language) => sayIn(language, (simplified) => simplified),
    payloads: { discord: () => [], slack: () => [] },
    logBug: (_, error) => {
      throw error;
    },
  };
  const app = new Hono<ConsoleEnv>();
  app.use(async (c, next) => {
    c.set('language', 'en');
    await next();
  });
  app.route('/', consoleApp(deps));
  return { app, deps, ...requests(app) };
}

type Json = Record<string, unknown>;
export type Told = {
  status: number;
  kind?: string;
  id: string;
  seq: number;
  html: string;
  replaces?: boolean;
  error?: string;
};

function requests(app: Hono<ConsoleEnv>) {
  const post = async (path: string, body: FormData | Json): Promise<Told> => {
    const form = body instanceof FormData;
    const init = { method: 'POST', body: form ? body : JSON.stringify(body) };
    const response = await app.request(
      path,
      form ? init : { ...init, headers: { 'content-type': 'application/json' } },
    );
    return { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) };
  };
  const say = (line: string, more: Json & { file?: File } = {}) => {
    const form = new FormData();
    const fields = { name: 'Ana', may: 'member', channel: 'general', key: crypto.randomUUID(), line, ...more };
    for (const [name, value] of Object.entries(fields))
      form.append(name, value instanceof File ? value : String(value));
    return post('/console/say', form);
  };
  const press = (button: string, on: { id: string; seq: number }, more: Json = {}) =>
    post('/console/press', { name: 'Ana', may: 'member', channel: 'general', button, id: on.id, seq: on.seq, ...more });
  const complete = (line: string, cursor = line.length) =>
    post('/console/complete', { name: 'Ana', may: 'member', channel: 'general', line, cursor });
  return { say, press, complete };
}

export type Batch = { id: string; reset: boolean; messages: { id: string; seq: number; html: string }[] };

/** Reads batches of a channel's stream until `enough`, then hangs up. */
export async function listen(
  app: Hono<ConsoleEnv>,
  { after = 0, channel = 'general', enough = 1 }: { after?: number; channel?: string; enough?: number } = {},
): Promise<Batch[]> {
  const hangUp = new AbortController();
  const response = await app.request(`/console/events?channel=${channel}`, {
    headers: { 'last-event-id': String(after) },
    signal: hangUp.signal,
  });
  const batches: Batch[] = [];
  let buffered = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && batches.length < enough) {
    const { value, done } = await reader.read();
    if (done) break;
    buffered += value;
    const events = buffered.split('\n\n');
    buffered = events.pop() ?? '';
    batches.push(...events.filter((event) => event.includes('event: messages')).map(batchOf));
  }
  await reader?.cancel();
  hangUp.abort();
  return batches;
}

function batchOf(event: string): Batch {
  const field = (name: string) =>
    event
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { id: field('id'), ...(JSON.parse(field('data')) as Omit<Batch, 'id'>) };
}
