import { readFile, stat } from 'node:fs/promises';
import { LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';

/** Reads a file that a person named. Throws a user error if it is not a readable file. */
export async function readNamed(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  const found = await stat(file).catch((error: unknown) => refuse(file, error));
  if (found.isDirectory()) throw new UserError({ kind: 'file-is-folder', name: file });
  if (!found.isFile()) throw new UserError({ kind: 'file-not-regular', name: file });
  if (found.size > LARGEST_FILE)
    throw new UserError({ kind: 'file-too-large', name: file, bytes: found.size, most: LARGEST_FILE });
  return { name: file, bytes: await readFile(file).catch((error: unknown) => refuse(file, error)) };
}

/** Reads a file or a pipe (`--batch <(…)`). Throws a user error if it cannot be read. */
export async function readAny(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => refuse(file, error));
}

function refuse(name: string, error: unknown): never {
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
