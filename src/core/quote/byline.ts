import type { ArticleMeta } from '../article.ts';
import type { Words } from '../words.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** An ISO date as people write it; a date that is none stays as it was given. */
export function dateWords(iso: string): Words {
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

/** Who wrote it, as far as known: "in an article by …". Never says that the words are the authors' own. */
export function byWords(meta: ArticleMeta): Words {
  const from = meta.authors.length ? meta.authors : [siteOf(meta.source)].filter((site) => site !== undefined);
  if (!from.length) return { en: 'in the article', zh: '出自文章' };
  const preposition = meta.authors.length ? 'by' : 'from';
  return { en: `in an article ${preposition} ${listEnglish(from)}`, zh: `出自${from.join('、')}的文章` };
}

function listEnglish(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
