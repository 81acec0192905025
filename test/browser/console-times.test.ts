import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import { DESKTOP, openBrowser, send, settled, visit } from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

it('the console shows times as the reader’s clock has them, and leaves a private card where and when it came', async () => {
  const here = { ...DESKTOP, timezoneId: 'Asia/Shanghai' };
  const { page, complaints } = await visit(browser, program.url, here);
  await send(page, '/quote export controls only-me');
  const card = page.locator('.message.only-me');
  const first = await card.locator('.passage.cited').textContent();
  const came = await card.getAttribute('data-at');
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  expect(await card.locator('.by time').textContent()).toBe(clock.format(Number(came)));
  await card.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => card.locator('.passage.cited').textContent()).not.toBe(first);
  expect(await card.getAttribute('data-at')).toBe(came);
  await page.reload();
  await settled(page);
  expect(await card.getAttribute('data-at')).toBe(came);
  expect(await card.locator('.passage.cited').textContent()).not.toBe(first);
  expect(complaints).toEqual([]);
});
