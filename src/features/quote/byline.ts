import type { ArticleMeta } from '#core/article.ts';
import { link, type Span, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** Dates worded lately: an article's is worded with each of its quotations. */
const worded = new Map<string, Words>();
const MOST_WORDED = 500;

/** An ISO date as people write it; a date that is none stays as it was given. */
export function dateWords(iso: string): Words {
  const words = worded.get(iso) ?? wordDate(iso);
  if (worded.size < MOST_WORDED) worded.set(iso, words);
  return words;
}

function wordDate(iso: string): Words {
  try {
    const date = Temporal.PlainDate.from(iso);
    // Written out for Chinese: what Intl gives for it differs between builds of Node (2025/2/3).
    return { en: english.format(date), zh: `${date.year}年${date.month}月${date.day}日` };
  } catch {
    return { en: iso, zh: iso };
  }
}

/** The address' host as readers know it: `foreignpolicy.com`. */
export function siteOf(source: string | undefined): string | undefined {
  const host = source && URL.canParse(source) ? new URL(source).hostname : undefined;
  return host?.replace(/^www\./, '');
}

/** Stands in a sentence for a span; no name has it. Sentences are worded whole, because a place may speak both languages. */
export const SLOT = '\u0000';

/**
 * Where a quotation stands, as far as known: "in an article by A, “Title”, date", with a slot for the name that leads to the article.
 * Never says that the words are the authors' own.
 */
export function bylineOf(meta: ArticleMeta, id: string): { words: Words; name: string } {
  const site = meta.authors.length ? undefined : siteOf(meta.source);
  const titled = meta.title !== id;
  const date = meta.published === undefined ? undefined : dateWords(meta.published);
  const { en, zh } = site && !titled ? from(SLOT) : named(meta, site, titled);
  const words = { en: `${en}${date ? `, ${date.en}` : ''}`, zh: `${zh}${date ? `，${date.zh}` : ''}` };
  return { words, name: titled ? meta.title : (site ?? id) };
}

const from = (site: string): Words => ({ en: `in an article from ${site}`, zh: `出自${site}的文章` });

function named({ authors }: ArticleMeta, site: string | undefined, titled: boolean): Words {
  const name = titled ? { en: `“${SLOT}”`, zh: `《${SLOT}》` } : { en: SLOT, zh: SLOT };
  if (authors.length) {
    return {
      en: `in an article by ${listEnglish(authors)}, ${name.en}`,
      zh: `出自${authors.join('、')}的文章${name.zh}`,
    };
  }
  if (site) return { en: `${from(site).en}, ${name.en}`, zh: `${from(site).zh}${name.zh}` };
  return { en: `in the article ${name.en}`, zh: `出自文章${name.zh}` };
}

function listEnglish(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The byline, the article's name leading to the address, where there is one. */
export function bylineSpans(say: Say, meta: ArticleMeta, id: string, address: string | undefined): Span[] {
  const { words, name } = bylineOf(meta, id);
  return filled(say(words), address ? link(name, address) : text(name));
}

/** The sentence with the span at each of its slots. */
export function filled(words: string, span: Span): Span[] {
  return words.split(SLOT).flatMap((part, index) => [...(index ? [span] : []), ...(part ? [text(part)] : [])]);
}

/** Whose view it is that the article reports: nobody is to take it for the article's own. */
export function heldWords(names: readonly string[]): Words {
  return {
    en: `Reported as the view of ${names.join('; ')}, not as the article’s own.`,
    zh: `此处转述的是${names.join('、')}的看法，不是文章自己的主张。`,
  };
}
