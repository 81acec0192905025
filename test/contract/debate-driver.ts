import type { SetClock } from '../store/set-clock.ts';
import type { DailyDriver, Seen, Speaker } from './chat-driver.ts';

/** A message of the bot that everybody sees. `pings`: the names of who was notified. `file`: one that it shows. */
export type Post = Seen & { place: 'channel' | 'thread'; pings: readonly string[]; file?: string };

/** What happens to the place of a debate. */
export type DebateChange =
  | 'the right to send files is taken'
  | 'the right to send files is given'
  | 'the thread is locked'
  | 'the thread is unlocked'
  | 'the bot is removed'
  | 'the bot is invited again'
  | 'the channel is deleted'
  | 'another channel is used';

/** Drives a chat in which debates take place. */
export type DebateDriver = DailyDriver & {
  /** All that the bot has posted in the channel and its threads, in order, as it stands now. */
  posts(): Promise<Post[]>;
  /** Says this in the debate’s thread as people do there, where a command may not be typed. */
  typeInThread(line: string, who: Speaker): Promise<Seen>;
  /** Makes a message of one’s own the speech, from the message’s menu. */
  makeSpeech(text: string, who: Speaker): Promise<Seen>;
  happens(what: DebateChange): void;
};

export type DebateUnderTest = {
  name: string;
  openDebates(clock: SetClock): Promise<DebateDriver>;
  /** The names of steps that it cannot take, each with the reason. */
  debateGaps: Readonly<Record<string, string>>;
};
