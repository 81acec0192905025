import { z } from 'zod';
import type { Outside } from '#core/ports/outside.ts';
import { dropOldest } from '../shared/drop-oldest.ts';
import { errorOf, isNotGranted } from './error-codes.ts';
import type { Web } from './web-api.ts';

/** Ids of the members of a user group. `hidden`: the app may not see them. Undefined: Slack does not tell just now. */
export type Members = ReadonlySet<string> | 'hidden' | undefined;

export type UserGroups = {
  /** Returns who is in the group; asks Slack if that is not known. Never throws. */
  members(team: string, group: string): Promise<Members>;
};

/** Milliseconds that the members are kept. A change in Slack is noticed after this time. */
const KEPT = 5 * 60 * 1000;
/** Milliseconds until Slack is asked again after it gave no answer. */
const MINUTE = 60 * 1000;
/** Most groups in memory. The oldest entries are deleted first. */
const MOST_GROUPS = 500;

const Answer = z.object({ users: z.array(z.string()) });

type GroupsParts = { web(team: string): Promise<Web>; outside: Outside; log(line: string): void };
type KnownGroup = { until: number; members: Promise<Members> };

/** Looks up who is in user groups (`usergroups.users.list`), which needs the optional scope `usergroups:read`. */
export function createUserGroups(parts: GroupsParts): UserGroups {
  const { now } = parts.outside;
  const all = new Map<string, KnownGroup>();
  const said = new Set<string>();
  const ask = (team: string, group: string, before: KnownGroup | undefined): Promise<Members> => {
    const known: KnownGroup = { until: now() + KEPT, members: lookUp(parts, team, group, said) };
    known.members = known.members.then((members) => {
      if (members instanceof Set) return members;
      known.until = now() + MINUTE;
      // While Slack does not tell, it is as it was.
      return members ?? before?.members;
    });
    all.delete(`${team} ${group}`);
    all.set(`${team} ${group}`, known);
    dropOldest(all, MOST_GROUPS);
    return known.members;
  };
  return {
    members: (team, group) => {
      const known = all.get(`${team} ${group}`);
      return known && known.until > now() ? known.members : ask(team, group, known);
    },
  };
}

async function lookUp({ web, log }: GroupsParts, team: string, group: string, said: Set<string>): Promise<Members> {
  try {
    const told = await (await web(team)).call('usergroups.users.list', { usergroup: group });
    return new Set(Answer.parse(told).users);
  } catch (error) {
    const why = errorOf(error);
    if (!said.has(why))
      log(`Slack does not tell who is in a user group (usergroups.users.list: ${why})${hint(why)}. ${MEANWHILE}`);
    said.add(why);
    return isNotGranted(error) ? 'hidden' : undefined;
  }
}

const hint = (why: string): string =>
  why === 'missing_scope' ? '; add the scope usergroups:read and install the app again' : '';

const MEANWHILE = 'Until then only people named one by one take part where a group was to.';
