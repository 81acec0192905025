import path from 'node:path';
import { z } from 'zod';
import type { StorePlace } from '#store/index.ts';

const PROTOCOLS = ['postgres:', 'postgresql:'];

/** The address of a database, as PostgreSQL's own programs take it: https://www.postgresql.org/docs/current/libpq-connect.html */
export const databaseUrl = z.string().superRefine((value, context) => {
  const fault = databaseFault(value);
  if (fault) context.addIssue(fault);
});

function databaseFault(value: string): string | undefined {
  const example = 'such as postgres://parley:password@localhost:5432/parley';
  if (!URL.canParse(value) || !PROTOCOLS.includes(new URL(value).protocol))
    return `is not an address that begins with postgres://, ${example}`;
  if (new URL(value).pathname.length < 2) return `names no database after the server, ${example}`;
  return undefined;
}

type StoreVariables = { DATABASE_URL?: string | undefined; PARLEY_DATA?: string | undefined };

/** Texts that no log may contain: the address with its password, and the password alone, as written and as meant. */
export function storeSecrets(place: StorePlace): string[] {
  if ('folder' in place) return [];
  const { password } = new URL(place.url);
  return [place.url, ...(password && [password, decodeURIComponent(password)])];
}

/** Where all data is stored. A folder that is given (`--data`) comes before the settings, a database before the folder of the settings. */
export function readStorePlace(environment: StoreVariables, cwd: string, given?: string): StorePlace {
  if (given !== undefined) return { folder: path.resolve(given) };
  const { DATABASE_URL: url, PARLEY_DATA: folder } = environment;
  if (url?.trim()) return { url };
  return { folder: path.resolve(cwd, folder?.trim() ? folder : './data') };
}
