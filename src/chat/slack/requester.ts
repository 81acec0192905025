import { commandAt, parseButtonId } from '#core/command.ts';
import type { Requester } from '#core/request.ts';
import { resultWithin } from '../shared/timing.ts';
import type { SlackContext } from './context.ts';
import type { SlackDelivery } from './delivery.ts';
import { groupsIn, type ParsedRequest, parseRequest, requesterFrom } from './parse.ts';
import type { Profile } from './people.ts';

/** Ms to wait until Slack tells who somebody is. It limits how often it can be asked, and can take minutes. */
const PROFILE_WAIT = 900;
/** The same where it decides whether the person may do what they ask for. */
const RIGHTS_WAIT = 10_000;

/** The person who asks, and the place. `areRightsKnown` is false if the person may be more than a member. */
export type LookedUpRequester = { requester: Requester; areRightsKnown: boolean };

/**
 * Returns who asks. If Slack does not tell in time who that is, they are a member and read the language of the place; Slack's word is kept
 * for their next request.
 */
export async function lookUpRequester(context: SlackContext, delivery: SlackDelivery): Promise<LookedUpRequester> {
  const { people, deps } = context;
  const profile = people.known(delivery.team, delivery.user.id) ?? (await profileInTime(context, delivery));
  const { language } = profile ?? {};
  if (profile && language)
    return { requester: requesterFrom(delivery, { ...profile, language }), areRightsKnown: true };
  const requester = requesterFrom(delivery, { language: 'en', may: 'member' });
  const ofPlace = (await deps.languageOf(requester.place)) ?? requester.language;
  return { requester: { ...requester, language: ofPlace }, areRightsKnown: false };
}

/**
 * Returns the requester with the user groups that they are in, of those that decide on the request or that it names. Without an answer of Slack
 * in time, it is not known in which they are.
 */
export async function withGroups(
  { deps, groups, timing }: SlackContext,
  { team }: SlackDelivery,
  requester: Requester,
  parsed: ParsedRequest,
): Promise<Requester> {
  const decisive = await deps.groupsFor({ ...requester, ...parsed });
  const ids = [...new Set([...decisive, ...groupsIn(parsed)])].slice(0, MOST_GROUPS);
  if (!ids.length) return requester;
  const lookUp = Promise.all(ids.map((id) => groups.members(team, id)));
  const found = (await resultWithin(timing, RIGHTS_WAIT, lookUp)) ?? [];
  const { user, place } = requester;
  const mine = ids.filter((_, at) => found[at] instanceof Set && found[at].has(user.id));
  const isKnown = ids.every((_, at) => found[at] instanceof Set);
  return {
    ...requester,
    user: { ...user, ...((isKnown || mine.length > 0) && { groups: mine }) },
    place: { ...place, ...(found.includes('hidden') && { groupsAreHidden: true as const }) },
  };
}

/** Most groups that are looked up for one request. */
const MOST_GROUPS = 20;

function profileInTime(context: SlackContext, delivery: SlackDelivery): Promise<Profile | undefined> {
  const wait = pathToRights(context, delivery) ? RIGHTS_WAIT : PROFILE_WAIT;
  return resultWithin(context.timing, wait, context.people.of(delivery.team, delivery.user.id));
}

/** Returns the path of the command that is asked for, if not everybody may use it. */
export function pathToRights({ deps }: SlackContext, delivery: SlackDelivery): readonly string[] | undefined {
  try {
    const parsed = parseRequest(delivery, deps.commands);
    const path = parsed.kind === 'press' ? (parseButtonId(parsed.button)?.path ?? []) : parsed.path;
    const command = commandAt(deps.commands, path);
    return command && command.may !== 'member' ? path : undefined;
  } catch {
    // The answer will tell the person what is wrong.
    return undefined;
  }
}
