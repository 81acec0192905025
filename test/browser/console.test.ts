import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import {
  beSomebody,
  DESKTOP,
  dropFile,
  expectAccessible,
  newest,
  openBrowser,
  PHONE,
  send,
  settled,
  shot,
  smallTargets,
  visit,
  width,
} from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const at = (channel: string) => `${program.url}/?channel=${channel}`;

describe('the console', () => {
  it('is learnt by keyboard alone: complete a command, read the card, press its buttons', async () => {
    const { page, complaints } = await visit(browser, at('keyboard'));
    await page.keyboard.type('/');
    await page.locator('#suggestions [role=option]').first().waitFor();
    await shot(page, 'suggestions');
    await page.keyboard.type('quo');
    await page.locator('#suggestions [role=option]', { hasText: '/quote' }).waitFor();
    await page.keyboard.press('Tab');
    await expectValue(page, '/quote ');
    await page.keyboard.type('H20 licence in:chip');
    await page.locator('#suggestions [role=option]', { hasText: 'chip-controls' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectValue(page, '/quote H20 licence in:chip-controls ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const card = page.locator('.message.replied');
    await card.locator('.passage.cited').waitFor();
    expect(await card.locator('mark').first().textContent()).toBeTruthy();
    const first = await card.locator('.passage.cited').textContent();
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await expect.poll(() => card.locator('.passage.cited').textContent()).not.toBe(first);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Next');
    await shot(page, 'card');
    expect(complaints).toEqual([]);
  });

  it('sends what was typed although passages are suggested, and shows one that is chosen from the list', async () => {
    const { page, complaints } = await visit(browser, at('choosing'));
    await page.keyboard.type('/quote export controls');
    await page.locator('#suggestions [role=option]', { hasText: 'chip-controls:' }).first().waitFor();
    await shot(page, 'passages-suggested');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    const card = page.locator('.message.replied');
    await card.locator('.passage.cited').waitFor();
    expect(await card.locator('.invoked').textContent()).toContain('/quote export controls');
    const first = await card.locator('.passage.cited').textContent();
    const list = page.getByLabel('All 20 passages');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    // Stepping through the list asks for nothing yet.
    expect(await card.locator('.passage.cited').textContent()).toBe(first);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card.getByText('3/20').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Show it');
    await shot(page, 'chosen');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('tells who writes to Parley without a command how it is asked, until somebody has asked it', async () => {
    const { page } = await visit(browser, `${program.url}/?channel=hello`);
    await send(page, 'what can you do?');
    await expect.poll(() => page.locator('#hint').innerText()).toContain('A line that begins with / asks Parley');
    await send(page, '/parley help');
    await send(page, 'So that is how.');
    expect(await page.locator('#hint').isVisible()).toBe(false);
  });

  it('lets two people see each other at once', async () => {
    const [ana, lin] = await Promise.all([
      visit(browser, at('two')),
      visit(browser, at('two'), { ...DESKTOP, locale: 'zh-CN' }),
    ]);
    await beSomebody(ana.page, 'Ana', 'facilitator');
    await beSomebody(lin.page, '小林', 'member');
    await send(ana.page, 'The controls bought time. I would keep them.');
    await lin.page.getByText('The controls bought time.').waitFor();
    await send(lin.page, '我读到的正好相反：先看它怎么写的。');
    await send(lin.page, '/quote 出口管制');
    await ana.page.getByText('先看它怎么写的').waitFor();
    await ana.page.locator('.message.replied .passage.cited').waitFor();
    await send(lin.page, '/quote 出口管制 only-me');
    await newest(lin.page).getByText('只有你能看到').waitFor();
    await send(ana.page, 'Where does it say so?');
    await lin.page.getByText('Where does it say so?').waitFor();
    expect(await ana.page.locator('.message.replied').count()).toBe(1);
    await shot(ana.page, 'two-people-en');
    await shot(lin.page, 'two-people-zh');
    await expectAccessible(ana.page);
    await expectAccessible(lin.page);
    for (const view of ['discord', 'slack']) {
      await ana.page.locator('#view').selectOption(view);
      await ana.page.locator(`.as-${view} a`).first().waitFor();
      await expectAccessible(ana.page);
      await shot(ana.page, `two-people-as-${view}`);
    }
    await lin.page.reload();
    await settled(lin.page);
    await newest(lin.page).getByText('Where does it say so?').waitFor();
    expect([...ana.complaints, ...lin.complaints]).toEqual([]);
  });

  it('goes on after the program was killed: nothing is lost, buttons still work', async () => {
    const { page } = await visit(browser, at('killed'));
    await send(page, '/quote export controls');
    const card = page.locator('.message.replied');
    const first = await card.locator('.passage.cited').textContent();
    await program.kill();
    await page.locator('#connection', { hasText: 'No connection' }).waitFor();
    await page.locator('#line').fill('Said into the void.');
    await page.locator('#line').press('Enter');
    await page.locator('.unsent .failure').waitFor();
    await shot(page, 'no-connection');
    await program.start();
    await page.locator('#connection', { hasText: /^$/ }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.message.said', { hasText: 'Said into the void.' }).waitFor();
    await card.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => card.locator('.passage.cited').textContent()).not.toBe(first);
    await page.reload();
    await settled(page);
    expect(await page.locator('.message').count()).toBe(2);
    expect(await card.locator('.passage.cited').textContent()).not.toBe(first);
  });

  it('adds an article from a file dropped on the page', async () => {
    const { page, complaints } = await visit(browser, at('drop'));
    await dropFile(page, 'night-library.txt', NIGHT_LIBRARY);
    const preview = newest(page);
    await preview.getByRole('button', { name: 'Add it' }).waitFor();
    await shot(page, 'file-preview');
    await preview.getByRole('button', { name: 'Add it' }).hover();
    await expectAccessible(page);
    await preview.getByRole('button', { name: 'Add it' }).click();
    await preview.getByRole('button', { name: 'Add it' }).waitFor({ state: 'detached' });
    expect(await preview.locator('.invoked').textContent()).toContain('night-library.txt');
    expect(await page.locator('.day').count()).toBe(1);
    await send(page, '/quote lamps reading room after midnight');
    await newest(page).locator('.passage.cited', { hasText: 'lamps' }).waitFor();
    await shot(page, 'file-added');
    expect(complaints).toEqual([]);
  });

  it('takes a file without a mouse', async () => {
    const { page } = await visit(browser, at('picker'));
    const essay = {
      name: 'second.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('A ferry leaves at six. Nobody waits for it.\n'),
    };
    await page.locator('#file').setInputFiles(essay);
    await newest(page).getByText('second.txt').first().waitFor();
  });

  it('fits a phone, in the dark and in Chinese, with targets for a thumb', async () => {
    const { page, complaints } = await visit(browser, at('phone'), { ...PHONE, colorScheme: 'dark' });
    await shot(page, 'phone-empty');
    await send(page, '/quote 芯片 许可证');
    await newest(page).locator('.passage.cited').waitFor();
    await shot(page, 'phone-card');
    expect(await width(page)).toBeLessThanOrEqual(390);
    expect(await smallTargets(page)).toEqual([]);
    await expectAccessible(page);
    await page.locator('#line').tap();
    await page.keyboard.type('/');
    await page.locator('#suggestions [role=option]').first().waitFor();
    await shot(page, 'phone-suggestions');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('keeps its bar to one line when zoomed in four times, however long the name of the channel is', async () => {
    const { page } = await visit(browser, at('the-channel-of-the-study-group'), {
      ...DESKTOP,
      viewport: { width: 320, height: 480 },
    });
    await shot(page, 'narrow');
    expect(await width(page)).toBeLessThanOrEqual(320);
    expect((await page.locator('header.bar').boundingBox())?.height).toBeLessThan(80);
    expect((await page.locator('.channel').boundingBox())?.width).toBeGreaterThan(30);
  });

  it('changes its language and keeps what was being written', async () => {
    const { page, complaints } = await visit(browser, at('language'));
    await page.locator('#line').fill('half a thought');
    await page.locator('#language').selectOption('zh-Hant');
    await page.waitForURL(/ui=zh-Hant/);
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await expectValue(page, 'half a thought');
    await page.locator('#theme').selectOption('dark');
    await shot(page, 'traditional-dark');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

const NIGHT_LIBRARY = `Source: https://example.org/2026/03/14/night-library

The Night Library

The city kept one reading room open after midnight, and left its lamps burning for whoever came.
Critics said that nobody reads at that hour.
The guard, who counted, said that forty people did.
`;

async function expectValue(page: Page, value: string): Promise<void> {
  await expect.poll(() => page.locator('#line').inputValue()).toBe(value);
}

/** Goes back from the composer with Shift+Tab until a button of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const focused = await page.evaluate<string>('document.activeElement.textContent');
    if (focused.includes(name)) return;
  }
  throw new Error(`no way to ${name} by keyboard`);
}
