import type { Added, AddOptions, Draft, Plan, Removed } from './adding.ts';
import type { Article, ArticleMeta, Passage, RemovedArticle } from './article.ts';
import type { Attribution } from './attribution.ts';
import type { Highlight } from './display.ts';
import type { EditionLanguage, PublicLanguage } from './language.ts';
import type { Platform } from './request.ts';
import type { Dropped, Sketch } from './sketch.ts';
import type { Evidence, FoundTopic, LiveTopic, Standing, TopicFault } from './topic.ts';

/** What is stored of a revision; passages carry the checksum of their words, which outlives the words. */
export type NewRevision = {
  article: string;
  language: EditionLanguage;
  number: number;
  addedAt: number;
  addedBy: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly (Passage & { checksum: string })[];
  /** Checksum of the file it was read from: the same file need not be read again. */
  origin: string;
};

/** `text` is '' once the article was removed; labels and checksums stay, so that no number is ever given twice. */
export type StoredRevision = NewRevision;

/** An article as stored: every revision, ordered by the edition's first adding and then by number. */
export type StoredArticle = { id: string; removed?: RemovedArticle; revisions: readonly StoredRevision[] };

/** Articles of one workspace, or of the shelf. */
export type Articles = {
  /** Present articles, each edition with its newest revision only, ordered by id. */
  current(workspace: string): Promise<StoredArticle[]>;
  /** One article with all its revisions, or what is left of a removed one. */
  get(workspace: string, id: string): Promise<StoredArticle | undefined>;
  /** Adds a revision (and with it the edition and the article). Throws when its number is taken: somebody was faster. Brings a removed article back. */
  add(workspace: string, revision: NewRevision): Promise<void>;
  /** Drops the words of all revisions and marks the article as removed. */
  remove(workspace: string, id: string, removed: RemovedArticle): Promise<void>;
  /** Grows with every change to the workspace's articles, by whichever process; 0 at first. */
  version(workspace: string): Promise<number>;
};

/** What is stored of a reply that lives on: enough to answer the next press. `state` is the command's own, checked when read. */
export type Card = { id: string; command: string; owner: string; createdAt: number; state: unknown };

export type Cards = {
  get(workspace: string, id: string): Promise<Card | undefined>;
  put(workspace: string, card: Card): Promise<void>;
  /** False, and nothing is changed, when there is a card of this id already. */
  add(workspace: string, card: Card): Promise<boolean>;
};

/** What can be chosen for a whole workspace, and otherwise for one channel. */
export type PlaceSettings = {
  /** Of public posts. */
  language?: PublicLanguage;
  /** The article that is searched first. */
  article?: string;
  /** Ids of people. Those of a channel come to those of the workspace. */
  facilitators: readonly string[];
};

/** What a workspace has chosen. */
export type WorkspaceSettings = PlaceSettings & {
  channels: Readonly<Record<string, PlaceSettings>>;
  /** Articles that the reader shows whole although their licence does not say that anybody may. */
  whole: readonly string[];
};

export type SettingsPort = {
  get(workspace: string): Promise<WorkspaceSettings>;
  /** Stores what `change` makes of the present settings, and gives it back; two changes at once both count. `change` throws: nothing is stored. */
  change(workspace: string, change: (before: WorkspaceSettings) => WorkspaceSettings): Promise<WorkspaceSettings>;
};

/** The unguessable name under which the reader shows a workspace's articles. */
export type ReaderKeys = {
  get(workspace: string): Promise<string | undefined>;
  /** In place of the old one, which leads nowhere from then on. */
  put(workspace: string, key: string): Promise<void>;
  workspaceOf(key: string): Promise<string | undefined>;
};

/** What a platform delivered and was told to wait for. `body` is the chat's own JSON: what it takes to answer later. */
export type Delivery = { id: string; platform: Platform; receivedAt: number; body: unknown };

/**
 * Deliveries whose answer is still owed, so that a restart answers them. `sending`: the answer may have gone out, or may not.
 */
export type Inbox = {
  /** False, and nothing is changed, when this delivery is there already. */
  put(workspace: string, delivery: Delivery): Promise<boolean>;
  mark(workspace: string, id: string, state: 'sending' | 'done'): Promise<void>;
  /** What all workspaces are owed on the platform, oldest first. */
  owed(platform: Platform): Promise<(Delivery & { workspace: string; state: 'received' | 'sending' })[]>;
  /** Drops what was received before the instant, answered or not. */
  forget(platform: Platform, before: number): Promise<void>;
};

/** A built search index kept for the next start. `key` says what it was built from and how; another key's bytes are not given. */
export type Indexes = {
  get(workspace: string, key: string): Promise<Uint8Array | undefined>;
  /** Replaces whatever was kept for the workspace. */
  put(workspace: string, key: string, bytes: Uint8Array): Promise<void>;
};

/** A message as the console shows it; `body` is JSON of the console's own. `seq` grows with every append and every edit. */
export type ConsoleMessage = { id: string; seq: number; channel: string; body: unknown };

/** What a chat platform would remember: the console's messages, so that they are there after a restart. */
export type Transcript = {
  append(workspace: string, message: { id: string; channel: string; body: unknown }): Promise<ConsoleMessage>;
  /** Replaces the body, with a new `seq`; undefined when there is no such message. */
  edit(workspace: string, id: string, body: unknown): Promise<ConsoleMessage | undefined>;
  /** Messages of the channel with a larger `seq`, in the order they were first appended; the newest `limit`. */
  since(workspace: string, channel: string, seq: number, limit: number): Promise<ConsoleMessage[]>;
};

/** A workspace's own topic: the text of its file, and who last saved or accepted it (ms since the epoch). Members see only accepted ones. */
export type StoredTopic = { id: string; yaml: string; status: 'draft' | 'accepted'; by: string; at: number };

/** Topics of one workspace. */
export type StoredTopics = {
  /** Ordered by id. */
  list(workspace: string): Promise<StoredTopic[]>;
  /** In place of what stood under this id and status; a draft and an accepted topic of one id stand side by side. */
  put(workspace: string, topic: StoredTopic): Promise<void>;
  /** False when there was none. */
  remove(workspace: string, id: string, status: StoredTopic['status']): Promise<boolean>;
  /** Grows with every change, by whichever process; 0 at first. */
  version(workspace: string): Promise<number>;
};

/** Decks that are drawn from: what was drawn in a place, so that nothing comes twice. `state` is the caller's own, checked when read. */
export type Decks = {
  /** Stores what `change` makes of the present state (undefined at first) and gives it back; two draws at once both count. */
  change<State>(workspace: string, deck: string, change: (before: unknown) => State): Promise<State>;
};

/** Everything stored, in whichever database. */
export type Ports = {
  articles: Articles;
  cards: Cards;
  settings: SettingsPort;
  indexes: Indexes;
  transcript: Transcript;
  readerKeys: ReaderKeys;
  inbox: Inbox;
  topics: StoredTopics;
  decks: Decks;
};

export type Store = Ports & {
  /** Everything in `work` is stored, or nothing is. Writers of one store wait for each other. */
  transaction<T>(workspace: string, work: (ports: Ports) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Articles as the commands see them: the workspace's own and the shelf's. */
export type Library = {
  list(workspace: string): Promise<Article[]>;
  /** The workspace's own article before the shelf's of the same id. */
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  /** Reads a file and says what adding it would do. Stores nothing. Throws a user error. */
  preview(
    workspace: string,
    file: { name: string; bytes: Uint8Array },
    options: AddOptions,
  ): Promise<{ draft: Draft; plan: Plan }>;
  /** Adds what `preview` read. Throws a user error, and then nothing is changed. */
  add(workspace: string, draft: Draft, options: AddOptions & { by: string; now: number }): Promise<Added>;
  /** Throws a user error when there is no such article, or when it is the shelf's. */
  remove(workspace: string, id: string, now: number): Promise<Removed>;
};

export type Query = { words: string; article?: string; language?: EditionLanguage; limit: number };

/** A passage that was found; offsets of `highlights` are in its text. Best first. */
export type Hit = {
  article: string;
  language: EditionLanguage;
  label: string;
  /** Of its words, in UTF-16 units. */
  length: number;
  score: number;
  highlights: readonly Highlight[];
};

export type Finder = { find(workspace: string, query: Query): Promise<Hit[]> };

/** Topics as the commands see them: the workspace's own, as far as accepted, and the shelf's. */
export type Topics = {
  /** The workspace's own before the shelf's of the same id; ordered by id, those that wait for an article too. */
  list(workspace: string): Promise<LiveTopic[]>;
  /** Topics that words are about, best first; of those that wait for nothing. */
  find(workspace: string, words: string): Promise<FoundTopic[]>;
  /** A topic that nobody has accepted yet, as members would see it; undefined where it cannot be read. */
  preview(workspace: string, id: string, yaml: string): Promise<LiveTopic | undefined>;
  /** What has become of a piece of the topic's evidence. */
  standing(live: LiveTopic, evidence: Evidence): Standing;
};

/** Topics that are being written. Whatever is wrong with one, it can be saved; only a sound one can be accepted. */
export type TopicDrafts = {
  /**
   * A topic's file: from a sketch, or from what a language model proposes without what it could not show to be in the article (`dropped`).
   * Checksums are written, and the passages stand beside their sentences as comments. Throws a user error.
   */
  draft(
    article: Article,
    edition: EditionLanguage,
    from: Sketch | 'model',
  ): Promise<{ yaml: string; dropped?: Dropped }>;
  /** All that is wrong with a file, ordered by line. */
  check(workspace: string, id: string, yaml: string): Promise<TopicFault[]>;
  /** Stores a draft in place of the one of this id, and says all that is wrong with it. Throws a user error, and then nothing is stored. */
  save(workspace: string, draft: { id: string; yaml: string; by: string }): Promise<TopicFault[]>;
  /** Shows a draft to members where nothing in the faults it gives is an error. Throws a user error when there is none. */
  accept(workspace: string, id: string, by: string): Promise<TopicFault[]>;
  /** Draft and accepted topic. Throws a user error when the workspace has neither. */
  remove(workspace: string, id: string): Promise<void>;
};

/** Whose words and views an article reports. */
export type Attributions = {
  /** Of the edition's current text, those who hold most first; [] where there is no such edition. */
  of(article: Article, language: EditionLanguage): readonly Attribution[];
};

/** The world outside, as arguments. `now`: ms since the epoch; `newId`: unguessable, URL-safe, 22 characters; `dice`: a whole number from 0, less than `sides`. */
export type Outside = { now(): number; newId(): string; dice(sides: number): number };
