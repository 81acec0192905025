import { writeFileSync, appendFileSync } from 'node:fs';
import { it } from 'vitest';
import { lines, makePdf } from '../library/ingest/make-pdf.ts';
import { BEES_EN, BEES_ZH, makeEpub } from '../library/ingest/make-epub.ts';
import { discordUnderTest } from './chat-discord.ts';
import { slackOverSockets } from './chat-slack.ts';
import type { Seen, Speaker } from './chat-driver.ts';
const OUT = '/tmp/g18-read.txt';
writeFileSync(OUT, '');
const show = (what: string, s: Seen) => appendFileSync(OUT, `\n=== ${what} [${s.visibility}]\n${s.text}\n  buttons: ${s.buttons.join(' | ')}\n  options: ${s.options.join(' | ')}\n`);
const EN: Speaker = { name: 'Fay', language: 'en', may: 'manager' };
const ZH: Speaker = { name: 'Ling', language: 'zh-Hans', may: 'manager' };
const HANT: Speaker = { name: 'Mei', language: 'zh-Hant', may: 'manager' };
const heading = { text: 'The Harbour Bell', x: 60, y: 740, size: 20 };
const pdf = () => new Uint8Array(makePdf([[heading, ...lines(['By Ana Li', 'The keeper wound the bell each evening.', 'It rang for the boats that stayed out.'])], lines(['On the last night nobody came to wind it,', 'and the boats came home by the stars.'])]));
for (const chat of [discordUnderTest, slackOverSockets]) it(chat.name, async () => {
  const d = await chat.open();
  for (const who of [EN, ZH, HANT]) {
    const n = `${chat.name} ${who.language}`;
    const p = await d.send({ name: `bell ${who.language}.pdf`, text: pdf() }, who);
    show(`${n} pdf preview`, p);
    if (who === EN) { const a = await d.press(p, 'Add it', who); show(`${n} pdf added`, a); }
    if (who === ZH) { const a = await d.type('/quote home by the stars', who); show(`${n} quote`, a); }
    show(`${n} scan`, await d.send({ name: 'scan.pdf', text: new Uint8Array(makePdf([[], []])) }, who));
    show(`${n} broken`, await d.send({ name: 'broken.pdf', text: pdf().slice(0, 300) }, who));
  }
  const e = await d.send({ name: 'bees.en.epub', text: new Uint8Array(makeEpub(BEES_EN)) }, EN);
  show(`${chat.name} book en`, e);
  show(`${chat.name} book en added`, await d.press(e, 'As 3 articles, one a chapter', EN));
  const z = await d.send({ name: 'bees.zh.epub', text: new Uint8Array(makeEpub(BEES_ZH)) }, ZH);
  show(`${chat.name} book zh`, z);
  const za = await d.press(z, '分成 4 篇，每章一篇', ZH);
  show(`${chat.name} book zh added`, za);
  show(`${chat.name} told`, await d.press(za, '告诉频道里的人', ZH));
  show(`${chat.name} list zh`, await d.type('/parley article list', ZH));
  show(`${chat.name} show zh`, await d.type('/parley article show article:bees', ZH));
  show(`${chat.name} quote zh`, await d.type('/quote 挂在梨树上', ZH));
  show(`${chat.name} quote en`, await d.type('/quote brown coat', EN));
  show(`${chat.name} remove zh`, await d.type('/parley article remove article:bees', ZH));
  show(`${chat.name} which zh`, await d.pointAt({ text: 'https://site.example/en/silent-mill https://site.example/zh/silent-mill' }, ZH));
  show(`${chat.name} none zh`, await d.pointAt({ text: '读过吗' }, ZH));
  show(`${chat.name} none hant`, await d.pointAt({ text: '读过吗' }, HANT));
  await d.close();
}, 900000);
