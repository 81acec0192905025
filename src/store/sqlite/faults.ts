import { StoreError } from '#core/store-error.ts';

/** Primary result codes of SQLite: https://sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
/** The low byte of an extended code is the primary one. */
const PRIMARY = 0xff;

/** Runs a call of SQLite on `file`. Throws a `StoreError` for a fault of the disk or the file, and other errors unchanged. */
export function onFile<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw storeErrorOf(file, error) ?? error;
  }
}

function storeErrorOf(file: string, error: unknown): StoreError | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  switch (error.errcode & PRIMARY) {
    case BUSY:
    case LOCKED:
      return new StoreError('busy', `Another program keeps ${file} locked. Try again in a moment.`, error);
    case FULL:
      return new StoreError('full', `The disk is full: ${file} cannot grow. Free some space and try again.`, error);
    case NOTADB:
      return new StoreError(
        'not-a-database',
        `${file} is not a database. Move it away, or choose another data folder.`,
        error,
      );
    case CORRUPT:
      return new StoreError('damaged', `${file} is damaged. Stop Parley and bring back your last copy of it.`, error);
    case READONLY:
    case CANTOPEN:
      return cannotWrite(file, error);
    case IOERR:
      return new StoreError(
        'disk',
        `The disk does not read or write ${file} (${error.message}). Check the disk.`,
        error,
      );
  }
  return undefined;
}

/** Makes the error for a file or folder (`place`) that cannot be created or written. */
export function cannotWrite(place: string, error: unknown): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  const remedy = 'Choose a data folder that Parley may write to, or give it the right to write there.';
  return new StoreError('folder', `Parley cannot write to ${place} (${why}). ${remedy}`, error);
}
