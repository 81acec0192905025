/**
 * Why a page on the web was not read. The first group: it was not asked for. The second: it did not come. The third: it came and holds no
 * article that can be read.
 */
export const PAGE_REFUSALS = [
  'no-address',
  'scheme',
  'port',
  'credentials',
  'private',
  'robots',
  'robots-unreachable',
  'not-connected',

  'no-site',
  'unreachable',
  'certificate',
  'too-slow',
  'too-large',
  'redirects',
  'insecure',
  'gone',
  'log-in',
  'wall',
  'forbidden',
  'too-often',
  'trouble',
  'broken',
  'empty',
  'other-kind',

  'list',
  'script',
  'no-article',
] as const;

export type PageRefusal = (typeof PAGE_REFUSALS)[number];
