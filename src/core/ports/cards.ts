/**
 * The stored state of a reply with buttons: the data needed to answer the next press. `state` is the command's own and is checked when
 * read. Old cards are deleted; a short-lived one, such as a file's preview, after a day.
 */
export type Card = {
  id: string;
  command: string;
  owner: string;
  createdAt: number;
  state: unknown;
  shortLived?: boolean;
};

export type Cards = {
  get(workspace: string, id: string): Promise<Card | undefined>;
  put(workspace: string, card: Card): Promise<void>;
  /** Returns false and changes nothing if a card with this id exists. */
  add(workspace: string, card: Card): Promise<boolean>;
  /** Returns at most `limit` cards of this owner. */
  ownedBy(workspace: string, owner: string, limit: number): Promise<Card[]>;
  countOf(workspace: string, owner: string): Promise<number>;
};
