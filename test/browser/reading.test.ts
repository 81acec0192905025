import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import { expectAccessible, openBrowser, PHONE, shot, smallTargets, styleOf, visit, width } from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const PAGES = ['/?channel=narrow', '/a', '/a/chip-controls/12', '/t/chip-controls?show=both'];
const sizeOf = async (page: Page) => Number.parseFloat(await styleOf(page, '.words', 'font-size'));
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');

describe('whoever reads', () => {
  it('chooses a text size and a line spacing, which this browser keeps for every page', async () => {
    const { page, complaints } = await visit(browser, `${program.url}/a/chip-controls`);
    const normal = await sizeOf(page);
    await page.getByLabel('Text').selectOption('largest');
    await page.getByLabel('Lines').selectOption('widest');
    expect(await sizeOf(page)).toBeCloseTo(normal * 1.5);
    await page.goto(`${program.url}/a/open-weights`);
    expect(await sizeOf(page)).toBeCloseTo(normal * 1.5);
    expect(await page.getByLabel('Lines').inputValue()).toBe('widest');
    await expectAccessible(page);
    await shot(page, 'reader-largest');
    await page.getByLabel('Text').selectOption('');
    expect(await sizeOf(page)).toBe(normal);
    expect(complaints).toEqual([]);
  });

  it('goes from passage to passage by keys that the page names, and past the bar by one', async () => {
    const { page } = await visit(browser, `${program.url}/a/chip-controls/12?show=both`);
    await page.getByText('next passage').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    expect(await focused(page)).toBe('p13');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await focused(page)).toBe('p11');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('number');
    await page.goto(`${program.url}/a/chip-controls`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
  });

  it('has everything in one menu on a phone, which needs no script and closes by Escape', async () => {
    const { page } = await visit(browser, `${program.url}/a/chip-controls`, { ...PHONE, javaScriptEnabled: false });
    await page.getByRole('button', { name: '菜单' }).press('Enter');
    const menu = page.locator('#menu');
    await menu.getByRole('link', { name: '文章与话题' }).waitFor();
    // Without a script nothing can be kept, so nothing is offered: the browser's own settings hold.
    expect(await menu.locator('select:visible').count()).toBe(0);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '菜单' }).tap();
    await menu.getByRole('link', { name: '文章与话题' }).tap();
    await page.getByRole('heading', { name: '文章与话题' }).waitFor();
  });

  it.each([320, 360, 390])(
    'sees nothing clipped on a screen of %i pixels, with text at twice its size too',
    async (wide) => {
      const phone = { ...PHONE, viewport: { width: wide, height: 740 } };
      for (const path of PAGES) {
        const { page, complaints } = await visit(browser, program.url + path, phone);
        for (const size of ['', '200%']) {
          await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
          expect(await width(page), `${path} ${size}`).toBeLessThanOrEqual(wide);
        }
        await page.evaluate("document.documentElement.style.fontSize = ''");
        await page.locator('.menu-button').tap();
        await page.locator('#menu').waitFor();
        expect(await smallTargets(page), path).toEqual([]);
        if (wide === 390) await expectAccessible(page);
        // The window refuses styles of a test as it refuses those of an attacker; nothing else is to be said.
        expect(complaints.filter((one) => !one.includes('style'))).toEqual([]);
        await page.context().close();
      }
    },
  );
});

describe('a message that could not be sent', () => {
  it('stands readable on a phone with what to do, is there after a reload, and goes out in the end', async () => {
    const { page } = await visit(browser, `${program.url}/?channel=away`, PHONE);
    await page.route('**/console/say', (route) => route.abort());
    const words = '我读到的正好相反：第二段只说管制争取了时间，别的什么也没说。';
    await page.locator('#line').fill(words);
    await page.locator('#line').press('Enter');
    const failed = page.locator('.failed');
    await failed.waitFor();
    expect((await failed.locator('.said-text').boundingBox())?.width).toBeGreaterThan(250);
    await shot(page, 'phone-unsent');
    await expectAccessible(page);
    await page.reload();
    await page.locator('.failed', { hasText: words }).waitFor();
    await page.unroute('**/console/say');
    await page.getByRole('button', { name: '重试' }).tap();
    await page.locator('.message.said', { hasText: words }).waitFor();
    expect(await page.locator('.failed').count()).toBe(0);
  });
});
