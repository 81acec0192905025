import { lstat, open, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { LARGEST_FILE } from '#core/article-draft.ts';
import { type Problem, UserError } from '#core/errors.ts';
import { UNUSUAL } from '#core/file-error-words.ts';
import { visible } from '#core/visible.ts';
import type { Words } from '#core/words.ts';
import { agrees, canAsk } from './ask.ts';
import type { Session } from './session.ts';

type Reading = Pick<Session, 'say' | 'anyFile'>;

/**
 * Reads a file that a person named. Asks before it reads what is hardly meant to be read as a text: a device or pipe, a file of the
 * system, a hidden file, or one that a link leads to elsewhere. Throws a user error if it is not read.
 */
export async function readNamed(session: Reading, file: string): Promise<{ name: string; bytes: Uint8Array }> {
  const found = await stat(file).catch((error: unknown) => refuse(file, error));
  if (found.isDirectory()) throw new UserError({ kind: 'file-is-folder', name: file });
  await allow(session, file, found.isFile());
  if (found.size > LARGEST_FILE)
    throw new UserError({ kind: 'file-too-large', name: file, bytes: found.size, most: LARGEST_FILE });
  const bytes = await (found.isFile() ? readFile(file) : readBounded(file)).catch((error: unknown) =>
    refuse(file, error),
  );
  return { name: file, bytes };
}

/** Reads a list of queries: a file, or a pipe that the shell made (`--batch <(…)`). */
export async function readBatchFile(session: Reading, file: string): Promise<Uint8Array> {
  return PIPE.test(file)
    ? readFile(file).catch((error: unknown) => refuse(file, error))
    : (await readNamed(session, file)).bytes;
}

const PIPE = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/** Reads a device or pipe up to the size of the largest file: some have no end. */
async function readBounded(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const parts: Buffer[] = [];
    for (let length = 0; length <= LARGEST_FILE; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536));
      if (!bytesRead) return Buffer.concat(parts);
      parts.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
    }
    throw new UserError({ kind: 'file-too-large', name: file, bytes: LARGEST_FILE + 1, most: LARGEST_FILE });
  } finally {
    await handle.close();
  }
}

type Unusual = Extract<Problem, { kind: 'file-unusual' }>['why'];

async function allow({ say, anyFile }: Reading, file: string, isRegular: boolean): Promise<void> {
  const why = isRegular ? await unusual(file) : 'device';
  if (!why || anyFile) return;
  if (canAsk() && (await agrees(say(questionAbout(file, why))))) return;
  throw new UserError({ kind: 'file-unusual', name: file, why });
}

const questionAbout = (file: string, why: Unusual): Words => ({
  en: `${visible(file)} ${UNUSUAL[why].en}. Read it?`,
  zh: `${visible(file)} ${UNUSUAL[why].zh}。要读取吗？`,
});

/** Folders with the machine's own files. Folders for temporary files are not among them. */
const SYSTEM =
  /^(?:\/private)?\/(?:etc|proc|sys|dev(?!\/shm)|boot|run|usr|bin|sbin|lib\w*|var\/(?!tmp\/|folders\/)\w+)\/|^[a-z]:\\windows\\/i;

/** Says why a file is hardly meant to be read as a text; undefined if it may well be. */
async function unusual(file: string): Promise<Unusual | undefined> {
  const real = await realpath(file);
  const here = await realpath(process.cwd());
  const isInside = real.startsWith(here.endsWith(path.sep) ? here : here + path.sep);
  if (!isInside && SYSTEM.test(real)) return 'system';
  if (path.basename(real).startsWith('.')) return 'hidden';
  if (isInside) return undefined;
  const folder = await realpath(path.dirname(file));
  if ((await lstat(file)).isSymbolicLink() && path.dirname(real) !== folder) return 'link';
  return path.extname(real) === '' ? 'outside' : undefined;
}

function refuse(name: string, error: unknown): never {
  if (error instanceof UserError) throw error;
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (why === 'EISDIR') throw new UserError({ kind: 'file-is-folder', name });
  throw new UserError(
    why === 'ENOENT' || why === 'ENOTDIR' ? { kind: 'file-not-found', name } : { kind: 'file-unreadable', name, why },
  );
}

/** Makes a progress bar on the terminal. It shows nothing if standard error is not a terminal or if there is little to do. */
export function progressBar(total: number): (done: number) => void {
  const FEW = 3;
  const WIDTH = 30;
  if (!process.stderr.isTTY || total < FEW) return () => {};
  return (done) => {
    const filled = Math.round((done / total) * WIDTH);
    process.stderr.write(
      `\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${total}${done === total ? '\n' : ''}`,
    );
  };
}
