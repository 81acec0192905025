import path from 'node:path';
import { z } from 'zod';

/** What the environment says (see `.env.example`). Folders are absolute. */
export type Settings = { port: number; data: string };

const HIGHEST_PORT = 65_535;
export const DEFAULT_PORT = 4321;

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine((port) => port <= HIGHEST_PORT, `is above ${HIGHEST_PORT}`)
    .default(DEFAULT_PORT),
  PARLEY_DATA: z.string().default('./data'),
});

/** The settings, or everything that is wrong with them, a line each. Empty variables count as not set. */
export function readSettings(
  environment: NodeJS.ProcessEnv,
  cwd: string,
): { settings: Settings } | { faults: string[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(
        (issue) => `${issue.path.join('.')} ${issue.message} (it is "${set[String(issue.path[0])]}").`,
      ),
    };
  }
  return { settings: { port: parsed.data.PORT, data: path.resolve(cwd, parsed.data.PARLEY_DATA) } };
}
