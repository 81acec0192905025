import type { Language } from '#core/language.ts';
import type { Right } from '#core/request.ts';
import type { SetClock } from '../store/set-clock.ts';

/** A person in the channel. The driver gives them the rights and the language on the platform that lead to `may` and `language`. */
export type Speaker = { name: string; language: Language; may: Right };

/** A message as a person sees it. `text`: all words in order, unescaped, without buttons. `buttons`, `options`: their labels. */
export type Seen = {
  id: string;
  visibility: 'public' | 'only-me';
  text: string;
  buttons: readonly string[];
  options: readonly string[];
};

/**
 * A message that somebody points at. `text`: with links as people write them, `[words](address)` where they have words of their own. `preview`: the
 * address of a page of which an app shows a preview. `forwarded`: the message forwards this one.
 */
export type PointedAt = {
  text?: string;
  file?: SentFile;
  preview?: string;
  forwarded?: { text?: string; file?: SentFile };
};
export type SentFile = { name: string; text: string | Uint8Array<ArrayBuffer> };

/** Drives a chat with one bot, one workspace and one channel, as people use it. */
export type ChatDriver = {
  /** Sends a command (`/quote words only-me`) as people do there. Resolves with the answer. */
  type(line: string, who: Speaker): Promise<Seen>;
  /** Presses the button with this label. Resolves with the changed message or a new one. */
  press(on: Seen, label: string, who: Speaker): Promise<Seen>;
  choose(on: Seen, label: string, who: Speaker): Promise<Seen>;
  /** Presses a button that opens a form, and fills it in; values by the options' names. What is not given is left empty. */
  fill(on: Seen, label: string, values: Readonly<Record<string, string>>, who: Speaker): Promise<Seen>;
  /** Returns the values that are offered for the end of the line. */
  complete(line: string, who: Speaker): Promise<string[]>;
  /** Sends `/parley article add` with a file, as people do there. */
  send(file: SentFile, who: Speaker): Promise<Seen>;
  /** Uses “Read this article” in the menu of a message. */
  pointAt(message: PointedAt, who: Speaker): Promise<Seen>;
  /** Returns every message that everybody in the channel sees now, in order. */
  channel(): Promise<Seen[]>;
  /** Kills the bot without shutdown and starts it again on the same store. */
  restart(): Promise<void>;
  /** Ends everything. Throws if anything that was sent broke a schema or a rule, or if a bug was logged. */
  close(): Promise<void>;
};

/** A chat for the suite. `gaps`: the names of promises that it cannot keep, each with the reason. */
export type ChatUnderTest = { name: string; open(): Promise<ChatDriver>; gaps: Readonly<Record<string, string>> };

/** What happens to the channel. */
export type PlaceChange =
  | 'the right to post is taken'
  | 'the right to post is given'
  | 'it is deleted'
  | 'another is used';

/** Drives a chat whose bot also says something unasked. */
export type DailyDriver = ChatDriver & {
  /** Does everything that is due by the clock that the driver was opened with. */
  work(): Promise<void>;
  /** Returns the messages below this one. */
  thread(below: Seen): Promise<Seen[]>;
  /** Returns what was said to this person alone, unasked. */
  told(who: Speaker): Promise<Seen[]>;
  /** Returns the addresses that the message links to. */
  links(on: Seen): string[];
  change(what: PlaceChange): void;
};

export type DailyUnderTest = {
  name: string;
  openAt(clock: SetClock): Promise<DailyDriver>;
  /** The names of steps that it cannot take, each with the reason. */
  dailyGaps: Readonly<Record<string, string>>;
};
