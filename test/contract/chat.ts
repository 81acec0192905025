import { describe, expect, it, onTestFinished } from 'vitest';
import { MILL_EN } from '../fetch/pages-of-the-mill.ts';
import { lines, makePdf } from '../library/ingest/make-pdf.ts';
import type { ChatDriver, ChatUnderTest, Seen } from './chat-driver.ts';
import { CONVERSATION } from './conversation.ts';
import { POINTED_AT, pointedAt } from './pointing.ts';
import { ANA, BO, FAY, type Scene } from './scene.ts';

/** ms. A conversation starts a bot about twenty times, and the machine can be slow. */
const PATIENCE = 120_000;

export const CORRECTING = 'can correct in a form what was read of an article, and tell the channel of it';
export const BY_ADDRESS = 'can add an article by its address, and its other language';

/**
 * Tests the promises that every chat makes to its people. That all goes on after a restart is tested on the console here, and on the others by
 * `restartContract`.
 */
export function chatContract(chat: ChatUnderTest, patience = PATIENCE): void {
  conversationContract(chat, patience);
  const promise = promising(chat, patience);
  describe(`people on ${chat.name}`, () => {
    promise('cannot add an article as members, and are told who can', memberAdds);
    promise('get every word of a passage that is longer than a message', longPassage);
    promise('see an article’s markup, mentions and links as the characters they are', hostileArticle);
    promise('are answered in the place’s language in public and in their own in private', languages);
    promise(BY_ADDRESS, byAddress);
    promise('can add a PDF and quote it with the page', pdf);
    promise(POINTED_AT, pointedAt);
    promise(CORRECTING, correcting);
    promise('can press at the same time without losing a press', together);
  });
}

/** Tests one long conversation, in which everything that people do with articles and topics comes once. */
export function conversationContract(chat: ChatUnderTest, patience = PATIENCE): void {
  const promise = promising(chat, patience);
  describe(`a conversation on ${chat.name}`, () => {
    promise('goes from help to an article of one’s own', (driver) => converse(driver, async () => undefined));
  });
}

/** Tests that a conversation goes on after restarts. A start takes longer than a step. */
export function restartContract(chat: ChatUnderTest, patience = PATIENCE): void {
  const promise = promising(chat, patience);
  describe(`a conversation on ${chat.name}`, () => {
    promise('goes on although the bot dies between any two steps', (driver) => converse(driver, driver.restart));
  });
}

function promising(chat: ChatUnderTest, patience: number) {
  return (name: string, test: (driver: ChatDriver) => Promise<void>) => {
    const gap = chat.gaps[name];
    const run = async () => test(await opened(chat));
    if (gap === undefined) it(name, run, patience);
    else it.skip(`${name} (${gap})`, run);
  };
}

async function opened(chat: ChatUnderTest): Promise<ChatDriver> {
  const driver = await chat.open();
  onTestFinished(() => driver.close());
  return driver;
}

async function converse(chat: ChatDriver, between: () => Promise<void>): Promise<void> {
  const scene: Scene = { chat, seen: new Map() };
  for (const step of CONVERSATION) {
    await step.run(scene).catch((error: unknown) => {
      if (error instanceof Error) error.message = `${step.does}: ${error.message}`;
      throw error;
    });
    await between();
  }
}

async function memberAdds(chat: ChatDriver): Promise<void> {
  const refused = await chat.send({ name: 'letter.md', text: 'A letter that nobody asked for.' }, ANA);
  expect(refused.visibility).toBe('only-me');
  expect(refused.text).toContain('Only a facilitator of the whole group can do that');
}

const CLAUSE = 'and then the ferryman counted the lamps on the far bank once more, ';
const LONG = `At nightfall ${CLAUSE.repeat(160)}and slept.`;

async function longPassage(chat: ChatDriver): Promise<void> {
  await added(chat, { name: 'ferry.md', text: `---\ntitle: The ferry\nlicence: CC0\n---\n\n${LONG}\n` });
  let page = await chat.type('/quote ferry:1', ANA);
  let words = page.text;
  for (let turns = 0; page.buttons.includes('▶') && turns < 20; turns += 1) {
    page = await chat.press(page, '▶', ANA);
    words += page.text;
  }
  expect(words.split('counted the lamps').length - 1).toBe(160);
  expect(words).toContain('and slept.');
}

const HOSTILE =
  '@everyone <@123> <!channel> <#C1> **bold** ~~gone~~ `code` ||hidden|| [click](https://evil.example) :smile: &amp; <t:0:R> must stay as they are.';

async function hostileArticle(chat: ChatDriver): Promise<void> {
  await added(chat, { name: 'marks.txt', text: `${HOSTILE}\nAnother plain sentence follows here.\n` });
  const quoted = await chat.type('/quote marks:1', ANA);
  expect(quoted.text).toContain(HOSTILE);
}

async function languages(chat: ChatDriver): Promise<void> {
  await chat.type('/parley settings language:zh-Hans', FAY);
  const open = await chat.type('/quote chip-controls:3', ANA);
  expect(open.buttons).toContain('看上下文');
  const mine = await chat.type('/quote chip-controls:3 only-me', ANA);
  expect(mine.buttons).toContain('More around it');
}

async function correcting(chat: ChatDriver): Promise<void> {
  const preview = await chat.send({ name: 'ferry.md', text: `---\nlayout: post\n---\n\n${LONG}\n` }, FAY);
  const facts = { title: 'The ferry', author: 'Ana Li; Bo Hale', date: '5 January 2024' };
  const corrected = await chat.fill(preview, 'Correct …', facts, FAY);
  expect(corrected.id).toBe(preview.id);
  for (const part of ['The ferry', 'Ana Li, Bo Hale', '5 January 2024']) expect(corrected.text).toContain(part);
  await chat.restart();
  const added = await chat.press(corrected, 'Add it', FAY);
  expect(added.text).toContain('Added: The ferry');
  const told = await chat.press(added, 'Tell the channel', FAY);
  expect(told.visibility).toBe('public');
  expect(told.text).toContain('Ana Li, Bo Hale');
  const shown = await chat.type('/parley article edit article:ferry', FAY);
  expect((await chat.fill(shown, 'Correct …', { ...facts, author: '' }, FAY)).text).toContain('Corrected.');
}

async function byAddress(chat: ChatDriver): Promise<void> {
  const preview = await chat.type(`/parley article add ${MILL_EN}`, FAY);
  expect(preview.visibility).toBe('only-me');
  for (const part of ['The Silent Mill', 'Ada Thorne', '6 May 2024', MILL_EN]) expect(preview.text).toContain(part);
  await chat.restart();
  const added = await chat.press(preview, 'Add it', FAY);
  expect(added.text).toContain('Added: The Silent Mill');
  const other = await chat.press(added, 'Add it in Simplified Chinese too …', FAY);
  expect(other.text).toContain('Another language of silent-mill');
  expect((await chat.press(other, 'Add it', FAY)).text).toContain('Added: 沉默的磨坊');
  expect((await chat.type('/quote diary of the weather', ANA)).text).toContain('forty volumes');
  const wall = await chat.type('/parley article add https://site.example/wall', FAY);
  expect(wall.text).toContain('is shown in full only to those who log in or subscribe. Open it in your browser');
}

const FIRST_PAGE = ['The keeper wound the bell each evening.', 'It rang for the boats that stayed out.'];
const SECOND_PAGE = ['On the last night nobody came to wind it,', 'and the boats came home by the stars.'];

async function pdf(chat: ChatDriver): Promise<void> {
  const heading = { text: 'The Harbour Bell', x: 60, y: 740, size: 20 };
  const file = makePdf([[heading, ...lines(FIRST_PAGE)], lines(SECOND_PAGE)]);
  const preview = await chat.send({ name: 'scan 0042.pdf', text: new Uint8Array(file) }, FAY);
  expect(preview.visibility).toBe('only-me');
  for (const part of ['The Harbour Bell', FIRST_PAGE[0]]) expect(preview.text).toContain(part);
  expect((await chat.press(preview, 'Add it', FAY)).text).toContain('Added: The Harbour Bell');
  const quoted = await chat.type('/quote home by the stars', ANA);
  for (const part of [SECOND_PAGE.join(' '), 'p.\u00a02']) expect(quoted.text).toContain(part);
}

async function together(chat: ChatDriver): Promise<void> {
  const card = await chat.type('/quote export controls', ANA);
  const presses = [chat.press(card, 'Next ▶', BO), chat.press(card, 'Next ▶', FAY), chat.press(card, 'Next ▶', ANA)];
  const seen = await Promise.all(presses);
  for (const one of seen) expect(one.text).toContain('2/');
  expect(seen.map(({ visibility }) => visibility)).toEqual(['only-me', 'only-me', 'public']);
}

async function added(chat: ChatDriver, file: { name: string; text: string }): Promise<Seen> {
  return chat.press(await chat.send(file, FAY), 'Add it', FAY);
}
