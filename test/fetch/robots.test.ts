import { describe, expect, test } from 'vitest';
import { html, LIMITS, of, status, to, walk } from './sites.ts';
import { openWeb, type Site } from './web.ts';

const ROBOTS_AT: Readonly<Record<string, Site>> = {
  'strict.example': of('text/plain', 'User-agent: parley\nDisallow: /\n\nUser-agent: *\nDisallow:\n'),
  'friendly.example': of('text/plain', 'User-agent: *\nDisallow: /\n\nUser-agent: Parley\nAllow: /\n'),
  'broken.example': status(500),
  'closed.example': status(403),
  'moved.example': to('http://friendly.example/robots.txt'),
  'circling.example': to('/robots.txt'),
  'inward.example': to('http://127.0.0.1/robots.txt'),
  'chatty.example': of('text/plain', `${`# ${'x'.repeat(97)}\n`.repeat(6_000)}User-agent: *\nDisallow: /\n`),
  'wild.example': of('text/plain', `User-agent: *\n${`Disallow: ${'/*a'.repeat(500)}\n`.repeat(330)}`),
  'page.example': html(),
  'dumb.example': () => {},
};
const sites = Object.entries(ROBOTS_AT).map(([host, robots]) => [
  host,
  walk({ '/robots.txt': robots, '/plain': html() }),
]);
const web = await openWeb(Object.fromEntries(sites));
const pages = web.pages(LIMITS);

describe('a site’s robots.txt', () => {
  test.each([
    ['that names Parley forbids it', 'strict.example', 'robots'],
    ['that forbids all but Parley allows it', 'friendly.example', 'page'],
    ['that fails forbids all', 'broken.example', 'robots-unreachable'],
    ['that is not shown forbids nothing', 'closed.example', 'page'],
    ['that stands on another site counts', 'moved.example', 'page'],
    ['that leads in a circle is not there', 'circling.example', 'page'],
    ['that leads into a network is not asked for', 'inward.example', 'robots-unreachable'],
    ['counts as far as half a megabyte', 'chatty.example', 'page'],
    ['that would take long to match forbids', 'wild.example', 'robots'],
    ['that is a page forbids nothing', 'page.example', 'page'],
    ['that never answers is too slow', 'dumb.example', 'too-slow'],
  ])('%s', async (_, host, expected) => {
    const got = await pages.fetch(`http://${host}/plain`);
    expect(got.kind === 'page' ? 'page' : got.why).toBe(expected);
  });
});
