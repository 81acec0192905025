import type { Article, Edition } from '#core/article.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import { groupReaderApp } from '#web/group-reader.ts';
import { publicSite } from '#web/page.ts';
import { passageAddress } from '#web/passage-address.ts';
import { siteApp } from '#web/site.ts';
import { articleOf, bead, editionOf, NO_TOPICS, READ_AT, revisionOf, say } from './fakes.ts';

export const LINES = Array.from({ length: 30 }, (_, i) => `Reader number ${i + 1} closed the book at dawn.`);
export const LINES_ZH = LINES.map((_, i) => `第${i + 1}位读者在天亮时合上了书。`);

export function edition(language: 'en' | 'zh', licence: string | undefined, lines: readonly string[]): Edition {
  const { meta, ...revision } = revisionOf(
    language === 'en' ? 'The Night Library' : '夜里的图书馆',
    lines.map((words, i) => [String(i + 1), words] as const),
    'A motto before it all.\n\n',
  );
  const { licence: _, ...rest } = meta;
  return editionOf(language, { ...revision, meta: { ...rest, ...(licence && { licence }) } });
}

export const BEADS = LINES.map((_, i) => bead([String(i + 1)], [String(i + 1)]));
export const licensed = (en: string | undefined, zh: string | undefined) =>
  articleOf([edition('en', en, LINES), edition('zh', zh, LINES_ZH)], BEADS);
export const CLOSED = licensed('All rights reserved', undefined);

export type Given = { article?: Article; whole?: string[]; publicUrl?: string; secret?: string };
export const SECRET = 'known to the store alone';

/** A link as a reply brings it. */
export function signed(
  labels: string,
  { language = 'en', revision = 1, secret = SECRET }: Partial<LinkedPassages & Given> = {},
) {
  const [from = '', to = from] = labels.split('-');
  return passageAddress('/w/its-key/a/', secret)({ article: 'night-library', language, revision, from, to });
}

/** What the group T1 has under the key `its-key`. */
export function group({
  article = CLOSED,
  whole = [],
  publicUrl = 'https://read.example.org/parley',
  secret = SECRET,
}: Given = {}) {
  const site = publicSite(publicUrl);
  const app = groupReaderApp({
    site,
    keys: { workspaceOf: async (key) => (key === 'its-key' ? 'T1' : undefined), secret: async () => secret },
    settings: { get: async () => ({ facilitators: [], channels: {}, whole }) },
    open: async (workspace, id) => (workspace === 'T1' && id === article.id ? article : undefined),
    list: async (workspace) => (workspace === 'T1' ? [article] : []),
    topics: NO_TOPICS,
    sayIn: say,
    now: () => READ_AT,
  });
  const served = siteApp({
    apps: [app],
    at: site,
    sayIn: say,
    newId: () => 'x',
    logBug: (_, error) => Promise.reject(error),
  });
  return async (path: string, host = 'read.example.org') => {
    const response = await served.request(path, { headers: { host } });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
}

export const shown = (html: string) =>
  [...html.matchAll(/<span class="words">([^<]*)<\/span>/g)].map(([, words]) => words);
export const english = (from: number, to: number) => LINES.slice(from - 1, to);
export const both = (from: number, to: number) =>
  LINES.slice(from - 1, to).flatMap((en, i) => [en, LINES_ZH[from - 1 + i]]);
