import type { ChatDeps } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { People } from './people.ts';
import type { Respond } from './response-url.ts';
import type { Web } from './web-api.ts';

/** As whom the bot works in one workspace. */
export type Identity = { team: string; token: string; bot: string; botUser: string };

/** Looked up by team, so that there can be many: undefined where Parley is not installed. */
export type Tokens = (team: string) => Promise<Identity | undefined>;

/** What everybody who answers here needs. */
export type SlackContext = {
  deps: ChatDeps;
  timing: Timing;
  people: People;
  respond: Respond;
  tokens: Tokens;
  /** Throws where Parley is not installed. */
  web(team: string): Promise<Web>;
  api: string | undefined;
};
