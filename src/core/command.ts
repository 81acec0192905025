import type { Attributions } from './ports/attributions.ts';
import type { Cards } from './ports/cards.ts';
import type { Decks } from './ports/decks.ts';
import type { Finder } from './ports/finder.ts';
import type { Library } from './ports/library.ts';
import type { Outside } from './ports/outside.ts';
import type { Links } from './ports/reader-links.ts';
import type { PlaceSettings, SettingsPort } from './ports/settings.ts';
import type { Topics } from './ports/topics.ts';
import type { Outcome, Suggestion, Visibility } from './reply.ts';
import type { Args, Asked, Attachment, Right } from './request.ts';
import type { Say, Words } from './words.ts';

/**
 * What a command can be given. `text` takes the rest of the line when it is the first option, and is completed when it `suggests`;
 * `article` is an article's id and is completed; `user` is a person's id on the platform; `file` is what came along with the message;
 * `pasted` is text of several lines: what stands below the command's line. `chinese` is its name for who reads Chinese (simplified),
 * `traditional` the same as it is converted, where that differs: typed, any of the names will do.
 */
export type Option = { name: string; chinese: string; traditional?: string; words: Words; required: boolean } & (
  | { kind: 'text'; suggests?: true }
  | { kind: 'article' | 'flag' | 'file' | 'user' | 'pasted' }
  | { kind: 'choice'; choices: readonly { value: string; words: Words }[] }
);

/** Everything a handler may use of the other rooms. */
export type Services = {
  library: Library;
  finder: Finder;
  topics: Topics;
  attributions: Attributions;
  cards: Cards;
  decks: Decks;
  settings: SettingsPort;
  links: Links;
  outside: Outside;
};

/**
 * Who asked where, and how to speak. `say` words what everybody sees in the place's language and what one person sees in
 * theirs; `settings` are those that hold in the place: the channel's own before the workspace's.
 */
export type Context = {
  asked: Asked;
  /** What they may do in this channel, and in the whole workspace. */
  may: Right;
  mayForAll: Right;
  say: Say;
  sayTo(visibility: Visibility): Say;
  settings: PlaceSettings;
  services: Services;
};

/** How far a command reaches: the channel where it is used, or everything that the workspace has. */
export type Scope = 'channel' | 'workspace';

/** A slash command: its words, what it takes, who may use it, and its handlers. */
export type Command = {
  path: readonly string[];
  /** The path for who reads Chinese, word for word. */
  chinese: readonly string[];
  /** The same in traditional characters, where that differs. */
  traditional?: readonly string[];
  words: Words;
  options: readonly Option[];
  /** Options of which at least one has to be given. */
  oneOf?: readonly string[];
  may: Right;
  /** Where that right is needed: in the channel, unless given. */
  scope?: Scope;
  /** How it is offered on a message that somebody points at, and what it is given then. */
  shortcut?: { words: Words; args(message: string): Args };
  /** Lines that work when typed. */
  examples: readonly Words[];
  /** Who will see the answer: known from the arguments alone, because a platform fixes it when an answer is deferred. */
  visibility(args: Args): Visibility;
  run(context: Context, args: Args, files: readonly Attachment[]): Promise<Outcome>;
  /** Answers a button of one of its cards; `action` and `card` are what the button's id was made of. */
  press?(context: Context, action: string, card: string): Promise<Outcome>;
  complete?(context: Context, option: string, typed: string, args: Args): Promise<Suggestion[]>;
};

/** Whether something has to be given yet: then a chat that has forms asks for it, and any other says so. */
export function asksForMore(command: Command, args: Args, files: number): boolean {
  const given = (name: string) => {
    const kind = command.options.find((option) => option.name === name)?.kind;
    return kind === 'file' ? files > 0 : args[name] !== undefined && args[name] !== '';
  };
  const missing = command.options.some(({ name, required }) => required && !given(name));
  return missing || (command.oneOf !== undefined && !command.oneOf.some(given));
}

/** A button's id: which command answers it, what is to be done, and the card it stands on. At most 100 characters everywhere. */
export function buttonId(command: Command['path'], action: string, card: string): string {
  return [command.join('.'), action, card].join('|');
}

export function parseButtonId(id: string): { path: string[]; action: string; card: string } | undefined {
  const [path, action, card, ...rest] = id.split('|');
  return path && action && card && !rest.length ? { path: path.split('.'), action, card } : undefined;
}
