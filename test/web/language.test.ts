import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '#web/language.ts';
import { publicSite } from '#web/page.ts';
import { siteApp } from '#web/site.ts';
import { say } from './fakes.ts';

describe('the language that a browser asks for', () => {
  it('is read whatever blanks stand around weights and commas', () => {
    expect(accepted(' fr ,\ten \t;\t q=0.3 ,zh-TW;q=0.8')).toBe('zh-Hant');
    expect(accepted('en;level=1;q=0.2, zh')).toBe('zh-Hans');
    expect(accepted('zh;q=0, en;q=0.1')).toBe('en');
    expect(accepted(undefined)).toBe('en');
  });

  it('is looked for in the beginning of a header only, as long as any browser’s', () => {
    expect(accepted(`${'fr,'.repeat(60)}zh-TW`)).toBe('zh-Hant');
    expect(accepted(`${'fr,'.repeat(5000)}zh-TW`)).toBe('en');
    expect(accepted(`zh${'\t'.repeat(15_500)}b`)).toBe('zh-Hans');
  });

  it('is one of ours, whatever the header says', () => {
    const piece = fc.constantFrom('en', 'zh', '-TW', ';', 'q=', '0.5', ',', ' ', '\t', '*', 'é');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(['en', 'zh-Hans', 'zh-Hant']).toContain(accepted(pieces.join('')));
      }),
    );
  });
});

describe('the cookie of the language that was chosen', () => {
  const cookieAt = async (publicUrl: string | undefined) => {
    const at = publicSite(publicUrl);
    const site = siteApp({ apps: [], at, sayIn: say, newId: () => 'x', logBug: () => {} });
    const response = await site.request('/nowhere?ui=zh-Hant', { headers: { host: 'localhost' } });
    return response.headers.get('set-cookie');
  };

  it('is sent over https alone where that is how the pages are reached', async () => {
    expect(await cookieAt('https://read.example.org/parley')).toMatch(/; Path=\/parley;.*; Secure/);
  });

  it('is kept without it where there is no https: a browser would drop it', async () => {
    for (const url of ['http://read.example.org', undefined]) {
      expect(await cookieAt(url)).toContain('parley-ui=zh-Hant');
      expect(await cookieAt(url)).not.toContain('Secure');
    }
  });
});
