import { describe, expect, it, test } from 'vitest';
import type { PageRefusal } from '#core/page-refusals.ts';
import { createPages } from '#fetch/index.ts';
import { openWeb, PUBLIC } from './web.ts';

const web = await openWeb({
  'site.example': (request, response) => {
    const to = new URL(request.url ?? '/', 'http://site.example').searchParams.get('to');
    // Servers send the bytes of other scripts as they are.
    if (to) response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>The mill stood still.</p>');
  },
});

/** Names, and what they mean to the resolver. */
const NAMES: Readonly<Record<string, string[]>> = {
  'site.example': [PUBLIC],
  'loopback.example': ['127.0.0.1'],
  'loopback-six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mixed.example': [PUBLIC, '10.0.0.7'],
  'mixed-six.example': [PUBLIC, 'fd00::1'],
  'metadata.example': ['169.254.169.254'],
  'nothing.example': [],
};
const guarded = web.pages({
  resolve: async (host) => (NAMES[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});

const PRIVATE = [
  ...[
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
  ],
  ...[
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://①②⑦.⓪.⓪.①/',
    'http://１２７。０。０。１/',
  ],
  ...[
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
  ],
  ...[
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
  ],
  ...['http://169.254.169.254/latest/meta-data/', 'http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.1.1/'],
  ...[
    'http://100.64.0.1/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
  ],
  ...[
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
    'http://[fec0::1]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[2001:10::1]/',
  ],
  ...[
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
  ],
  ...['http://loopback.example/', 'http://loopback-six.example/', 'http://mapped.example/', 'http://metadata.example/'],
  ...['http://mixed.example/', 'http://mixed-six.example/', 'https://loopback.example/'],
];

const OTHERS: [string, PageRefusal][] = [
  ['ftp://site.example/', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['http://site.example:8080/', 'port'],
  ['https://site.example:80/', 'port'],
  ['http://site.example:22/', 'port'],
  ['http://ana:secret@site.example/', 'credentials'],
  ['http://site.example@127.0.0.1/', 'credentials'],
  ['http://', 'no-address'],
  ['http://nothing.example/', 'no-site'],
];

describe('an address that leads into somebody’s own network', () => {
  test.each(PRIVATE)('is refused without a connection: %s', async (address) => {
    const before = web.dialled.length;
    expect(await guarded.fetch(address)).toMatchObject({ kind: 'refused', why: 'private', address });
    expect(web.dialled.length).toBe(before);
  });

  test.each(PRIVATE)('is refused behind a redirect too: %s', async (address) => {
    const page = await guarded.fetch(`http://site.example/go?to=${encodeURIComponent(address)}`);
    expect(page).toMatchObject({ kind: 'refused', why: 'private' });
    expect(new Set(web.dialled)).toEqual(new Set([`${PUBLIC}:80`]));
  });

  it('cannot slip in between the look-up and the connection', async () => {
    let asked = 0;
    const before = web.dialled.length;
    const pages = web.pages({
      resolve: async () => [{ address: asked++ % 2 ? '127.0.0.1' : PUBLIC, family: 4 }],
    });
    // The first answer is for robots.txt, the second for the page.
    expect(await pages.fetch('http://site.example/')).toMatchObject({ kind: 'refused', why: 'private' });
    expect(asked).toBe(2);
    expect(web.dialled.slice(before)).toEqual([`${PUBLIC}:80`]);
  });

  it('is not reached by the real connections either', async () => {
    const real = createPages({ version: '1', resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect(await real.fetch('http://site.example/')).toMatchObject({ why: 'private' });
  });
});

describe('an address that is none of the web', () => {
  test.each(OTHERS)('%s is refused: %s', async (address, why) => {
    expect(await guarded.fetch(address)).toMatchObject({ kind: 'refused', why, address });
  });

  it('is fetched in whatever script its host is written', async () => {
    expect(await guarded.fetch('http://ｓｉｔｅ。ｅｘａｍｐｌｅ/')).toMatchObject({
      kind: 'page',
      address: 'http://site.example/',
    });
  });
});
