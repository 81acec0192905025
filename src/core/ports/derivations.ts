/**
 * Stores results computed from an article's texts that are slow to compute again, such as the alignment of its editions. `kind`: the kind
 * of result. `key`: the revisions and the method it was computed from. Deleted with the article.
 */
export type Derivations = {
  /** Returns undefined if no result of the kind is stored under this key. */
  get(workspace: string, article: string, kind: string, key: string): Promise<unknown>;
  /** Stores a result in place of the earlier one of this kind. */
  put(workspace: string, article: string, kind: string, key: string, body: unknown): Promise<void>;
};
