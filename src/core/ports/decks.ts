/** Stores what was drawn from a deck in a place, so that nothing is drawn twice. `state` is the caller's own and is checked when read. */
export type Decks = {
  /** Returns the state of a deck; undefined if nothing was drawn from it yet. */
  get(workspace: string, deck: string): Promise<unknown>;
  /** Stores the result of `change` on the present state (undefined at first) and returns it. Two simultaneous draws both count. */
  change<State>(workspace: string, deck: string, change: (before: unknown) => State): Promise<State>;
};
