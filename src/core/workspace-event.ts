/**
 * What a chat hears of a workspace unasked. `removed`: the bot is no longer in it, or its token is not accepted any more. `returned`: the bot is
 * in it (again); comes also for a workspace that it never left. `channel-gone`: a channel or a thread was deleted, or the bot was taken out of it.
 */
export type WorkspaceEvent =
  | { kind: 'removed'; workspace: string }
  | { kind: 'returned'; workspace: string }
  | { kind: 'channel-gone'; workspace: string; channel: string };
