import type { PageRefusal } from '../page-refusals.ts';

/** What a page that was fetched can be read as. */
export type PageKind = 'html' | 'pdf' | 'docx' | 'epub' | 'txt' | 'md';

/** A page as it came. `address`: where the last redirect led. `contentType`: what the server said, with the encoding, if it did. */
export type FetchedPage = { kind: 'page'; address: string; type: PageKind; contentType?: string; bytes: Uint8Array };

/** `found`: for `other-kind` its type, for `too-large` how many bytes are allowed. */
export type RefusedPage = { kind: 'refused'; why: PageRefusal; address: string; found?: string };

/** Fetches pages from the web. */
export type Pages = {
  /** Fetches the page at an http(s) address, in ten seconds at most. Never throws for what a site or an address can do. */
  fetch(address: string): Promise<FetchedPage | RefusedPage>;
};

/** Without a connection to the web: no page is fetched. */
export const NO_PAGES: Pages = { fetch: async (address) => ({ kind: 'refused', why: 'not-connected', address }) };
