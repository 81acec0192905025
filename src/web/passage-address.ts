import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Article, findEdition } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { LinkedPassages, ReaderAddress } from '#core/ports/reader-links.ts';

/**
 * Makes addresses of passages. `under`: the address before article ids, with a slash at its end. `secret`: adds Parley's signature as the
 * last part. Articles that may not be shown whole require it.
 */
export function passageAddress(under: string, secret?: string): ReaderAddress {
  return (passages) => {
    const { article, language, from, to } = passages;
    const labels = from === to ? from : `${from}-${to}`;
    const parts = [article, labels, ...(secret ? [signatureOf(secret, passages)] : [])];
    return `${under}${parts.map(encodeURIComponent).join('/')}?lang=${language}`;
  };
}

/** The passages that an address asks for, as typed or followed. */
export type RequestedPassages = Omit<LinkedPassages, 'article' | 'language' | 'revision'> & {
  language: EditionLanguage | undefined;
  signature: string | undefined;
};

/** True if Parley made the address with this secret, for a revision that the article still has. */
export function isSigned(secret: string, { id, editions }: Article, requested: RequestedPassages): boolean {
  const { language, from, to, signature } = requested;
  const revision = Number(/^(\d{1,9})\./.exec(signature ?? '')?.[1]);
  const edition = findEdition({ editions }, language);
  if (!signature || !language || !edition?.revisions.some(({ number }) => number === revision)) return false;
  return equal(signature, signatureOf(secret, { article: id, language, revision, from, to }));
}

/** Bytes of a signature: 128 bits cannot be guessed, and the address stays short. */
const LENGTH = 16;

/** The revision, and a MAC of everything that the link shows. */
function signatureOf(secret: string, { article, language, revision, from, to }: LinkedPassages): string {
  const meant = JSON.stringify([article, language, revision, from, to]);
  const mac = createHmac('sha256', secret).update(meant).digest().subarray(0, LENGTH);
  return `${revision}.${mac.toString('base64url')}`;
}

/** Compares in constant time, so that the time does not tell how much of a guess is right. */
function equal(typed: string, right: string): boolean {
  const [a, b] = [Buffer.from(typed), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
