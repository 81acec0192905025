import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { ConsoleMessage } from '#core/ports/transcript.ts';
import { report } from '../shared/deps.ts';
import type { ConsoleDeps } from './conversation.ts';
import { parseBody } from './message.ts';
import { renderMessage, type Viewer } from './render-message.ts';

/** Messages that a tab is given when it opens. */
const HISTORY = 300;
/** How often the transcript is looked at for what another process wrote, in ms: soon enough for a person. */
const LOOK_EVERY = 700;

/** Wakes the streams when this process wrote something. */
export type Bell = { ring(): void; wait(ms: number): Promise<void> };

export function createBell(): Bell {
  const sleeping = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...sleeping]) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleeping.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        timer.unref?.();
        sleeping.add(wake);
      }),
  };
}

/** What a tab asks for: the messages of a channel changed after `after`; 0 for all. */
export type StreamRequest = { channel: string; after: number };

/**
 * Sends a channel's messages and edits as they come. Each event holds everything since the last and names the highest `seq` as
 * its id, so a connection that breaks loses nothing and repeats nothing.
 */
export function streamMessages(
  c: Context,
  deps: ConsoleDeps,
  bell: Bell,
  viewer: Viewer,
  wish: StreamRequest,
): Response {
  return streamSSE(
    c,
    async (stream) => {
      stream.onAbort(() => bell.ring());
      let after = await startingAt(deps, wish);
      let first = true;
      while (!stream.aborted && !stream.closed) {
        const found = await deps.transcript.since(deps.workspace, wish.channel, after, HISTORY);
        // As many as were asked for may mean that there are more: then the tab begins anew.
        const reset = (first && after === 0) || found.length === HISTORY;
        if (first || found.length) await send(stream, viewer, found, { reset, after });
        after = newestOf(found, after);
        first = false;
        await bell.wait(LOOK_EVERY);
      }
    },
    // The tab connects again and asks for what it has not seen.
    async (error) => void report(deps, error),
  );
}

/** Where the tab has got to; from the start when it has seen more than there is, because the data is not what it was. */
async function startingAt({ transcript, workspace }: ConsoleDeps, { channel, after }: StreamRequest): Promise<number> {
  if (after === 0) return 0;
  const present = await transcript.since(workspace, channel, 0, HISTORY);
  return present.some(({ seq }) => seq >= after) ? after : 0;
}

type Batch = { reset: boolean; after: number };

async function send(
  stream: SSEStreamingApi,
  viewer: Viewer,
  found: readonly ConsoleMessage[],
  { reset, after }: Batch,
): Promise<void> {
  const messages = found.map((message) => shown(message, viewer));
  const data = JSON.stringify({ reset, messages });
  await stream.writeSSE({ event: 'messages', id: String(newestOf(found, after)), data });
}

function newestOf(found: readonly ConsoleMessage[], after: number): number {
  return Math.max(after, ...found.map(({ seq }) => seq));
}

/** A message as the page takes it. */
export function shown({ id, seq, body }: ConsoleMessage, viewer: Viewer): { id: string; seq: number; html: string } {
  return { id, seq, html: renderMessage({ id, seq, body: parseBody(body) }, viewer) };
}
