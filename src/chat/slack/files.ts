import { z } from 'zod';
import { LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { Attachment } from '#core/request.ts';
import { readBody } from '../shared/read-body.ts';
import type { FileRef } from './delivery.ts';
import { errorOf } from './error-codes.ts';
import { isSlacks } from './file-hosts.ts';
import type { Web } from './web-api.ts';

/** Milliseconds for a whole file. */
const TIMEOUT = 20_000;

const Info = z.object({
  file: z.object({
    name: z.string().nullish(),
    size: z.number().nullish(),
    url_private: z.string().nullish(),
    url_private_download: z.string().nullish(),
  }),
});

export type FileSource = { token: string; web: Web; api: string | undefined; log(line: string): void };

/** Fetches a file. Throws the user errors 'file-not-fetched' and 'file-too-large'. */
export async function fetchFile(source: FileSource, ref: FileRef): Promise<Attachment> {
  const { name = ref.id, url, size } = ref.url ? ref : { ...ref, ...(await lookUp(source, ref)) };
  const not = (): never => {
    throw new UserError({ kind: 'file-not-fetched', name });
  };
  if ((size ?? 0) > LARGEST_FILE)
    throw new UserError({ kind: 'file-too-large', name, bytes: size ?? 0, most: LARGEST_FILE });
  if (!url || !isSlacks(url, source.api)) return not();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${source.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(not);
  // Without files:read, Slack redirects to its sign-in page.
  const signIn = response.status >= 300 && response.status < 400;
  if (signIn || response.status === 403) source.log(`Slack does not give out files (${response.status})${HINT}.`);
  if (!response.ok || !response.body) return not();
  return {
    name,
    bytes: await readBody(response.body, name).catch((error) => (error instanceof UserError ? raise(error) : not())),
  };
}

const HINT = '; the bot needs the scope files:read: add it and install the app again';

function raise(error: UserError): never {
  throw error;
}

async function lookUp({ web, log }: FileSource, { id, name = id }: FileRef): Promise<Partial<FileRef>> {
  try {
    const { file } = Info.parse(await web.call('files.info', { file: id }));
    const url = file.url_private_download ?? file.url_private;
    return {
      ...(file.name && { name: file.name }),
      ...(file.size != null && { size: file.size }),
      ...(url && { url }),
    };
  } catch (error) {
    const why = errorOf(error);
    log(`Slack does not give out files (files.info: ${why})${why === 'missing_scope' ? HINT : ''}.`);
    throw new UserError({ kind: 'file-not-fetched', name });
  }
}
