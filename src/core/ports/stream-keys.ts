/** Stores the key of a stream's page: the unguessable name in the link to it. */
export type StreamKeys = {
  get(workspace: string, stream: string): Promise<string | undefined>;
  /** Returns the stream's key, and makes one if there is none. */
  make(workspace: string, stream: string): Promise<string>;
  /** Deletes the key, so that the link stops working. Returns false if there was none. */
  remove(workspace: string, stream: string): Promise<boolean>;
  streamOf(key: string): Promise<{ workspace: string; stream: string } | undefined>;
};
