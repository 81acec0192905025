/**
 * What is stored of a reply that lives on: enough to answer the next press. `state` is the command's own, checked when read.
 * Cards are deleted when they are old; a short-lived one, such as the preview of a file, after a day.
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
  /** False, and nothing is changed, when there is a card of this id already. */
  add(workspace: string, card: Card): Promise<boolean>;
};
