import type { Place } from '../request.ts';

/** Where a bug came up. It names a command or a button, never text that a person typed. */
export type BugDetails = { doing?: string; place?: Place };

/** Logs a bug for the operator. `id` is the id that the user was told, if any. */
export type LogBug = (id: string, error: unknown, bugDetails?: BugDetails) => void;
