import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { isPersonId, personTyped } from '#core/people.ts';
import type { Ports } from '#core/ports/store.ts';
import { allows, type Requester } from '#core/request.ts';
import { requireTakingPart } from '../daily/taking-part.ts';
import { type Acted, type ActParts, act, NOTHING_COUNTED } from './act.ts';
import type { Actor, DebateCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { Debate } from './state.ts';
import { type FoundDebate, isDirect } from './where.ts';

/** What a person asks of a debate, without who they are. */
export type Wanted = DebateCommand extends infer One ? (One extends { by: Actor } ? Omit<One, 'by'> : never) : never;

export const actParts = ({ services }: Pick<CommandContext, 'services'>): ActParts => ({
  store: services.store,
  dice: services.outside.dice,
  factor: services.factor ?? 1,
});

/** The id of a platform's user, as participants are stored. */
export const userKey = ({ place, user }: Pick<Requester, 'place' | 'user'>): string => `${place.platform} ${user.id}`;

/**
 * True if somebody may steer every debate here. Where everybody may start debates, it still takes a facilitator to steer those of others. In direct
 * messages nobody has a right of the channel.
 */
export function steersAll({ may, settings, requester }: CommandContext): boolean {
  return !isDirect(requester.place) && allows(may, 'facilitator') && allows(may, settings.debates ?? 'facilitator');
}

/** Who asks, under a random id that is stored from now on. `debate`: the one that they act in. */
export async function actorOf(context: CommandContext, debate?: Debate): Promise<Actor> {
  return { person: await personIn(context), ...rightsIn(context, debate) };
}

/** Who asks, if they are known. Nothing is stored of those who only look. */
export async function onlookerOf(context: CommandContext, debate?: Debate): Promise<Actor> {
  const { requester, services } = context;
  const known = await services.store.participants.known(requester.place.workspace, userKey(requester));
  return { person: known ?? '', ...rightsIn(context, debate) };
}

const rightsIn = (context: CommandContext, debate: Debate | undefined): Omit<Actor, 'person'> => ({
  steers: steersAll(context),
  ...(debate && { isInvited: hasRole(context, debate) }),
});

/** True if the requester has the role that a debate asks for. */
function hasRole({ requester }: Pick<CommandContext, 'requester'>, { setup }: Debate): boolean {
  const { mayTakePart } = setup;
  const isGroup = mayTakePart?.kind === 'role' || mayTakePart?.kind === 'group';
  return isGroup && (requester.user.groups ?? []).includes(mayTakePart.id);
}

async function personIn({ requester, services }: CommandContext): Promise<string> {
  const { outside, store } = services;
  const { workspace } = requester.place;
  return store.participants.idOf(workspace, userKey(requester), requester.user.name, outside.newId());
}

/** The random id of a person who was named. The name that they have already stays. Throws the user error 'not-a-person'. */
export async function personNamed({ requester, services }: CommandContext, typed: string): Promise<string> {
  const { workspace, platform } = requester.place;
  const id = personTyped(typed);
  if (!isPersonId(platform, id))
    throw new UserError({ kind: 'not-a-person', option: 'person', value: typed, platform });
  const { participants } = services.store;
  const user = `${platform} ${id}`;
  return (
    (await participants.known(workspace, user)) ?? participants.idOf(workspace, user, id, services.outside.newId())
  );
}

/** What everybody may only do who takes part here, as the settings say. */
const TAKING_PART: readonly Wanted['kind'][] = [
  ...(['answer', 'join', 'vote', 'speak', 'ask', 'put-evidence', 'give-reason'] as const),
];

/**
 * Carries out what the requester asks of a debate. `beside`: what is stored with it. Throws user errors; then nothing was stored.
 */
export async function doIn(
  context: CommandContext,
  { id, debate }: FoundDebate,
  wanted: Wanted,
  beside?: (ports: Ports, by: Actor) => Promise<void>,
): Promise<Acted & { by: Actor }> {
  if (TAKING_PART.includes(wanted.kind) && !isLeaving(wanted)) {
    requireTakingPart(context);
    requireKnownGroups(context, debate);
  }
  const by = await actorOf(context, debate);
  const stored = beside && ((ports: Ports) => beside(ports, by));
  const acted = await act(actParts(context), context.requester.place.workspace, id, commanded(wanted, by), stored);
  return { ...acted, by };
}

/** Nobody is told that they are not invited while the platform does not say in which groups they are. */
function requireKnownGroups({ requester: { user, place } }: CommandContext, { setup }: Debate): void {
  if (setup.mayTakePart?.kind === 'group' && place.platform !== 'console' && !user.groups)
    throw new UserError({ kind: 'rights-unknown' });
}

/** Watching and saying that one cannot come are open to everybody. */
const isLeaving = (wanted: Wanted): boolean =>
  (wanted.kind === 'answer' && wanted.answer === 'cannot') || (wanted.kind === 'join' && wanted.stance === 'watching');

const commanded = (wanted: Wanted, by: Actor): DebateCommand => ({ ...wanted, by });

/** True if the debate would do it now. */
export function mayDo(debate: Debate, by: Actor, wanted: Wanted, now: number): boolean {
  try {
    return decide(debate, commanded(wanted, by), { now, dice: () => 0, ...NOTHING_COUNTED }).length > 0;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
