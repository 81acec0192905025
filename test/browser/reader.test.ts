import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import { DESKTOP, expectAccessible, openBrowser, PHONE, send, shot, smallTargets, visit, width } from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

describe('the reader', () => {
  it('opens from a card at the cited passage, marked and in view, both editions side by side', async () => {
    const { page, complaints } = await visit(browser, program.url);
    await send(page, '/quote chip-controls:12');
    await page.locator('.message.replied a').first().click();
    const cited = page.locator('.passage[aria-current]');
    await cited.waitFor();
    expect(await cited.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(
      DESKTOP.viewport.height,
    );
    expect(await page.locator('.row.at .side').count()).toBe(2);
    await shot(page, 'reader');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the discussion' }).click();
    await page.locator('.message.replied').waitFor();
    expect(complaints).toEqual([]);
  });

  it('copies the reference', async () => {
    const { page, complaints } = await visit(browser, `${program.url}/a/chip-controls/12-13`, {
      ...DESKTOP,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy reference' }).press('Enter');
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('chip-controls:12-13');
    expect(complaints).toEqual([]);
  });

  it('stacks the editions on a phone and shows one of them when asked', async () => {
    const { page, complaints } = await visit(browser, `${program.url}/a/chip-controls/12?lang=en`, {
      ...PHONE,
      colorScheme: 'dark',
    });
    await shot(page, 'reader-phone');
    expect(await width(page)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    expect(await smallTargets(page)).toEqual([]);
    await page.locator('.switch a').last().tap();
    await page.waitForURL(/show=other/);
    expect(await page.locator('.side:lang(en)').count()).toBe(0);
    await page.evaluate('scrollTo(0, 0)');
    await shot(page, 'reader-phone-one');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('says kindly what is not there', async () => {
    const { page } = await visit(browser, `${program.url}/a/no-such-article`);
    await page.getByRole('heading', { name: 'There is no such article' }).waitFor();
    await shot(page, 'reader-unknown');
    await expectAccessible(page);
  });
});
