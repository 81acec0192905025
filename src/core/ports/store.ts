import type { Articles } from './articles.ts';
import type { Ballots } from './ballots.ts';
import type { Cards } from './cards.ts';
import type { Clock } from './clock.ts';
import type { Decks } from './decks.ts';
import type { Derivations } from './derivations.ts';
import type { Inbox } from './inbox.ts';
import type { Leases } from './leases.ts';
import type { Outbox } from './outbox.ts';
import type { Participants } from './participants.ts';
import type { ReaderKeys } from './reader-keys.ts';
import type { Retention } from './retention.ts';
import type { ScheduleRuns } from './schedule-runs.ts';
import type { Schedules } from './schedules.ts';
import type { Indexes } from './search-indexes.ts';
import type { StoredSettings } from './settings.ts';
import type { Stances } from './stances.ts';
import type { StoredTopics } from './stored-topics.ts';
import type { StreamKeys } from './stream-keys.ts';
import type { StreamTexts } from './stream-texts.ts';
import type { Streams } from './streams.ts';
import type { Suggestions } from './suggestions.ts';
import type { Tallies } from './tallies.ts';
import type { Transcript } from './transcript.ts';

/** All stored data, in any database. */
export type Ports = {
  articles: Articles;
  derivations: Derivations;
  cards: Cards;
  settings: StoredSettings;
  indexes: Indexes;
  transcript: Transcript;
  readerKeys: ReaderKeys;
  inbox: Inbox;
  leases: Leases;
  topics: StoredTopics;
  decks: Decks;
  retention: Retention;
  schedules: Schedules;
  scheduleRuns: ScheduleRuns;
  outbox: Outbox;
  suggestions: Suggestions;
  stances: Stances;
  tallies: Tallies;
  streams: Streams;
  participants: Participants;
  streamTexts: StreamTexts;
  streamKeys: StreamKeys;
  ballots: Ballots;
  clock: Clock;
};

export type Store = Ports & {
  /**
   * Stores either everything in `work` or nothing. Writers of one workspace wait for each other. `work` may use this workspace alone.
   */
  transaction<T>(workspace: string, work: (ports: Ports) => Promise<T>): Promise<T>;
  /** Runs a request. In it, each version counter is read once, and again after the request has changed something. */
  request<T>(work: () => Promise<T>): Promise<T>;
  /** Says that another thread has changed something for this request. */
  refresh(): void;
  /** False while a database on a server cannot be reached. */
  isReachable(): boolean;
  close(): Promise<void>;
};
