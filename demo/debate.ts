// npm run demo:debate: a whole debate of twelve people in the console, in about two minutes. Nothing is kept.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseBody } from '#chat/console/message.ts';
import { plainText } from '#core/plain-text.ts';
import type { ConsoleMessage } from '#core/ports/transcript.ts';
import { openServices } from '../src/services.ts';
import { type DemoDebate, playDebate } from './people.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** The quick format takes ten minutes. */
const FACTOR = 6;
const FROM = '2026-03-20T18:00:00Z';
const PORT = '4173';
const CHANNEL = 'general';
/** ms between two looks at the channel. */
const EVERY = 300;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-demo-'));
  const server = spawn(process.execPath, [MAIN, '--data', folder, '--port', PORT], {
    env: { ...process.env, PARLEY_CLOCK: `${FROM} x${FACTOR}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  const address = await addressOf(server.stdout.setEncoding('utf8'));
  console.log(
    `Open ${address} and watch. A debate of twelve people begins in five seconds; this window shows it too.\n`,
  );
  await sleep(5_000);
  const clock = { from: Temporal.Instant.from(FROM).epochMilliseconds, factor: FACTOR };
  const running = await openServices({ store: { folder }, clock });
  const over = new AbortController();
  const shown = show(running.store.transcript, over.signal);
  const demo: DemoDebate = { running, workspace: 'local', channel: CHANNEL, factor: FACTOR };
  await playDebate(demo);
  await sleep(3_000);
  over.abort();
  await shown;
  await running.store.close();
  console.log(`\nThat was it. The page stays at ${address} until you press Ctrl+C.`);
  await new Promise((resolve) => process.once('SIGINT', resolve));
  process.exit(0);
}

/** The address of the console, once the server is ready. */
async function addressOf(output: AsyncIterable<string>): Promise<string> {
  for await (const text of output) {
    const found = /https?:\/\/\S+/u.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error('the server did not start');
}

type Transcript = Awaited<ReturnType<typeof openServices>>['store']['transcript'];

/** Prints what comes into the channel, and each change of it once. */
async function show(transcript: Transcript, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>();
  let after = 0;
  while (!signal.aborted) {
    const messages = await transcript.since('local', CHANNEL, after, 200);
    for (const message of messages) {
      after = Math.max(after, message.seq);
      if (!seen.has(message.id)) console.log(wordsOf(message));
      seen.add(message.id);
    }
    await sleep(EVERY);
  }
}

function wordsOf({ body }: ConsoleMessage): string {
  const read = parseBody(body);
  if (!read) return '';
  const words = read.kind === 'said' ? read.text : plainText(read.reply);
  return `${'─'.repeat(60)}\n${words}\n`;
}

await main();
