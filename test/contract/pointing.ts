import { expect } from 'vitest';
import { MILL_EN, MILL_ZH } from '../fetch/pages-of-the-mill.ts';
import { lines, makePdf } from '../library/ingest/make-pdf.ts';
import type { ChatDriver, SentFile, Speaker } from './chat-driver.ts';
import { ANA, FAY } from './scene.ts';

/** The promise of “Read this article” in the menu of a message, which a chat without such menus cannot keep. */
export const POINTED_AT = 'can have a message read: its link, one of several, its file, or what it forwards';

const LING: Speaker = { name: 'Ling', language: 'zh-Hans', may: 'manager' };
const OPENING = 'The keeper wound the bell each evening.';
const heading = { text: 'The Harbour Bell', x: 60, y: 740, size: 20 };
const bell = (): SentFile => ({
  name: 'bell.pdf',
  text: new Uint8Array(makePdf([[heading, ...lines([OPENING, 'It rang for the boats that stayed out.'])]])),
});
const photo: SentFile = { name: 'IMG_2041.jpg', text: 'no text' };

export async function pointedAt(chat: ChatDriver): Promise<void> {
  await links(chat);
  await files(chat);
  const refused = await chat.pointAt({ text: MILL_EN }, ANA);
  expect(refused.text).toContain('Only a facilitator');
}

async function links(chat: ChatDriver): Promise<void> {
  const one = await chat.pointAt({ text: `Worth reading: [the mill](${MILL_EN}), says Bo` }, FAY);
  expect(one).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('The Silent Mill') });
  for (const message of [{ preview: MILL_EN }, { forwarded: { text: `see ${MILL_EN}` } }])
    expect((await chat.pointAt(message, FAY)).text).toContain('The Silent Mill');
  const several = await chat.pointAt({ text: `${MILL_EN} or ${MILL_ZH}` }, LING);
  expect(several.text).toContain('这里有不止一个链接。要读哪一个？');
  const [, second = ''] = several.buttons;
  expect((await chat.press(several, second, LING)).text).toContain('沉默的磨坊');
  const none = await chat.pointAt({ text: 'Has anybody read it?', file: photo }, FAY);
  expect(none.text).toContain('I see no link to an article there, and no file that I can read.');
  expect((await chat.pointAt({ text: '大家读过吗？' }, LING)).text).toContain('这里没有文章的链接，也没有能读的文件。');
}

async function files(chat: ChatDriver): Promise<void> {
  for (const message of [{ text: 'The minutes', file: bell() }, { file: bell() }, { forwarded: { file: bell() } }])
    expect((await chat.pointAt(message, FAY)).text).toContain(OPENING);
  const beside = await chat.pointAt({ text: `With a photo: ${MILL_EN}`, file: photo }, FAY);
  expect(beside.text).toContain('The Silent Mill');
  const preview = await chat.pointAt({ file: bell() }, LING);
  await chat.restart();
  expect((await chat.press(preview, '添加', LING)).text).toContain('已添加：《The Harbour Bell》');
  expect((await chat.type('/quote boats that stayed', ANA)).text).toContain('p.\u00a01');
}
