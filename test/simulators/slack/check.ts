import type { Json, World } from './world.ts';

type Check = (method: string, body: unknown) => string[];

/** Slack's schemas and length rules. */
const loaded: Promise<Check | undefined> = import(new URL('../../platforms/slack-check.ts', import.meta.url).href).then(
  ({ checkSlack }: { checkSlack: Check }) => checkSlack,
  () => undefined,
);

/** Remembers what the bot sent and what it breaks of Slack's rules. */
export async function check(world: World, method: string, body: Json): Promise<void> {
  world.requests.push({ method, body });
  const faults = (await loaded)?.(method, body) ?? [];
  world.faults.push(...faults.map((fault) => `${method}: ${fault}`));
}
