import { NO_PAGES, type Pages } from '#core/ports/pages.ts';
import { ingestHere } from '#library/index.ts';
import { MILL_EN, MILL_ZH, millPage, WITHOUT } from '../fetch/pages-of-the-mill.ts';

const PAGES: Readonly<Record<string, string>> = {
  [MILL_EN]: millPage('en'),
  [MILL_ZH]: millPage('zh'),
  'https://site.example/wall': WITHOUT['/wall']?.page ?? '',
};

const pages: Pages = {
  fetch: async (address) => {
    const page = PAGES[address];
    if (page === undefined) return NO_PAGES.fetch(address);
    return { kind: 'page', address, type: 'html', bytes: new TextEncoder().encode(page) };
  },
};

/** How the bots of these tests read what they are given: files in this process, pages from a web of three. */
export const READING = { ingest: ingestHere, pages };
