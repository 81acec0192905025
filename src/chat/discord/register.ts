import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Declared } from './declare.ts';

/** Fields in which two declarations can differ. Fields that Discord adds (ids, versions) or may leave out are ignored. */
const names = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => sorted(map ?? {}));
const choice = z.object({ name: z.string(), name_localizations: names, value: z.union([z.string(), z.number()]) });
type RegisteredOption = z.infer<typeof plain> & { options: RegisteredOption[] };
const plain = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string().default(''),
  name_localizations: names,
  description_localizations: names,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(choice).default([]),
});
const option: z.ZodType<RegisteredOption> = plain.extend({ options: z.lazy(() => z.array(option)).default([]) });
const numbers = z
  .array(z.number())
  .nullish()
  .transform((list) => [...(list ?? [])].sort());
const command = plain.extend({
  options: z.array(option).default([]),
  contexts: numbers,
  integration_types: numbers,
  default_member_permissions: z
    .string()
    .nullish()
    .transform((bits) => bits ?? null),
  nsfw: z.boolean().default(false),
});

function sorted(map: Record<string, string>): [string, string][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

const key = ({ type, name }: { type: number; name: string }): string => `${type} ${name}`;

/** True if Discord's commands equal the wanted ones, in any order. */
export function sameCommands(present: unknown, wanted: readonly Declared[]): boolean {
  const read = z.array(command).safeParse(present);
  if (!read.success) return false;
  const inOrder = (all: z.infer<typeof command>[]) =>
    JSON.stringify([...all].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  return inOrder(read.data) === inOrder(z.array(command).parse(wanted));
}

/**
 * Replaces Discord's list of the bot's commands if it differs. Returns false if nothing was changed. If the list cannot be read (404, 405:
 * substitutes for Discord in tests), it is written, which changes nothing if it was equal.
 */
export async function register(rest: REST, application: string, wanted: readonly Declared[]): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = await rest.get(route, { query }).catch((error: unknown) => {
    if (error instanceof DiscordAPIError && (error.status === 404 || error.status === 405)) return undefined;
    throw error;
  });
  if (sameCommands(present, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}
