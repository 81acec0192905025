import type { Platform } from '../request.ts';

/**
 * The data of a stream beside its events. `place`: where it happens; one open stream a place. `isOpen`: false once it has ended. `dueAt`:
 * ms, when it is to be looked at next; undefined if never. `version`: the number of its events.
 */
export type StreamHead = {
  id: string;
  platform: Platform;
  place: string;
  isOpen: boolean;
  dueAt?: number;
  version: number;
};

/** Events of all workspaces, in streams of their own. Events are the feature's own and are checked when read. */
export type Streams = {
  /** Returns a stream with all its events, in order. */
  read(workspace: string, id: string): Promise<(StreamHead & { events: readonly unknown[] }) | undefined>;
  /**
   * Adds events and stores the head; `head.version` is the version that the stream has before. Returns false and changes nothing if it has
   * another one, or if another open stream is in the place. A new stream has version 0.
   */
  append(workspace: string, head: StreamHead, events: readonly unknown[]): Promise<boolean>;
  /** Returns the heads of a place's streams, or of all of a workspace, the one that was begun last first. */
  list(workspace: string, place?: { platform: Platform; place: string }): Promise<StreamHead[]>;
  /** Returns at most `limit` open streams of these platforms that are due at `now` or before, longest due first. */
  due(platforms: readonly Platform[], now: number, limit: number): Promise<{ workspace: string; id: string }[]>;
  /** Deletes a stream with its events, texts, key and ballots. Returns false if there was none. */
  remove(workspace: string, id: string): Promise<boolean>;
};
