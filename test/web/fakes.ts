import type { Hono } from 'hono';
import type { Article, Bead, Edition, Revision } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Topics } from '#core/ports/topics.ts';
import { sayIn } from '#core/words.ts';
import type { SiteEnv } from '#web/language.ts';
import { siteApp } from '#web/site.ts';

export const say = (language: 'en' | 'zh-Hans' | 'zh-Hant') => sayIn(language, (simplified) => simplified);

/** The time at which the pages of tests are read. */
export const READ_AT = Date.UTC(2026, 10, 26, 12);

/** A place without topics. */
export const NO_TOPICS: Pick<Topics, 'list' | 'standing'> = {
  list: async () => [],
  standing: () => ({ kind: 'lost' }),
};

/** The site around some pages; what breaks fails the test. */
export function testSite(...apps: Hono<SiteEnv>[]) {
  return siteApp({
    apps,
    sayIn: say,
    newId: () => 'some-unguessable-id',
    logBug: (_, error) => {
      throw error;
    },
  });
}

/** A revision of these passages; what stands between them is given with `after`, a blank line by default. */
export function revisionOf(
  title: string,
  passages: readonly (readonly [label: string, words: string, after?: string])[],
  before = '',
): Revision {
  let text = before;
  let paragraph = 0;
  const cut = passages.map(([label, words, after = '\n\n']) => {
    const passage = { label, start: text.length, end: text.length + words.length, paragraph };
    text += words + after;
    if (after.includes('\n\n')) paragraph += 1;
    return passage;
  });
  const meta = {
    title,
    authors: ['Ana Reyes', '林一'],
    published: '2026-03-14',
    source: 'https://example.org/night',
    licence: 'CC BY 4.0',
  };
  return { number: 1, addedAt: 0, addedBy: 'Ana', meta, text, passages: cut };
}

export const editionOf = (language: EditionLanguage, ...revisions: Revision[]): Edition => ({ language, revisions });

export function articleOf(editions: Edition[], beads: Bead[] = []): Article {
  const [, other] = editions;
  return { id: 'night-library', workspace: 'local', editions, parallels: other ? { [other.language]: beads } : {} };
}

export const bead = (primary: string[], other: string[]): Bead => ({ primary, other });
