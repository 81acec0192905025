import type { Place } from '../request.ts';

/** The place of a bug. It names a command or a button, never text that a person typed. */
export type BugScene = { doing?: string; place?: Place };

/** Logs a bug for the operator. `id` is the id that the user was told, if any. */
export type LogBug = (id: string, error: unknown, scene?: BugScene) => void;
