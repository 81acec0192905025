import type { Language } from '#core/language.ts';
import type { Right } from '#core/request.ts';

/** Somebody in the channel. The driver makes the platform say of them what it takes for `may` and `language`. */
export type Speaker = { name: string; language: Language; may: Right };

/** A message as a person sees it. `text`: all its words in order, unescaped, without buttons. Labels of what can be pressed or chosen. */
export type Seen = {
  id: string;
  visibility: 'public' | 'only-me';
  text: string;
  buttons: readonly string[];
  options: readonly string[];
};

/** A chat with one bot, one workspace and one channel in it, as the people in it use it. */
export type ChatDriver = {
  /** Sends a command (`/quote words only-me`) as people do there; resolves with the message that comes of it. */
  type(line: string, who: Speaker): Promise<Seen>;
  /** Presses the button with this label: the same message changed, or a new one. */
  press(on: Seen, label: string, who: Speaker): Promise<Seen>;
  choose(on: Seen, label: string, who: Speaker): Promise<Seen>;
  /** The values offered for the end of the line. */
  complete(line: string, who: Speaker): Promise<string[]>;
  /** `/parley article add` with a file, as people send one there. */
  send(file: { name: string; text: string }, who: Speaker): Promise<Seen>;
  /** Every message that everybody in the channel sees now, in order. */
  channel(): Promise<Seen[]>;
  /** The bot dies without a word and is started again on the same store. */
  restart(): Promise<void>;
  /** Ends everything; throws when anything that was sent broke a schema or a rule, or a bug was logged. */
  close(): Promise<void>;
};

/** What a chat brings to the suite. `gaps`: names of promises that it cannot keep, each with the reason. */
export type ChatUnderTest = { name: string; open(): Promise<ChatDriver>; gaps: Readonly<Record<string, string>> };
