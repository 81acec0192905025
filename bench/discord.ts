import { spawn } from 'node:child_process';
import path from 'node:path';
import { type BareGateway, openBareGateway, type Sent } from './discord-gateway.ts';
import { compare } from './load.ts';
import { scratchFolder } from './program.ts';

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

/** By hand, a quotation is the passage and one button; with this, also the source, Parley's buttons and its list of all hits. */
const DRAWS_AS_MUCH = '… with list';

/** Interactions over a gateway, beside a discord.js bot that sends the same components, or searches and commits by hand. */
export async function benchDiscord({ rounds }: { rounds?: number }): Promise<Record<string, unknown>[]> {
  return scratchFolder(async (folder) => {
    const ours = await start('parley', path.join(folder, 'ours'));
    const theirs = await start('discord.js', path.join(folder, 'theirs'));
    const full = await start('discord.js-full', path.join(folder, 'full'));
    const rows: Record<string, unknown>[] = [];
    for (const [what, ask] of Object.entries(ASKED)) {
      const side = ({ gateway, pid }: typeof ours) => ({ ask: ask(gateway), pid });
      const others = { 'discord.js by hand': side(theirs), ...(what === '/quote' && { [DRAWS_AS_MUCH]: side(full) }) };
      rows.push(...(await compare(what, side(ours), others, rounds)));
    }
    for (const { close } of [ours, theirs, full]) close();
    return rows;
  });
}

type Started = { gateway: BareGateway; pid: number | undefined; close(): void };

async function start(side: string, folder: string): Promise<Started> {
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
  return { gateway, pid: child.pid, close };
}
