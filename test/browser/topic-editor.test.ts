import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './program.ts';
import { beSomebody, expectAccessible, openBrowser, PHONE, shot, smallTargets, visit, width } from './visitor.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()]);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

describe('the topic editor', () => {
  it('makes a draft from a form, leads to what is wrong with it, and keeps it over a power cut', async () => {
    const { page, complaints } = await visit(browser, `${program.url}/?channel=desk`);
    await beSomebody(page, 'Ana', 'facilitator');
    await page.getByRole('link', { name: 'Topics', exact: true }).click();
    await page.getByRole('link', { name: 'Talking with the other side about AI safety' }).click();
    await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Ana');
    await page.getByLabel('The topic’s id').fill('talks-again');
    await page.getByLabel('The question that divides people in English').fill('Should they talk?');
    await expectAccessible(page);
    await shot(page, 'desk-form');
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('heading', { name: 'Before it can be accepted' }).waitFor();
    expect(await page.getByLabel('The topic’s file').inputValue()).toContain('en: Should they talk?');
    await page.getByRole('button', { name: 'line 9', exact: true }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('yaml');
    expect(
      await page.evaluate(
        'String(document.activeElement.value).slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
      ),
    ).toContain('en: ""');
    await expectAccessible(page);
    await shot(page, 'desk-editor');
    await program.kill();
    await program.start();
    await page.goto(`${program.url}/desk`);
    await page.getByRole('link', { name: 'talks-again' }).waitFor();
    await shot(page, 'desk-list');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('saves a draft while it is written, says when, and asks before anybody leaves with words that are not saved', async () => {
    const { page, complaints } = await visit(browser, `${program.url}/desk/new/open-weights`);
    await page.getByLabel('Your name').fill('Ana');
    await page.getByLabel('The topic’s id').fill('weights-again');
    const asked = page.waitForEvent('dialog');
    page.evaluate('location.assign("/desk")').catch(() => {});
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.getByRole('button', { name: 'Make the draft' }).click();
    const file = page.getByLabel('The topic’s file');
    await page.getByLabel('Your name').fill('Ana');
    await file.pressSequentially('# first note\n');
    await page.getByText(/^Saved at \d/).waitFor();
    await page.reload();
    expect(await file.inputValue()).toContain('# first note');
    const other = await visit(browser, page.url());
    await other.page.getByLabel('Your name').fill('Bo');
    await other.page.getByLabel('The topic’s file').pressSequentially('# theirs\n');
    await other.page.getByText(/^Saved at \d/).waitFor();
    await page.getByLabel('Your name').fill('Ana');
    await file.pressSequentially('# mine\n');
    await page.getByText('Somebody saved this topic after you opened it').waitFor();
    await page.getByText('The version saved by Bo').click();
    expect(await page.getByRole('textbox', { name: 'The version saved by Bo' }).inputValue()).toContain('# theirs');
    expect(await file.inputValue()).toContain('# mine');
    await expectAccessible(page);
    await shot(page, 'desk-conflict');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  });

  it('fits a phone', async () => {
    const { page } = await visit(browser, `${program.url}/desk/new/chip-controls?ui=zh-Hans`, PHONE);
    expect(await width(page)).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(await smallTargets(page)).toEqual([]);
    await shot(page, 'desk-phone');
    await page.getByLabel('你的姓名').fill('安娜');
    await page.getByLabel('话题短名').fill('phone-draft');
    await page.getByRole('button', { name: '建立草稿' }).click();
    await page.getByRole('heading', { name: '发布前须改好' }).waitFor();
    expect(await width(page)).toBeLessThanOrEqual(PHONE.viewport.width);
    await shot(page, 'desk-phone-editor');
  });
});
