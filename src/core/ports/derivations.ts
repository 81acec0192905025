/**
 * What was worked out from an article's texts and takes long to work out again, such as how its editions run side by side. `kind`: what
 * it is; `key`: which revisions it was worked out from, and how. Goes with the article when it is removed.
 */
export type Derivations = {
  /** Undefined where nothing of the kind is stored under this key. */
  get(workspace: string, article: string, kind: string, key: string): Promise<unknown>;
  /** Replaces what was stored of the kind. */
  put(workspace: string, article: string, kind: string, key: string, body: unknown): Promise<void>;
};
