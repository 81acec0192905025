/**
 * The rooms, packages and `node:` modules that a room may import; ARCHITECTURE.md points here. A name includes its subpaths
 * (`node:fs/promises`, `hono/html`).
 */
export type Room = { imports: readonly string[]; packages: readonly string[]; node: readonly string[] };

const only = (packages: readonly string[] = [], node: readonly string[] = []): Room => ({
  imports: ['core'],
  packages,
  node,
});

const MARKDOWN = [
  'mdast-util-from-markdown',
  'mdast-util-gfm',
  'micromark-extension-gfm',
  'mdast-util-to-hast',
  'hast-util-raw',
];
const FORMATS = ['yaml', 'smol-toml', 'mdast', 'hast', ...MARKDOWN];
/** Readers of files and encodings. */
const FILES = [
  'iconv-lite',
  'unpdf',
  'mammoth',
  'fflate',
  'linkedom',
  '@mozilla/readability',
  'defuddle',
  'hast-util-from-html',
];
const CACHES = ['lru-cache'];
const SEARCH = ['minisearch', 'stemmer', 'pinyin-pro', 'opencc-js'];

/** All rooms. `picture` is planned and does not exist yet. */
export const ROOMS: Readonly<Record<string, Room>> = {
  core: { imports: [], packages: ['zod'], node: [] },
  features: only(['zod']),
  library: only([...SEARCH, ...FORMATS, ...FILES, ...CACHES], ['node:fs', 'node:path', 'node:crypto']),
  store: only(['kysely', 'pg'], ['node:sqlite', 'node:fs', 'node:crypto']),
  work: only(),
  fetch: only(
    ['undici', 'ipaddr.js', 'robots-parser', 'lru-cache'],
    ['node:dns', 'node:net', 'node:stream', 'node:timers', 'node:zlib'],
  ),
  'chat/shared': only(),
  'chat/discord': {
    imports: ['core', 'chat/shared'],
    packages: ['discord.js', '@discordjs/ws'],
    node: ['node:crypto'],
  },
  'chat/slack': { imports: ['core', 'chat/shared'], packages: ['@slack/bolt'], node: ['node:http', 'node:crypto'] },
  'chat/console': { imports: ['core', 'chat/shared'], packages: ['hono'], node: ['node:http', 'node:crypto'] },
  web: { imports: ['core', 'features'], packages: ['hono', '@hono/node-server'], node: [] },
  picture: only(),
  draft: only(['ai', '@ai-sdk/openai-compatible']),
  ops: only(['pino']),
  commands: { imports: ['core', 'features'], packages: ['zod'], node: [] },
};

/** Exceptions: what a room uses in addition to the table, each with its reason. */
export const BEYOND: readonly { room: string; uses: string; because: string }[] = [
  { room: 'library', uses: 'zod', because: 'front matter is data from outside' },
  {
    room: 'library',
    uses: 'node:module',
    because:
      'large tables are loaded when first needed, by code that cannot wait; finds the folder of what is kept of the corpus',
  },
  { room: 'library', uses: 'node:zlib', because: 'streams of a PDF are unpacked to see how large they are' },
  { room: 'library', uses: 'node:util', because: 'what is kept as JSON is compared with what it was made of' },
  { room: 'store', uses: 'zod', because: 'what is stored is parsed when read' },
  { room: 'store', uses: 'node:os', because: 'a lease names the machine of its process' },
  { room: 'store', uses: 'node:process', because: 'a process that has ended holds no lease' },
  { room: 'store', uses: 'node:net', because: 'a connection on which nothing comes for long is thrown away' },
  { room: 'store', uses: 'node:path', because: "the database's file stands in a folder" },
  { room: 'store', uses: 'node:url', because: 'a backup is opened by an address that says that nobody changes it' },
  { room: 'store', uses: 'node:async_hooks', because: 'a transaction is known to whatever runs inside it' },
  { room: 'chat/discord', uses: 'zod', because: 'interactions are data from outside' },
  { room: 'chat/console', uses: 'zod', because: "the page's requests are data from outside" },
  { room: 'chat/console', uses: 'node:path', because: "finds its page's files" },
  { room: 'chat/console', uses: '@hono/node-server/serve-static', because: "serves its page's files" },
  { room: 'chat/slack', uses: 'zod', because: 'what Slack sends is data from outside' },
  { room: 'draft', uses: 'zod', because: 'a model is told the JSON Schema of what it is to answer' },
  { room: 'web', uses: 'node:crypto', because: 'links to parts of an article are signed' },
  { room: 'web', uses: 'node:path', because: 'finds its assets' },
  { room: 'web', uses: 'node:http', because: 'a chat may answer requests of its own before the pages do' },
  { room: 'web', uses: 'node:net', because: 'types of the address that the server listens on' },
];

/**
 * The files that put everything together: the program's own, the command line's, and those that start and stop it. They may import
 * everything, and no room imports them.
 */
export const ROOT = 'root';
/** The code that runs in the browser. It imports neither Node nor packages, and only types of `core`. */
export const BROWSER = 'browser';

const BROWSER_FOLDERS = /^src\/(?:chat\/console\/page|web\/assets)\//;

/** Returns the room of a file; undefined if it is in none. */
export function roomOf(file: string): string | undefined {
  if (BROWSER_FOLDERS.test(file)) return BROWSER;
  if (/^src\/(?:cli\/|start\/)?[^/]+$/.test(file)) return ROOT;
  if (file.startsWith('commands/')) return 'commands';
  return Object.keys(ROOMS).find((room) => file.startsWith(`src/${room}/`));
}
