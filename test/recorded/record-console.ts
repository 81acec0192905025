import { unescaped } from '../unescaped.ts';
import { openConsole, type Told } from './console.ts';
import type { Parley } from './parley.ts';
import type { ConsolePacket, Recording } from './recording.ts';
import { ANA, allPresses, BO, type Chat, type Control, LATER, makeData, makeTopics, type Who } from './scene.ts';

/** Makes the console's data in the store, and what its page sends afterwards. */
export async function recordConsole(open: () => Promise<Parley>): Promise<Recording['console']> {
  const parley = await open();
  await makeTopics(parley.store, 'local');
  const page = openConsole(parley);
  let keys = 0;
  const send = (packet: Omit<ConsolePacket, 'what'>) => page.send(packet) as Promise<Told>;
  await send(saying('Good evening. Shall we begin?', ANA, 'key-00000'));
  const chat = chatOn(send, () => `key-${String(++keys).padStart(5, '0')}`);
  const messages = await makeData(chat);
  await parley.store.close();
  const typed = LATER.map(([line, who], i) => ({
    what: `${who.name} types ${line}`,
    ...saying(line, who, `later-${i}-key`),
  }));
  const presses = allPresses(chat, messages).map(({ what, on, control, who }) => ({
    what,
    ...pressing(on, control, who),
  }));
  const typing = { ...by(BO), line: '/quote lamp in:kee', cursor: 18 };
  const completing = { what: 'an article is typed', path: '/console/complete', language: BO.language, body: typing };
  return { packets: [...typed, ...presses, completing] };
}

const by = ({ name, may }: Who) => ({ name, may, channel: 'general' });

function saying(line: string, who: Who, key: string): Omit<ConsolePacket, 'what'> {
  return { path: '/console/say', language: who.language, body: { ...by(who), key, line } };
}

function pressing({ id, seq, html }: Told, { label, isOption }: Control, who: Who): Omit<ConsolePacket, 'what'> {
  const button = controlsIn(html).find((one) => one.label === label && one.isOption === isOption)?.id;
  return { path: '/console/press', language: who.language, body: { ...by(who), button, id, seq } };
}

function chatOn(send: (packet: Omit<ConsolePacket, 'what'>) => Promise<Told>, newKey: () => string): Chat<Told> {
  return {
    type: (line, who, file) => {
      const packet = saying(line, who, newKey());
      const sent = file && { file: file.text, fileName: file.name };
      return send({ ...packet, body: { ...packet.body, ...sent } });
    },
    press: (on, control, who) => send(pressing(on, control, who)),
    isPublic: ({ kind }) => kind === 'public',
    controls: ({ html }) => controlsIn(html),
  };
}

const words = (html: string): string => unescaped(html.replaceAll(/<[^>]*>/g, '')).trim();

function controlsIn(html: string): (Control & { id: string })[] {
  const body = html.slice(html.indexOf('<div class="body">'));
  const buttons = [...body.matchAll(/<button[^>]*data-press="([^"]*)"([^>]*)>(.*?)<\/button>/gs)]
    .filter(([, , rest = '']) => !/\bdisabled\b/.test(rest))
    .map(([, id = '', , label = '']) => ({ label: words(label), id: unescaped(id), isOption: false }));
  const options = [...body.matchAll(/<option value="([^"]*)"[^>]*>(.*?)<\/option>/gs)].map(
    ([, id = '', label = '']) => ({ label: words(label), id: unescaped(id), isOption: true }),
  );
  return [...buttons, ...options];
}
