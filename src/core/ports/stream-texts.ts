/**
 * Words that a person wrote in a stream: a speech, a question, a draft. `by`: the random id of its author. `kind` and `body` are the feature's
 * own; `body` is checked when read, and undefined once its author was erased. `createdAt`: ms.
 */
export type StreamText = { id: string; stream: string; by: string; kind: string; createdAt: number; body?: unknown };

/** Words that people wrote in streams, apart from the events, so that they can be erased. */
export type StreamTexts = {
  /** Stores a text in place of the one with this id. */
  put(workspace: string, text: StreamText & { body: unknown }): Promise<void>;
  /** Returns the texts of a stream, oldest first. */
  list(workspace: string, stream: string): Promise<StreamText[]>;
  get(workspace: string, id: string): Promise<StreamText | undefined>;
  /** Deletes a text. Returns false if there was none. */
  remove(workspace: string, id: string): Promise<boolean>;
  /** Deletes the words of a person in all streams; that there was a text stays. Returns their number. */
  forget(workspace: string, by: string): Promise<number>;
};
