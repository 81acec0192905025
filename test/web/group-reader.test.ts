import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicSite } from '#web/page.ts';
import { siteApp } from '#web/site.ts';
import { articleOf, bead, editionOf, say } from './fakes.ts';
import { BEADS, both, CLOSED, edition, english, group, LINES, LINES_ZH, licensed, shown, signed } from './group.ts';

describe('a group’s reader', () => {
  it('is opened by the group’s key alone, and says in both languages that a link no longer works', async () => {
    const read = group();
    expect((await read('/w/its-key/a/night-library/5')).status).toBe(200);
    for (const key of ['another-key', 'its-key%00', 'ITS-KEY', '%E8%BF%90', 'local']) {
      const { status, html } = await read(`/w/${key}/a/night-library/5`);
      expect(status, key).toBe(404);
      expect(html).toContain('This link no longer works');
      expect(html).toContain('这个链接已失效');
      expect(html).not.toContain('Night Library');
    }
    expect((await read('/a/night-library')).status).toBe(404);
    expect((await read('/w/its-key/a/somebody-elses')).status).toBe(404);
  });

  it('shows an article whole when its licence says that anybody may publish it', async () => {
    const { html } = await group({ article: licensed('CC BY 4.0', 'CC BY-SA 4.0') })('/w/its-key/a/night-library');
    expect(shown(html)).toEqual(both(1, 30));
    expect(html).toContain('href="/parley/w/its-key/a/night-library/7?lang=en"');
    expect(html).not.toContain('licence does not say');
  });

  it('shows an article whole when the group has settled that it may', async () => {
    expect(shown((await group({ whole: ['night-library'] })('/w/its-key/a/night-library/5')).html)).toHaveLength(60);
    expect(shown((await group({ whole: ['another'] })(signed('5'))).html)).toHaveLength(14);
  });

  it('shows an excerpt when one of its editions does not say that it may be published', async () => {
    for (const article of [licensed('CC BY 4.0', undefined), licensed(undefined, 'CC0'), CLOSED]) {
      const { html } = await group({ article })(signed('5'));
      expect(shown(html)).toEqual(both(2, 8));
    }
  });

  it('has in an excerpt what is cited with three passages around it, why, where the whole is, and no way to the rest', async () => {
    const { html } = await group()(signed('10-11'));
    expect(shown(html)).toEqual(both(7, 14));
    expect(html).toContain('its licence does not say that anybody may publish it');
    expect(html).toContain('its source: <a href="https://example.org/night"');
    expect(html).toContain('30 passages');
    expect(html).not.toContain('A motto');
    // The list of all articles names this one by its title and source.
    expect([...html.matchAll(/href="([^"#?]*\/w\/[^"]*)"/g)].map(([, link]) => link)).toEqual(['/parley/w/its-key/a']);
    expect([...html.matchAll(/aria-current="true"><span class="number"/g)]).toHaveLength(2);
  });

  it('cuts an excerpt in the edition that is cited, and ends where the text ends', async () => {
    expect(shown((await group()(signed('30', { language: 'zh' }))).html)).toEqual(both(27, 30));
    expect(shown((await group()(`${signed('1')}&show=primary`)).html)).toEqual(english(1, 4));
  });

  it('has no word of the text when nothing is cited', async () => {
    const { status, html } = await group()('/w/its-key/a/night-library');
    expect(status).toBe(200);
    expect(shown(html)).toEqual([]);
    expect(html).toContain('The Night Library');
    expect(html).toContain('夜里的图书馆');
    expect(html).toContain('follow the link of a quotation');
    for (const words of [...LINES, ...LINES_ZH, 'motto']) expect(html).not.toContain(words);
  });

  it('shows at most a handful of passages, whatever range is asked for, in whichever edition', async () => {
    const label = fc.integer({ min: 1, max: 30 });
    const one = fc.record({
      from: label,
      to: label,
      language: fc.constantFrom('en', 'zh'),
      show: fc.constantFrom('', 'primary', 'other', 'both'),
      beads: fc.constantFrom(
        BEADS,
        [],
        [
          bead(
            LINES.map((_, i) => `${i + 1}`),
            ['1'],
          ),
          bead([], ['30']),
        ],
      ),
    });
    await fc.assert(
      fc.asyncProperty(one, async ({ from, to, language, show, beads }) => {
        const article = { ...CLOSED, parallels: { zh: beads } };
        const { html } = await group({ article })(`${signed(`${from}-${to}`, { language })}&show=${show}`);
        expect(LINES.filter((words) => html.includes(words)).length).toBeLessThanOrEqual(16);
        expect(LINES_ZH.filter((words) => html.includes(words)).length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 30 },
    );
  });

  it('shows of a withdrawn passage what it said, and nothing around it', async () => {
    const before = edition('en', undefined, LINES);
    const now = edition('en', undefined, LINES);
    const [old] = before.revisions;
    const [current] = now.revisions;
    if (!old || !current) throw new Error('no revision');
    const passages = current.passages.map((one) => (one.label === '5' ? { ...one, label: '5a' } : one));
    const article = articleOf([editionOf('en', old, { ...current, number: 2, passages })]);
    const { html } = await group({ article })(signed('5'));
    expect(html).toContain(`<p dir="auto">${LINES[4]}</p>`);
    expect(shown(html)).toEqual([]);
    expect(html).toContain('In its place now: <code>night-library:5a</code>');
  });

  it('leads from a passage that is not there to the article, not to a page outside', async () => {
    const { status, html } = await group({ whole: ['night-library'] })('/w/its-key/a/night-library/99');
    expect(status).toBe(404);
    expect(html).toContain('href="/parley/w/its-key/a/night-library"');
    expect(html).toContain('Read the whole article');
    expect(html).not.toContain('href="/"');
  });

  it('is listed by no engine, kept by no cache for others, and tells nobody where it was left for', async () => {
    const read = group();
    for (const path of ['/w/its-key/a/night-library/5', '/w/dead/a/night-library/5', '/w/its-key/a/none', '/w/x']) {
      const { headers } = await read(path);
      expect(headers.get('x-robots-tag'), path).toBe('noindex, nofollow');
      expect(headers.get('cache-control')).toMatch(/^private/);
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  it('is reached under its public name and the names of this machine, and loads everything behind its path', async () => {
    const read = group();
    const path = '/w/its-key/a/night-library/5';
    for (const host of ['read.example.org', 'READ.example.org:443', '127.0.0.1:4321', 'localhost']) {
      expect((await read(path, host)).status, host).toBe(200);
    }
    for (const host of ['example.org', 'read.example.org:80', 'read.example.org.evil.example', '10.0.0.7:4321', '']) {
      expect((await read(path, host)).status, host).toBe(403);
    }
    const { html } = await read(path);
    const own = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address]) => address);
    expect(own.length).toBeGreaterThan(4);
    for (const address of own) expect(address).toMatch(/^\/parley\//);
    expect(await group({ publicUrl: 'http://read.example.org:8080' })(path, 'read.example.org:8080')).toMatchObject({
      status: 200,
    });
  });

  it('takes its own page’s requests behind a proxy that ends TLS, and nobody else’s', async () => {
    const at = publicSite('https://read.example.org');
    const served = siteApp({ apps: [], at, sayIn: say, newId: () => 'x', logBug: () => {} });
    const status = async (host: string, origin: string) =>
      (await served.request('/health', { headers: { host, origin } })).status;
    expect(await status('read.example.org', 'https://read.example.org')).toBe(200);
    expect(await status('127.0.0.1:4321', 'https://read.example.org')).toBe(200);
    expect(await status('read.example.org', 'http://read.example.org')).toBe(403);
    expect(await status('read.example.org', 'https://evil.example')).toBe(403);
  });
});
