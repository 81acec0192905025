import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#store/index.ts';
import { storeDebate } from '../features/debate/stored-debate.ts';
import { type Program, startProgram } from './program.ts';
import { expectAccessible, openBrowser, PHONE, shot, smallTargets, styleOf, visit, width } from './visitor.ts';

let browser: Browser;
let program: Program;
let key: string;

beforeAll(async () => {
  const prepare = async (folder: string) => {
    const store = await openStore({ folder });
    key = await storeDebate(store, 'local');
    await store.close();
  };
  [browser, program] = await Promise.all([openBrowser(), startProgram(prepare)]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const address = (more = '') => `${program.url}/d/${key}${more}`;
const whole = async (page: Page, name: string) => {
  await shot(page, name);
  await page.screenshot({ path: `test/.shots/${name}-whole.png`, fullPage: true });
};

describe('the page of a debate', () => {
  it.each(['light', 'dark'] as const)('is read without the eyes as with them: %s', async (colorScheme) => {
    const { page, complaints } = await visit(browser, address(), { colorScheme, locale: 'en-GB' });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    expect(await page.locator('h1').innerText()).toContain('This house would sell China every chip');
    expect(await page.locator('table caption').innerText()).toBe('From the vote before to the vote after');
    await whole(page, `debate-${colorScheme}`);
  });

  it('fits a phone, in Chinese, and what a thumb presses is large enough', async () => {
    const { page } = await visit(browser, address(), PHONE);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(await width(page)).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(await smallTargets(page)).toEqual([]);
    await expectAccessible(page);
    await whole(page, 'debate-phone');
  });

  it('leads from a speech to its evidence, and from there into the article', async () => {
    const { page } = await visit(browser, address());
    await page.locator('a[href="#evidence-2"]').click();
    expect(page.url()).toContain('#evidence-2');
    await page.locator('#evidence-2 ~ blockquote a').first().click();
    await page.waitForURL('**/a/chip-controls/20-21*');
    expect(await page.locator('[aria-current].passage').count()).toBeGreaterThan(0);
  });

  it('is good enough to print: without buttons, black on white, no quotation cut in two', async () => {
    const { page } = await visit(browser, address());
    await page.evaluate("localStorage.setItem('parley-theme', 'dark')");
    await page.reload();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.bar', '.skip', 'button', 'select'])
      expect(await page.locator(`${hidden}:visible`).count(), hidden).toBe(0);
    expect(await styleOf(page, '.debate .said', 'color')).toBe('rgb(0, 0, 0)');
    expect(await styleOf(page, '.debate blockquote', 'break-inside')).toBe('avoid');
    expect(await styleOf(page, '.debate h4', 'break-after')).toBe('avoid');
    expect(await page.locator('.printed').innerText()).toContain('Printed from');
    await page.pdf({ path: 'test/.shots/debate.pdf', preferCSSPageSize: true });
  });
});
