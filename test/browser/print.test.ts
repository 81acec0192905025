import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import { openBrowser, styleOf, visit } from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** The page as it will be on paper. */
async function onPaper(path: string): Promise<Page> {
  const { page } = await visit(browser, `${program.url}${path}`);
  await page.evaluate("localStorage.setItem('parley-theme', 'dark')");
  await page.reload();
  await page.emulateMedia({ media: 'print' });
  return page;
}

const shownCount = (page: Page, selector: string) => page.locator(`${selector}:visible`).count();
/** Pages of a print. Chromium writes each as an object of its own. */
const sheets = async (page: Page) =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('on paper', () => {
  it.each([
    ['en', 'show=primary', 1],
    ['zh-Hans', 'show=other', 1],
    ['zh-Hant', 'show=both', 2],
  ])('an article is what the view shows, without buttons, black on white: %s, %s', async (ui, show, sides) => {
    const page = await onPaper(`/a/chip-controls/12?ui=${ui}&${show}`);
    for (const hidden of ['.bar', '.skip', '.switch', '.keys', '.cite', 'button', 'select'])
      expect(await shownCount(page, hidden), hidden).toBe(0);
    expect(await page.locator('.row.at .side').count()).toBe(sides);
    expect(await shownCount(page, '.number')).toBeGreaterThan(40);
    expect(await page.locator('.printed').innerText()).toContain('chip-controls');
    expect(await styleOf(page, '.words', 'color')).toBe('rgb(0, 0, 0)');
    expect(await styleOf(page, '.passage', 'break-inside')).toBe('avoid');
    expect(await sheets(page)).toBeGreaterThan(1);
  });

  it('a topic has every camp with its evidence, whole tables, and its articles', async () => {
    const page = await onPaper('/t/chip-controls?show=both');
    for (const hidden of ['.bar', '.contents', '.switch', '.up'])
      expect(await shownCount(page, hidden), hidden).toBe(0);
    expect(await shownCount(page, '.camp blockquote')).toBeGreaterThan(10);
    expect(await styleOf(page, '.backed', 'break-inside')).toBe('avoid');
    expect(await page.locator('.sources').innerText()).toMatch(/CC BY 4\.0[\s\S]*Printed from/);
    expect(await sheets(page)).toBeGreaterThan(3);
  });
});
