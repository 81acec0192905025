import { LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { Attachment } from '#core/request.ts';
import { readBody } from '../shared/read-body.ts';
import type { FileReference } from './options.ts';

/** Milliseconds for a whole file. */
const TIMEOUT = 30_000;
/** Hosts of Discord's attachments. */
const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Fetches the attached files. `api` is another Discord's address, which may serve its own files. Throws a user error. */
export function fetchFiles(files: readonly FileReference[], api: string | undefined): Promise<Attachment[]> {
  return Promise.all(files.map((file) => fetchFile(file, api)));
}

async function fetchFile({ name, url, size }: FileReference, api: string | undefined): Promise<Attachment> {
  if (size > LARGEST_FILE) throw tooLarge(name, size);
  if (!isDiscords(url, api)) throw notFetched(name);
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok || !response.body) throw notFetched(name);
    return { name, bytes: await readBody(response.body, name) };
  } catch (error) {
    throw error instanceof UserError ? error : notFetched(name);
  }
}

const notFetched = (name: string) => new UserError({ kind: 'file-not-fetched', name });
const tooLarge = (name: string, bytes: number) =>
  new UserError({ kind: 'file-too-large', name, bytes, most: LARGEST_FILE });

function isDiscords(url: string, api: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (api !== undefined && origin === new URL(api).origin) return true;
  return protocol === 'https:' && HOSTS.includes(host);
}
