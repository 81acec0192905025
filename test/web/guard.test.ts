import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { SiteEnv } from '#web/language.ts';
import { siteApp } from '#web/site.ts';
import { testSite } from './fakes.ts';

const page = new Hono<SiteEnv>().get('/', (c) => c.html('<p>hello</p>')).post('/do', (c) => c.json({ done: true }));
const site = testSite(page);
const status = async (path: string, headers: Record<string, string>, method = 'GET') =>
  (await site.request(path, { method, headers })).status;

describe('the server', () => {
  it('answers under the names of this machine only', async () => {
    for (const host of ['127.0.0.1:4321', 'localhost', 'LOCALHOST:80', '[::1]:4321']) {
      expect(await status('/', { host }), host).toBe(200);
    }
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example:4321',
      'evil.example:127',
      '',
      '0.0.0.0',
      '127.0.0.1:4321@evil.example',
    ]) {
      expect(await status('/', { host }), host).toBe(403);
    }
  });

  it('takes what changes something from its own pages and from programs, not from other sites', async () => {
    const host = '127.0.0.1:4321';
    expect(await status('/do', { host }, 'POST')).toBe(200);
    expect(
      await status('/do', { host, origin: 'http://127.0.0.1:4321', 'sec-fetch-site': 'same-origin' }, 'POST'),
    ).toBe(200);
    for (const origin of [
      'https://evil.example',
      'http://localhost:4321',
      'http://127.0.0.1:9999',
      'https://127.0.0.1:4321',
      'null',
    ]) {
      expect(await status('/do', { host, origin }, 'POST'), origin).toBe(403);
    }
    expect(
      await status(
        '/do',
        { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
        'POST',
      ),
    ).toBe(403);
    expect(await status('/do', { host, 'sec-fetch-site': 'same-site' }, 'POST')).toBe(403);
  });

  it('lets a link from elsewhere open a page, but not a script or frame elsewhere read it', async () => {
    const host = 'localhost:4321';
    const from = { host, 'sec-fetch-site': 'cross-site' };
    expect(await status('/', { ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(200);
    expect(await status('/', { ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(await status('/', { ...from, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).toBe(403);
    expect(await status('/', { host, origin: 'https://evil.example' })).toBe(403);
  });

  it('sends a strict policy with everything, refusals too', async () => {
    for (const host of ['localhost', 'evil.example']) {
      const { headers } = await site.request('/', { headers: { host } });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('says that it is well', async () => {
    const response = await site.request('/health', { headers: { host: 'localhost' } });
    expect(await response.json()).toEqual({ ok: true });
  });

  it('speaks the language that was asked for, remembered, or preferred, in this order', async () => {
    const lang = async (path: string, headers: Record<string, string>) => {
      const response = await site.request(path, { headers: { host: 'localhost', ...headers } });
      const [, found] = /<html lang="([^"]+)"/.exec(await response.text()) ?? [];
      return [found, response.headers.get('set-cookie')?.split(';')[0]];
    };
    expect(await lang('/nowhere', {})).toEqual(['en', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'fr, en;q=0.3, zh-TW;q=0.8' })).toEqual(['zh-Hant', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'zh;q=much, en;q=0.1' })).toEqual(['en', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'en;q=0, zh;q=0.1' })).toEqual(['zh-Hans', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'zh;q=0' })).toEqual(['en', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'en;q=0.5, zh' })).toEqual(['zh-Hans', undefined]);
    expect(await lang('/nowhere', { 'accept-language': 'en', cookie: 'parley-ui=zh-Hans' })).toEqual([
      'zh-Hans',
      undefined,
    ]);
    expect(await lang('/nowhere?ui=zh-Hant', { cookie: 'parley-ui=en' })).toEqual(['zh-Hant', 'parley-ui=zh-Hant']);
    expect(await lang('/nowhere?ui=xx', { cookie: 'parley-ui=yy' })).toEqual(['en', undefined]);
  });

  it('gives a number for what broke, and keeps the reason to itself', async () => {
    const logged: [string, unknown][] = [];
    const broken = new Hono<SiteEnv>().get('/', () => {
      throw new Error('the secret reason');
    });
    const site = siteApp({
      apps: [broken],
      sayIn: () => (words) => words.en,
      newId: () => 'abcdefghijkl',
      logBug: (id, error) => void logged.push([id, error]),
    });
    const response = await site.request('/', { headers: { host: 'localhost' } });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain('abcdefgh');
    expect(text).not.toContain('secret');
    expect(logged).toEqual([['abcdefgh', new Error('the secret reason')]]);
  });
});
