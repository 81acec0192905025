/** Decks that are drawn from: what was drawn in a place, so that nothing comes twice. `state` is the caller's own, checked when read. */
export type Decks = {
  /** Stores what `change` makes of the present state (undefined at first) and gives it back; two draws at once both count. */
  change<State>(workspace: string, deck: string, change: (before: unknown) => State): Promise<State>;
};
