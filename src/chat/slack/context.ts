import type { ChatDeps } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { People } from './people.ts';
import type { Respond } from './response-url.ts';
import type { UserGroups } from './user-groups.ts';
import type { Web } from './web-api.ts';

/** The bot's identity in one workspace. `name`: the workspace's. */
export type Identity = { team: string; name: string; token: string; bot: string; botUser: string };

/** Finds the identity by team, so that there can be many; undefined where Parley is not installed. */
export type Tokens = (team: string) => Promise<Identity | undefined>;

/** Everything that answering uses. */
export type SlackContext = {
  deps: ChatDeps;
  timing: Timing;
  people: People;
  groups: UserGroups;
  respond: Respond;
  tokens: Tokens;
  /** Returns the names of the workspaces where Parley is installed. */
  installedIn(): string[];
  /** Called when Slack says that the bot was removed from a team. */
  removed(team: string): void;
  /** Returns the Web API of a team. Throws if Parley is not installed there. */
  web(team: string): Promise<Web>;
  api: string | undefined;
};
