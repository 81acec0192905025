import { z } from 'zod';
import { type Language, languageOf } from '#core/language.ts';
import type { Outside } from '#core/ports/outside.ts';
import type { Right } from '#core/request.ts';
import { dropOldest } from '../shared/drop-oldest.ts';
import { errorOf } from './error-codes.ts';
import type { Web } from './web-api.ts';

/** Data about a person from Slack that Parley uses. `language` is missing if Slack does not tell who the person is. */
export type Profile = { language?: Language; may: Right; name?: string };

export type People = {
  /** Returns the data that is known without asking Slack. */
  known(team: string, user: string): Profile | undefined;
  /** Returns the person's data; asks Slack if needed. Never throws: without an answer, the person is a member. */
  of(team: string, user: string): Promise<Profile>;
};

/** Milliseconds that data is kept. A changed language is noticed after this time. */
const HOUR = 60 * 60 * 1000;
/** Milliseconds until Slack is asked again after it gave no answer. */
const MINUTE = 60 * 1000;
/** Most people in memory: a few megabytes. The oldest entries are deleted first. */
const MOST_PEOPLE = 10_000;

const UNKNOWN: Profile = { may: 'member' };

const Answer = z.object({
  user: z.object({
    name: z.string().optional(),
    locale: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    team_id: z.string().nullish(),
    enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).nullish(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).default({}),
  }),
});

type PeopleParts = { web(team: string): Promise<Web>; outside: Outside; log(line: string): void };
type KnownPerson = { until: number; profile: Promise<Profile>; now?: Profile };

export function createPeople(parts: PeopleParts): People {
  const all = new Map<string, KnownPerson>();
  const fresh = (team: string, user: string): KnownPerson | undefined => {
    const known = all.get(`${team} ${user}`);
    return known && known.until > parts.outside.now() ? known : undefined;
  };
  const ask = (team: string, user: string): Promise<Profile> => {
    const known: KnownPerson = { until: parts.outside.now() + HOUR, profile: lookUp(parts, team, user, said) };
    known.profile = known.profile.then((profile) => {
      known.now = profile;
      if (profile === UNKNOWN) known.until = parts.outside.now() + MINUTE;
      return profile;
    });
    all.delete(`${team} ${user}`);
    all.set(`${team} ${user}`, known);
    dropOldest(all, MOST_PEOPLE);
    return known.profile;
  };
  const said = new Set<string>();
  return {
    known: (team, user) => fresh(team, user)?.now,
    of: (team, user) => fresh(team, user)?.profile ?? ask(team, user),
  };
}

async function lookUp({ web, log }: PeopleParts, team: string, user: string, said: Set<string>): Promise<Profile> {
  try {
    const told = await (await web(team)).call('users.info', { user, include_locale: true });
    return profileOf(team, Answer.parse(told));
  } catch (error) {
    const why = errorOf(error);
    if (!said.has(why))
      log(
        `Slack does not tell who people are (users.info: ${why})${hint(why)}. Until then everybody reads the language of the place and nobody is a manager.`,
      );
    said.add(why);
    return UNKNOWN;
  }
}

const hint = (why: string): string =>
  why === 'missing_scope' ? '; add the scope users:read and install the app again' : '';

function profileOf(team: string, { user }: z.infer<typeof Answer>): Profile {
  const name = user.profile.display_name || user.profile.real_name || user.name;
  const isManager = (user.is_admin || user.is_owner) && belongsTo(team, user);
  return { language: languageOf(user.locale), may: isManager ? 'manager' : 'member', ...(name && { name }) };
}

/** True if the person belongs to the workspace. In a Grid, `team_id` is the organisation or one of several workspaces of the person. */
function belongsTo(team: string, user: z.infer<typeof Answer>['user']): boolean {
  const home = user.team_id ?? team;
  if (user.is_stranger) return false;
  return home === team || (user.enterprise_user?.teams.includes(team) ?? false);
}
