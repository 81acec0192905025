import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { ConsoleMessage } from '#core/ports/transcript.ts';
import { report } from '../shared/deps.ts';
import type { Bell } from './bell.ts';
import type { ConsoleDeps } from './conversation.ts';
import { parseBody } from './message.ts';
import { renderMessage, type Viewer } from './render-message.ts';

/** Number of messages that a tab gets when it opens. */
const HISTORY = 300;
/** Milliseconds between two checks for messages of other processes: fast enough for a person. */
const LOOK_EVERY = 700;

/** A tab's request: the messages of a channel that changed after `after`; 0 for all. */
export type StreamRequest = { channel: string; after: number };

/**
 * Sends a channel's messages and edits to a tab. Each event contains all changes since the last one, and its id is the highest `seq`. So a
 * broken connection neither loses nor repeats a message.
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
        // If as many were found as requested, there may be more: then the tab starts again from the newest ones.
        const reset = (first && after === 0) || found.length === HISTORY;
        if (first || found.length) await send(stream, viewer, found, { reset, after });
        after = newestOf(found, after);
        first = false;
        await bell.wait(LOOK_EVERY);
      }
    },
    // The tab reconnects and asks for the messages that it has not seen.
    async (error) => void report(deps, error),
  );
}

/** Returns the `seq` to continue from; 0 if the tab has a higher one than the stored messages, because the data was replaced. */
async function startingAt({ transcript, workspace }: ConsoleDeps, { channel, after }: StreamRequest): Promise<number> {
  if (after === 0) return 0;
  const [present] = await transcript.since(workspace, channel, after - 1, 1);
  return present ? after : 0;
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

/** Returns a message in the page's format. */
export function shown(message: ConsoleMessage, viewer: Viewer): { id: string; seq: number; html: string } {
  const { id, seq, channel, body } = message;
  return { id, seq, html: renderMessage({ id, seq, channel, body: parseBody(body) }, viewer) };
}
