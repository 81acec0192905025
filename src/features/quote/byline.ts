import type { ArticleMeta, BookOf } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import { code, link, type Span, text } from '#core/reply.ts';
import { amongHan, type Say, type Words } from '#core/words.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** Worded dates, because an article's date is worded with each of its quotations. Keeps the first 500 and never drops one. */
const worded = new Map<string, Words>();
const MOST_WORDED = 500;

/** An ISO date in the form that people write. Text that is not a date is returned unchanged. */
export function dateWords(iso: string): Words {
  const words = worded.get(iso) ?? wordDate(iso);
  if (worded.size < MOST_WORDED) worded.set(iso, words);
  return words;
}

function wordDate(iso: string): Words {
  try {
    const date = Temporal.PlainDate.from(iso);
    // Chinese is written out, because the result of Intl differs between builds of Node (2025/2/3).
    return { en: english.format(date), zh: `${date.year} 年 ${date.month} 月 ${date.day} 日` };
  } catch {
    return { en: iso, zh: iso };
  }
}

/** The host of an address as readers know it: `foreignpolicy.com`. */
export function siteOf(source: string | undefined): string | undefined {
  const host = source && URL.canParse(source) ? new URL(source).hostname : undefined;
  return host?.replace(/^www\./, '');
}

/**
 * Marks the position of a span in a sentence. No name contains this character. Sentences are worded whole, because a place may use both
 * languages.
 */
export const SLOT = '\u0000';

/**
 * The source of a quotation, as far as known: "in an article by A, “Title”, date". A slot marks the name that links to the article. Never
 * says that the words are the authors' own.
 */
export function bylineOf(meta: ArticleMeta, id: string): { words: Words; name: string } {
  const site = meta.authors.length ? undefined : siteOf(meta.source);
  const titled = meta.title !== id;
  const date = meta.published === undefined ? undefined : dateWords(meta.published);
  const { en, zh } = meta.book ? inBook(meta, meta.book) : site && !titled ? from(SLOT) : named(meta, site, titled);
  const kept = [...meta.authors, ...(meta.book ? [meta.book.title] : [])];
  const words = { en: `${en}${date ? `, ${date.en}` : ''}`, zh: `${zh}${date ? `，${date.zh}` : ''}`, kept };
  return { words, name: titled ? meta.title : (site ?? id) };
}

/** A chapter is named with its book. */
function inBook({ authors }: ArticleMeta, { title }: BookOf): Words {
  const by = authors.length
    ? { en: ` by ${listEnglish(authors)}`, zh: `${amongHan(authors.join('、'))}的` }
    : { en: '', zh: '' };
  return { en: `in the book “${title}”${by.en}, in “${SLOT}”`, zh: `出自${by.zh}《${title}》中的“${SLOT}”` };
}

const from = (site: string): Words => ({ en: `in an article from ${site}`, zh: `出自 ${site} 的文章` });

function named({ authors }: ArticleMeta, site: string | undefined, titled: boolean): Words {
  const name = titled ? { en: `“${SLOT}”`, zh: `《${SLOT}》` } : { en: SLOT, zh: ` ${SLOT}` };
  if (authors.length) {
    return {
      en: `in an article by ${listEnglish(authors)}, ${name.en}`,
      zh: `出自${amongHan(authors.join('、'))}的文章${name.zh}`,
    };
  }
  if (site) return { en: `${from(site).en}, ${name.en}`, zh: `${from(site).zh}${name.zh}` };
  return { en: `in the article ${name.en}`, zh: `出自文章${name.zh}` };
}

function listEnglish(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The byline as spans. The article's name links to the address, if there is one. */
export function bylineSpans(say: Say, meta: ArticleMeta, id: string, address: string | undefined): Span[] {
  const { words, name } = bylineOf(meta, id);
  return filled(say(words), address ? link(name, address) : text(name));
}

/** The byline in English with the English title, then in Chinese with the Chinese one. `other`: the edition in the other language. */
export function bylineInBoth(
  id: string,
  shown: { language: EditionLanguage; revision: { meta: ArticleMeta } },
  other: ArticleMeta,
  address: string | undefined,
): Span[] {
  const { meta } = shown.revision;
  const [english, chinese] = shown.language === 'en' ? [meta, other] : [other, meta];
  return [
    ...bylineSpans((words) => words.en, english, id, address),
    text(' · '),
    ...bylineSpans((words) => words.zh, chinese, id, address),
  ];
}

/**
 * The line below a quotation, from its byline. `range`: the reference of several passages together. A single passage brings its reference
 * itself, and a quotation names it once.
 */
export function sourceLine([first, ...rest]: readonly Span[], range: string | undefined): Span[] {
  if (!first) return [];
  if (range !== undefined) return [code(range), text(' '), first, ...rest];
  return [{ ...first, text: first.text.replace(/^in /, 'In ') }, ...rest];
}

/** Puts the span into each slot of the sentence. */
export function filled(words: string, span: Span): Span[] {
  return words.split(SLOT).flatMap((part, index) => [...(index ? [span] : []), ...(part ? [text(part)] : [])]);
}
