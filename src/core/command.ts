import { UserError } from './errors.ts';
import type { Language, PublicLanguage } from './language.ts';
import type { MessageShortcut } from './message-shortcut.ts';
import type { Attributions } from './ports/attributions.ts';
import type { Books } from './ports/books.ts';
import type { Cards } from './ports/cards.ts';
import type { Corrections } from './ports/corrections.ts';
import type { Decks } from './ports/decks.ts';
import type { Finder } from './ports/finder.ts';
import type { Ingest } from './ports/ingest.ts';
import type { Library } from './ports/library.ts';
import type { Outside } from './ports/outside.ts';
import type { Pages } from './ports/pages.ts';
import type { Links } from './ports/reader-links.ts';
import type { PlaceSettings, SettingsPort } from './ports/settings.ts';
import type { Store } from './ports/store.ts';
import type { Topics } from './ports/topics.ts';
import type { Outcome, Suggestion, Visibility } from './reply.ts';
import type { Args, Attachment, Requester, Right } from './request.ts';
import type { Say, Words } from './words.ts';

/**
 * An option of a command. `text` takes the rest of the line when it is the first option, or when it is required and follows the options
 * given by position; it is completed when it `suggests`. `mentions`: it reads mentions of people and
 * groups, which stay as the platform writes them. `addresses`: of a link it reads the address, not the words on it. `reads`: true if these words are a value of it, for texts of a
 * kind of their own, such as dates. `article` is an article's id and is completed. `user` is a person's id on the
 * platform. `file` is a file sent with the message. `pasted` is text of several lines, below the command's line. `chinese` is the option's
 * name in simplified Chinese; `traditional` is the converted name, if it differs. People can type any of the names. `also` are other names of
 * a flag or of a choice's value that people type; they are never shown. `perhaps` are words that can mean the flag or belong to the text.
 */
export type Option = { name: string; chinese: string; traditional?: string; words: Words; required: boolean } & (
  | { kind: 'text'; suggests?: true; mentions?: true; addresses?: true; reads?(words: string): boolean }
  | { kind: 'article' | 'file' | 'user' | 'pasted' }
  | { kind: 'flag'; also?: readonly string[]; perhaps?: readonly string[] }
  | { kind: 'choice'; choices: readonly { value: string; words: Words; also?: readonly string[] }[] }
);

export type Choice = Extract<Option, { kind: 'choice' }>['choices'][number];

/** What a choice can be typed as, before any conversion: its value, its words, and its other names. */
export const choiceNames = ({ value, words, also = [] }: Choice): string[] => [value, words.en, words.zh, ...also];

/** The names of the options that can be typed, for readers of each language. */
export function optionNames(options: readonly Option[]): Words[] {
  const typed = options.filter(({ kind }) => kind !== 'file' && kind !== 'pasted');
  return typed.map(({ name, chinese }) => ({ en: name, zh: chinese }));
}

/** The name of an option for readers of this language: one that can be typed, so a traditional one is as declared and not converted. */
export const shownName = ({ name, chinese, traditional = chinese }: Option, language: Language): string =>
  inLanguage(language, name, chinese, traditional);

/** The name of a command for readers of this language, as it is typed. */
export const shownPath = ({ path, chinese, traditional = chinese }: Command, language: Language): string =>
  nameOf(inLanguage(language, path, chinese, traditional));

function inLanguage<T>(language: Language, english: T, simplified: T, traditional: T): T {
  if (language === 'en') return english;
  return language === 'zh-Hans' ? simplified : traditional;
}

/** The stored data that features change several of at once, each in one transaction. */
export type FeatureStore = Pick<
  Store,
  | 'transaction'
  | 'schedules'
  | 'scheduleRuns'
  | 'outbox'
  | 'suggestions'
  | 'stances'
  | 'tallies'
  | 'streams'
  | 'participants'
  | 'streamTexts'
  | 'streamKeys'
  | 'ballots'
  | 'clock'
>;

/**
 * Everything that a handler may use from other modules. `factor`: how many times as fast the clock of what is due runs as the real one, if it does.
 */
export type Services = {
  ingest: Ingest;
  library: Library;
  books: Books;
  corrections: Corrections;
  pages: Pages;
  finder: Finder;
  topics: Topics;
  attributions: Attributions;
  cards: Cards;
  decks: Decks;
  settings: SettingsPort;
  links: Links;
  store: FeatureStore;
  outside: Outside;
  factor?: number;
};

/**
 * The requester, the place and the language of the answer. `say` words public answers in the place's language and private answers in the
 * requester's. `settings` are those valid in the place: the channel's own override the workspace's.
 */
export type CommandContext = {
  requester: Requester;
  /** The requester's rights: `may` in this channel, `mayForAll` in the whole workspace. */
  may: Right;
  mayForAll: Right;
  say: Say;
  sayTo(visibility: Visibility): Say;
  /** Words what is posted later, in a language of its own. */
  sayIn(language: PublicLanguage): Say;
  /** The language of an answer: the place's if everybody sees it, else the requester's. */
  languageFor(visibility: Visibility): PublicLanguage;
  settings: PlaceSettings;
  services: Services;
};

/** A form that a button opens. The press comes with what was filled in. A chat without forms presses without it. */
export type ButtonForm = FormFields & {
  /** Returns what stands in the form when it opens. Throws user errors. */
  values(context: CommandContext, cardId: string): Promise<Args>;
};

/** What a form asks for. `words` is its title. `oneOf`: fields of which at least one must be filled in. */
export type FormFields = { words: Words; options: readonly Option[]; oneOf?: readonly string[] };

/** The area that a command affects: the channel where it is used, or everything that the workspace has. */
export type Scope = 'channel' | 'workspace';

/** A slash command: its path, description, options, required right and handlers. */
export type Command = {
  path: readonly string[];
  /** The path in simplified Chinese, word for word. */
  chinese: readonly string[];
  /** The path in traditional characters, if it differs. */
  traditional?: readonly string[];
  /** Other words that people type for the last word of the path. They are never shown. */
  also?: readonly string[];
  words: Words;
  options: readonly Option[];
  /** Options of which at least one must be given. */
  oneOf?: readonly string[];
  may: Right;
  /** The setting that decides who may instead, where it is chosen. */
  mayBy?: 'schedules' | 'debates';
  /** Scope of the required right; the channel by default. */
  scope?: Scope;
  /** Offers the command in a message's menu. */
  shortcut?: MessageShortcut;
  /** Command lines that work as examples. */
  examples: readonly Words[];
  /** A line for whoever left something out, of a command that has no examples because it does not work everywhere. */
  sample?: Words;
  /** The words to type instead. They are told to whoever writes more after a command that takes nothing. */
  instead?: Words;
  /** Says who will see the answer. It depends on the arguments alone, because a platform fixes it when an answer is deferred. */
  visibility(args: Args): Visibility;
  run(context: CommandContext, args: Args, files: readonly Attachment[]): Promise<Outcome>;
  /**
   * Answers a button of one of the command's cards. `action` and `cardId` are parts of the button's id. `args`: what was filled in, if the
   * button opens a form.
   */
  press?(context: CommandContext, action: string, cardId: string, args?: Args): Promise<Outcome>;
  /** Forms that buttons open, by the action in the button's id. */
  forms?: Readonly<Record<string, ButtonForm>>;
  /**
   * Returns the ids of the groups that decide whether the requester may do this. A chat that is not told who is in which group asks about these.
   * `cardId`: of the button that was pressed.
   */
  groups?(context: Pick<CommandContext, 'requester' | 'services'>, cardId?: string): Promise<readonly string[]>;
  complete?(context: CommandContext, option: string, typed: string, args: Args): Promise<Suggestion[]>;
};

/** The arguments of a command as its options declare them: flags are booleans, everything else is text, present if the option is required. */
export type ArgsOf<Options extends readonly Option[]> = {
  readonly [One in Options[number] as One['name']]: One extends { kind: 'flag' }
    ? boolean | undefined
    : One extends { required: true }
      ? string
      : string | undefined;
};

/** Declares a command whose handler gets the arguments typed by its options. */
export function defineCommand<const Options extends readonly Option[]>(
  command: Omit<Command, 'options' | 'run'> & {
    options: Options;
    run(context: CommandContext, args: ArgsOf<Options>, files: readonly Attachment[]): Promise<Outcome>;
  },
): Command {
  return command;
}

/** True if a required argument is missing. A chat with forms then asks for it; any other chat says so. */
export function asksForMore(command: Command, args: Args, files: number): boolean {
  const given = (name: string) => {
    const kind = command.options.find((option) => option.name === name)?.kind;
    return kind === 'file' ? files > 0 : args[name] !== undefined && args[name] !== '';
  };
  const missing = command.options.some(({ name, required }) => required && !given(name));
  return missing || (command.oneOf !== undefined && !command.oneOf.some(given));
}

/**
 * Makes a button's id from the command that answers it, the action, and the card it belongs to. At most 100 characters on every platform.
 */
export function buttonId(command: Command['path'], action: string, cardId: string): string {
  return [command.join('.'), action, cardId].join('|');
}

export function parseButtonId(id: string): { path: string[]; action: string; cardId: string } | undefined {
  const [path, action, cardId, ...rest] = id.split('|');
  return path && action && cardId && !rest.length ? { path: path.split('.'), action, cardId } : undefined;
}

/** Finds the form that a button opens; undefined if it opens none. */
export function buttonFormOf(commands: readonly Command[], id: string): ButtonForm | undefined {
  const button = parseButtonId(id);
  const forms = button && commandAt(commands, button.path)?.forms;
  return forms && Object.hasOwn(forms, button.action) ? forms[button.action] : undefined;
}

/** Finds the command of a path, such as `['parley', 'article', 'add']`. */
export function commandAt(commands: readonly Command[], path: readonly string[]): Command | undefined {
  return namedIn(commands).get(nameOf(path));
}

// Cached, because declarations do not change.
const byName = new WeakMap<readonly Command[], ReadonlyMap<string, Command>>();

function namedIn(commands: readonly Command[]): ReadonlyMap<string, Command> {
  const named = byName.get(commands) ?? new Map(commands.map((command) => [nameOf(command.path), command]));
  byName.set(commands, named);
  return named;
}

/** The name as it is typed: `/parley article add`. */
export function nameOf(path: readonly string[]): string {
  return `/${path.join(' ')}`;
}

/** Finds the command of a path. Throws the user error 'unknown-command', for example if another version of Parley had it. */
export function requireCommand(commands: readonly Command[], path: readonly string[]): Command {
  const found = commandAt(commands, path);
  if (!found) throw new UserError({ kind: 'unknown-command', typed: nameOf(path) });
  return found;
}
