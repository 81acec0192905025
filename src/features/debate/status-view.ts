import type { CommandContext } from '#core/command.ts';
import type { Actor } from './commands.ts';
import type { Drawing } from './drawing.ts';
import type { FoundDebate } from './where.ts';

/** A debate as one person sees it. */
export type View = { drawing: Drawing; by: Actor; context: CommandContext; found: FoundDebate };
