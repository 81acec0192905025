import { checkSlack } from '../../platforms/slack-check.ts';
import type { Json, World } from './world.ts';

/**
 * Remembers what the bot sent and what it breaks of Slack's schemas and length rules. `method`: one of the Web API, `response_url`, or
 * `ack.slash`, `ack.view_submission`, `ack.block_suggestion` for what came with an acknowledgement.
 */
export function check(world: World, method: string, body: Json): void {
  world.requests.push({ method, body });
  const faults = checkSlack(method.startsWith('ack.') ? 'ack' : method, body);
  world.faults.push(...faults.map((fault) => `${method}: ${fault}`));
}
