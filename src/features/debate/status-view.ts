import type { CommandContext } from '#core/command.ts';
import type { Actor } from './commands.ts';
import type { Draft } from './drafts.ts';
import type { Drawing } from './drawing.ts';
import type { FoundDebate } from './where.ts';

/** A debate as one person sees it. `draft`: their own, if they have one. */
export type View = { drawing: Drawing; by: Actor; context: CommandContext; found: FoundDebate; draft?: Draft };
