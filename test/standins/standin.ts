import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BY_ADDRESS, CORRECTING } from '../contract/chat.ts';
import type { ChatDriver, ChatUnderTest } from '../contract/chat-driver.ts';
import { POINTED_AT } from '../contract/pointing.ts';
import { startProgram } from './program.ts';

/** A platform that others wrote, with one workspace in it, as the people there use it. */
export type Standin = Pick<ChatDriver, 'type' | 'press' | 'choose' | 'complete' | 'send' | 'channel'> & {
  /** What the program is given: tokens, and where the stand-in is. */
  settings: Record<string, string>;
  /** What the program says once it is there. */
  ready: RegExp;
  /** The program serves at this address from now on. */
  servedAt(address: string): void;
  /** Everything that broke a schema or a rule. */
  faults(): string[];
  close(): Promise<void>;
};

/** What a package that is installed here alone exports: the rest of the project does without it. */
export function installed(file: string): Promise<unknown> {
  return import(pathToFileURL(path.join(import.meta.dirname, 'node_modules', file)).href);
}

const NO_MENUS = 'a stand-in has no menus of messages';

/** One program that serves all of these at once; each of its chats is driven by one of the drivers. */
export async function openDrivers(standins: readonly Standin[]): Promise<ChatDriver[]> {
  const settings = Object.assign({}, ...standins.map((one) => one.settings)) as Record<string, string>;
  const program = await startProgram(
    settings,
    standins.map(({ ready }) => ready),
  );
  const fill = () => Promise.reject(new Error('a stand-in has no forms that buttons open'));
  const pointAt = () => Promise.reject(new Error(NO_MENUS));
  const serve = () => standins.map((one) => one.servedAt(program.address()));
  serve();
  const restart = async () => {
    await program.restart();
    serve();
  };
  const close = async () => {
    const complaints = await program.stop();
    const faults = standins.flatMap((one) => one.faults());
    await Promise.all(standins.map((one) => one.close()));
    const wrong = [...new Set([...complaints, ...faults])];
    if (wrong.length) throw new Error(wrong.join('\n'));
  };
  return standins.map(({ type, press, choose, complete, send, channel }) => {
    return { type, press, choose, complete, send, channel, fill, pointAt, restart, close };
  });
}

export function standinUnderTest(name: string, open: () => Promise<Standin>): ChatUnderTest {
  const opened = async () => {
    const [driver] = await openDrivers([await open()]);
    if (!driver) throw new Error('nothing opened');
    return driver;
  };
  const gaps = {
    [CORRECTING]: 'a stand-in has no forms that buttons open',
    [POINTED_AT]: NO_MENUS,
    [BY_ADDRESS]: 'the program that really starts reads pages from the web only',
  };
  return { name, open: opened, gaps };
}
