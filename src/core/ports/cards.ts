/** What is stored of a reply that lives on: enough to answer the next press. `state` is the command's own, checked when read. */
export type Card = { id: string; command: string; owner: string; createdAt: number; state: unknown };

export type Cards = {
  get(workspace: string, id: string): Promise<Card | undefined>;
  put(workspace: string, card: Card): Promise<void>;
  /** False, and nothing is changed, when there is a card of this id already. */
  add(workspace: string, card: Card): Promise<boolean>;
};
