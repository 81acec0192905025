import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const SHOTS = path.join(import.meta.dirname, '../.shots');

// The switches after the third keep Chromium from asking the network for anything by itself.
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { viewport: { width: 1280, height: 860 }, locale: 'en-GB' };
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
}

/** Somebody at a browser of their own; `complaints` is what its console said and what broke. */
export type Visitor = { page: Page; complaints: string[] };

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = DESKTOP): Promise<Visitor> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);
  if (await page.locator('#log').count()) await settled(page);
  return { page, complaints };
}

/** The log has been filled. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#log[aria-busy="false"]').waitFor({ state: 'attached' });
}

/** Types a line and sends it, without looking at suggestions, and waits until it has arrived. */
export async function send(page: Page, line: string): Promise<void> {
  await page.locator('#line').fill(line);
  await page.locator('#line').press('Escape');
  await page.locator('#line').press('Enter');
  await page.locator('.unsent').waitFor({ state: 'detached' });
}

/** The newest message. */
export const newest = (page: Page) => page.locator('#log .message').last();

export async function beSomebody(page: Page, name: string, may: 'member' | 'facilitator' | 'manager'): Promise<void> {
  await page.locator('#who').click();
  await page.locator('#who-panel input[name="name"]').fill(name);
  await page.locator(`#who-panel input[value="${may}"]`).check();
  await page.locator('#who-panel input[name="name"]').press('Enter');
  await page.locator('#who-panel').waitFor({ state: 'hidden' });
}

/** How wide the page is laid out, in CSS pixels. */
export const width = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');

/** What the browser makes of a property of the first element that matches. */
export const styleOf = (page: Page, selector: string, property: string) =>
  page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`);

/** Drags a text file over the page and drops it there. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const file = `new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/plain' })`;
  const dataTransfer = await page.evaluateHandle(
    `(() => { const t = new DataTransfer(); t.items.add(${file}); return t; })()`,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.locator('#drop').waitFor();
  await shot(page, 'drop');
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** A picture for people to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), animations: 'disabled' });
}

export async function expectAccessible(page: Page): Promise<void> {
  // Colours that are still fading in have too little contrast.
  await page.evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined)');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** The least width and height of what a thumb presses, in CSS pixels (WCAG 2.5.5), less what rounding takes. */
const THUMB = 43.5;

const TARGETS = ['button', 'select', 'textarea', '.file', 'nav a', '.back', '.number']
  .map((one) => `${one}:visible`)
  .join(', ');

/** Buttons, fields and links on their own that are smaller. */
export async function smallTargets(page: Page): Promise<string[]> {
  const all = await page.locator(TARGETS).all();
  const sizes = all.map(async (one) => ({
    box: await one.boundingBox(),
    html: await one.evaluate((element) => element.outerHTML),
  }));
  const small = (await Promise.all(sizes)).filter(({ box }) => box && (box.width < THUMB || box.height < THUMB));
  return small.map(({ box, html }) => `${html.slice(0, 80)} ${box?.width}×${box?.height}`);
}
