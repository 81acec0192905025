// The program of the process that reads files: files come on standard input, answers go to standard output (ingest-process.ts).
import { Console } from 'node:console';
import path from 'node:path';
import { type ArticleFile, LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import { LARGEST_PACKED, packDraft } from '#library/ingest/packed-draft.ts';
import { readDraft } from '#library/ingest/read-draft.ts';
import { bugFacts } from '#ops/bug-facts.ts';
import { type IngestAnswer, LARGEST_ANSWER } from './ingest-answer.ts';
import { collectMessages, encodeMessage } from './ingest-messages.ts';
import { giveUpRights } from './ingest-rights.ts';

const ROOT = path.join(import.meta.dirname, '..', '..') + path.sep;
const NOTHING = new Uint8Array();

// Packages print warnings. Standard output has answers alone.
globalThis.console = new Console(process.stderr);
// A signal for the whole terminal is meant for the program, which ends this process when it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.on('end', () => process.exit(0));

giveUpRights();

function say(answer: IngestAnswer, body: Uint8Array = NOTHING): void {
  for (const piece of encodeMessage(answer, body)) process.stdout.write(piece);
}

/** Matches what V8 and Node say where there is no memory, or no value so large. */
const NO_MEMORY =
  /allocation failed|Invalid (?:string|array|typed array) length|ERR_STRING_TOO_LONG|ERR_BUFFER_TOO_LARGE/i;

function answerTo(error: unknown): IngestAnswer {
  if (error instanceof UserError) return { kind: 'problem', problem: error.problem } as IngestAnswer;
  if (NO_MEMORY.test(String(error))) return { kind: 'limit', limit: 'memory' };
  const facts = bugFacts(error, ROOT);
  return { kind: 'fault', error: facts.error, stack: facts.stack };
}

async function read(file: ArticleFile): Promise<void> {
  try {
    const { packed } = packDraft(await readDraft(file));
    if (packed.length > LARGEST_PACKED) say({ kind: 'limit', limit: 'size' });
    else say({ kind: 'draft' }, packed);
  } catch (error) {
    say(answerTo(error));
  }
}

const take = collectMessages({ head: LARGEST_ANSWER, body: LARGEST_FILE }, ({ head, body }) => {
  void read({ ...(head as Omit<ArticleFile, 'bytes'>), bytes: body });
});
process.stdin.on('data', take);
