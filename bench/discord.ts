import { spawn } from 'node:child_process';
import path from 'node:path';
import { type BareGateway, openBareGateway, type Sent } from './discord-gateway.ts';
import { byTurns, p99At, topRate } from './load.ts';
import { round, scratchFolder } from './program.ts';

const ROUNDS = 3;
/** ms of a round. */
const ROUND = 3_000;
const AT_ONCE = 16;
const LINES = [
  'shortage was the teacher',
  'export controls',
  '出口管制 适得其反',
  'chips that train models',
  'H20 memory',
];

/** Discord's numbers for a slash command, a subcommand, a text. */
const [CHAT, SUBCOMMAND, TEXT] = [1, 1, 3];
const COMMAND_ID = '1000000000000000001';

const HELP: Sent = {
  onlyMe: true,
  data: { id: COMMAND_ID, type: CHAT, name: 'parley', options: [{ name: 'help', type: SUBCOMMAND }] },
};

const quoteOf = (words: string): Sent => ({
  onlyMe: false,
  data: { id: COMMAND_ID, type: CHAT, name: 'quote', options: [{ name: 'words', type: TEXT, value: words }] },
});

type Ask = (gateway: BareGateway) => () => Promise<void>;

const ASKED: Record<string, Ask> = {
  '/parley help': (gateway) => () => gateway.ask(HELP),
  '/quote': (gateway) => {
    let sent = 0;
    return () => gateway.ask(quoteOf(LINES[sent++ % LINES.length] ?? ''));
  },
};

/** Interactions over a gateway, beside a discord.js bot that sends the same components, or searches and commits by hand. */
export async function benchDiscord(): Promise<Record<string, unknown>[]> {
  return scratchFolder(async (folder) => {
    const ours = await start('parley', path.join(folder, 'ours'));
    const theirs = await start('discord.js', path.join(folder, 'theirs'));
    const rows: Record<string, unknown>[] = [];
    for (const [what, ask] of Object.entries(ASKED)) {
      rows.push(...(await compare(what, ask(ours.gateway), ask(theirs.gateway))));
    }
    for (const { close } of [ours, theirs]) close();
    return rows;
  });
}

async function compare(what: string, ours: () => Promise<void>, theirs: () => Promise<void>) {
  const top = await byTurns(
    ROUNDS,
    () => topRate(ours, ROUND, AT_ONCE),
    () => topRate(theirs, ROUND, AT_ONCE),
  );
  const half = Math.min(top.ours, top.theirs) / 2;
  const late = await byTurns(
    ROUNDS,
    () => p99At(half, ours, ROUND),
    () => p99At(half, theirs, ROUND),
  );
  return [
    {
      what: `${what} per second`,
      parley: round(top.ours, 0),
      'discord.js by hand': round(top.theirs, 0),
      ratio: round(top.ours / top.theirs),
    },
    {
      what: `${what} p99 at ${round(half, 0)}/s, ms`,
      parley: round(late.ours, 1),
      'discord.js by hand': round(late.theirs, 1),
      ratio: round(late.ours / late.theirs),
    },
  ];
}

async function start(side: string, folder: string): Promise<{ gateway: BareGateway; close(): void }> {
  const gateway = await openBareGateway();
  const script = path.join(import.meta.dirname, 'discord-server.ts');
  const child = spawn(process.execPath, [script, side, folder, gateway.api, gateway.token], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${side} ended with ${code}`)));
  });
  await Promise.race([gateway.connected, ended]);
  const close = () => {
    child.removeAllListeners('exit').kill('SIGKILL');
    gateway.close();
  };
  return { gateway, close };
}
