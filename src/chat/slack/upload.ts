import { z } from 'zod';
import type { OutgoingMessage, SendResult } from '#core/outgoing.ts';
import { safeFileName } from '../shared/file-name.ts';
import { type Sending, tried } from './deliver.ts';
import { shortened } from './limits.ts';
import { type Refused, refusal } from './send-refusals.ts';

const Place = z.object({ upload_url: z.string(), file_id: z.string() });
const Completed = z.object({ files: z.array(z.object({ permalink: z.string().optional() })) });

/** Characters of a file's title. */
const LONGEST_TITLE = 250;

type Upload = Extract<OutgoingMessage, { kind: 'upload' }>;

/**
 * Posts a text file, in the three steps that Slack has for it. Only the last one shows it to anybody. A file bears no mark by which it could be
 * found again, so that it stays in doubt after an unknown outcome, and is not sent twice. `id` of the result is the file's.
 */
export async function upload(sending: Sending, { to, file }: Upload): Promise<SendResult> {
  if (sending.attempt.since !== undefined) return { kind: 'in doubt' };
  if (sending.attempt.isTooLate) return refusal('too-late', 'too late');
  const stored = await storedFile(sending, file);
  if (typeof stored !== 'string') return stored;
  const made = await tried(sending, 'files.completeUploadExternal', {
    files: [{ id: stored, title: shortened(file.title, LONGEST_TITLE) }],
    channel_id: to.channel,
    ...(to.thread !== undefined && { thread_ts: to.thread }),
  });
  if ('refused' in made) return made.refused;
  if ('unknown' in made) return { kind: 'in doubt' };
  const link = Completed.safeParse(made.taken).data?.files[0]?.permalink;
  return { kind: 'sent', id: stored, ...(link !== undefined && { link }) };
}

/** Brings the file to Slack, where nobody sees it yet, and returns its id. This can be repeated. */
async function storedFile(sending: Sending, { name, text }: Upload['file']): Promise<string | Refused> {
  const content = new TextEncoder().encode(text);
  const asked = { filename: safeFileName(name), length: content.length };
  const made = await tried(sending, 'files.getUploadURLExternal', asked);
  if ('refused' in made) return made.refused;
  const place = 'taken' in made ? Place.safeParse(made.taken).data : undefined;
  if (!place) return refusal('trouble', 'unknown');
  try {
    await sending.web.put(place.upload_url, content);
    return place.file_id;
  } catch (error) {
    return refusal('trouble', error instanceof Error ? error.message : 'unknown');
  }
}
