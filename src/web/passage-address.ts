import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Article } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { LinkedPassages, ReaderAddress } from '#core/ports/reader-links.ts';

/**
 * Makes addresses of passages; articles stand under `under`, which ends with a slash. With a `secret`, the address says in its last part
 * that Parley made it: what may not be shown whole is shown only there.
 */
export function passageAddress(under: string, secret?: string): ReaderAddress {
  return (passages) => {
    const { article, language, from, to } = passages;
    const labels = from === to ? from : `${from}-${to}`;
    const parts = [article, labels, ...(secret ? [signatureOf(secret, passages)] : [])];
    return `${under}${parts.map(encodeURIComponent).join('/')}?lang=${language}`;
  };
}

/** What an address asks for, as it was typed or followed. */
export type AskedPassages = Omit<LinkedPassages, 'article' | 'language' | 'revision'> & {
  language: EditionLanguage | undefined;
  signature: string | undefined;
};

/** Whether Parley made the address, with this secret, of a revision that the article still has. */
export function isSigned(secret: string, { id, editions }: Article, asked: AskedPassages): boolean {
  const { language, from, to, signature } = asked;
  const revision = Number(/^(\d{1,9})\./.exec(signature ?? '')?.[1]);
  const edition = editions.find((one) => one.language === language);
  if (!signature || !language || !edition?.revisions.some(({ number }) => number === revision)) return false;
  return equal(signature, signatureOf(secret, { article: id, language, revision, from, to }));
}

/** Bytes of a signature: 128 bits cannot be guessed, and the address stays short. */
const LENGTH = 16;

/** The revision, and a MAC over all that the link shows. */
function signatureOf(secret: string, { article, language, revision, from, to }: LinkedPassages): string {
  const meant = JSON.stringify([article, language, revision, from, to]);
  const mac = createHmac('sha256', secret).update(meant).digest().subarray(0, LENGTH);
  return `${revision}.${mac.toString('base64url')}`;
}

/** Takes as long whatever is wrong: the time tells nobody how much they guessed right. */
function equal(typed: string, right: string): boolean {
  const [a, b] = [Buffer.from(typed), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
