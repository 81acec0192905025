import path from 'node:path';
import { z } from 'zod';
import { locationName, type StoreLocation } from '#store/location.ts';

const BEGINNING = /^postgres(?:ql)?:\/\//i;

/** The address of a database, as PostgreSQL's own programs take it: https://www.postgresql.org/docs/current/libpq-connect.html */
export const databaseUrl = z.string().superRefine((value, context) => {
  const fault = databaseFault(value);
  if (fault) context.addIssue(fault);
});

const ENCODED = 'in a password, write / as %2F, ? as %3F, # as %23 and @ as %40';

/** What is wrong with the address of a database, as words after its name. */
export function databaseFault(value: string): string | undefined {
  const example = 'such as postgres://parley:password@localhost:5432/parley';
  if (!BEGINNING.test(value) || !URL.canParse(value))
    return `is not an address that begins with postgres://, ${example}`;
  const { pathname } = new URL(value);
  // A sign in the password that is not encoded ends the server's name, and the rest of the password looks like the database's.
  return /^\/[^/@]+$/.test(pathname) ? undefined : `names no database after the server, ${example}; ${ENCODED}`;
}

const ADDRESS = /^(?:[a-z][a-z\d+.-]+:\/\/|postgres(?:ql)?:)/i;

/** Reads a location that a person has named: the address of a database, or a folder. */
export function parseLocation(text: string, cwd: string): StoreLocation | { fault: string } {
  if (!ADDRESS.test(text)) return { folder: path.resolve(cwd, text) };
  const fault = databaseFault(text);
  return fault === undefined ? { url: text } : { fault };
}

/** True if both are the same folder, or the same database of the same server. */
export function isSameLocation(one: StoreLocation, other: StoreLocation): boolean {
  return locationName(one) === locationName(other);
}

type StoreVariables = { DATABASE_URL?: string | undefined; PARLEY_DATA?: string | undefined };

/** Texts that no log may contain: the address with its password, and the password alone, as written and as meant. */
export function storeSecrets(location: StoreLocation): string[] {
  if ('folder' in location) return [];
  const { password } = new URL(location.url);
  return [location.url, ...(password && [password, decodeURIComponent(password)])];
}

/** Where all data is stored. A folder that is given (`--data`) comes before the settings, a database before the folder of the settings. */
export function readStoreLocation(environment: StoreVariables, cwd: string, given?: string): StoreLocation {
  if (given !== undefined) return { folder: path.resolve(given) };
  const { DATABASE_URL: url, PARLEY_DATA: folder } = environment;
  if (url?.trim()) return { url };
  return { folder: path.resolve(cwd, folder?.trim() ? folder : './data') };
}
