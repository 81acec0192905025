import { createInterface } from 'node:readline/promises';
import type { Session } from './session.ts';
import { UsageError } from './session.ts';

/** True if somebody sits at the terminal who can answer a question. */
export function canAsk(): boolean {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY);
}

/** Where a question is asked. */
type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

/** Asks at the terminal, on standard error, so that standard output has only results. Anything but yes is no, Ctrl+C and Ctrl+D too. */
export async function agrees(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<boolean> {
  const terminal = createInterface({ input, output });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^(?:y|yes|是|好)$/i.test(answer.normalize('NFKC').trim());
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    output.write('\n');
    return false;
  } finally {
    terminal.close();
  }
}

/**
 * Asks before something is removed, unless `yes` was given. Throws a usage error that names `typed`, the command without a question, if
 * nobody can answer or the answer is no.
 */
export async function confirmRemoval(
  { say }: Session,
  name: string,
  typed: string,
  yes: boolean | undefined,
): Promise<void> {
  if (yes) return;
  if (!canAsk()) {
    throw new UsageError(
      say({
        en: `${name} is removed only after a question, and nobody can answer it here. Type: ${typed} --yes`,
        zh: `移除 ${name} 之前要先确认，而这里没有人能回答。请输入：${typed} --yes`,
      }),
    );
  }
  if (!(await agrees(say({ en: `Remove ${name}?`, zh: `移除 ${name} 吗？` }))))
    throw new UsageError(say({ en: 'Nothing was removed.', zh: '没有移除。' }));
}
