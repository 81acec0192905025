import type { Place } from '../request.ts';

/** Where a bug was met. It names a command or a button, never what anybody typed. */
export type BugScene = { doing?: string; place?: Place };

/** Writes a bug down for the operator. `id` is the number that the user was given, if anybody was. */
export type LogBug = (id: string, error: unknown, scene?: BugScene) => void;
