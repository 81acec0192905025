import { MANAGE_GUILD, openDiscordSimulator, type Person, type Simulator } from '../simulators/discord/index.ts';
import { controlsOf, seen } from '../simulators/discord/seen.ts';
import type { Interaction, Message } from '../simulators/discord/world.ts';
import {
  answeredSoon,
  type Look,
  newFile,
  oneOf,
  PEOPLE,
  type Random,
  type Side,
  sharedPage,
  turnsPages,
  WORDS,
} from './kill-chats-side.ts';
import { openSlowWay } from './kill-chats-slow.ts';

/** Docs: interactions/receiving-and-responding, "Interaction Callback Type". */
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;

type Stage = { discord: Simulator; random: Random; shares: Map<Interaction, string> };

export async function discordSide(random: Random): Promise<Side> {
  const discord = await openDiscordSimulator();
  const way = await openSlowWay(discord.world.origin, random);
  // The gateway's and the files' addresses are made of this.
  discord.world.origin = way.origin;
  const stage: Stage = { discord, random, shares: new Map() };
  let [looked, told] = [0, 0];
  return {
    name: 'Discord',
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: `${way.origin}/api` },
    act: () => act(stage),
    idle: () => way.busy() === 0 && discord.world.commands.length > 0,
    turnOne: async () => turnOne(stage),
    look: (doubtful) => {
      const done = discord.world.interactions.slice(looked);
      const faults = discord.faults.slice(told).map((fault) => `Discord's rules: ${fault}`);
      [looked, told] = [discord.world.interactions.length, discord.faults.length];
      return look(stage, done, doubtful, faults);
    },
    close: async () => {
      await way.close();
      await discord.close();
    },
  };
}

function anybody({ discord, random }: Stage, may = false): Person {
  const { name, locale, may: manages } = oneOf(random, may ? PEOPLE.filter((one) => one.may) : PEOPLE);
  return discord.person({ name, locale, permissions: manages ? MANAGE_GUILD : 0n });
}

function act(stage: Stage): void {
  const { random } = stage;
  const quote = (more: object) => anybody(stage).command(['quote'], { words: oneOf(random, WORDS), ...more });
  const doings: (() => Promise<unknown> | undefined)[] = [
    () => quote({}),
    () => quote({ 'only-me': true }),
    () => anybody(stage).command(['parley', 'help']),
    () => anybody(stage, true).command(['parley', 'article', 'add'], { file: newFile() }),
    () => pressOne(stage, turnsPages),
    () => pressOne(stage, turnsPages),
    () => pressOne(stage, (button) => sharedPage(button) !== undefined),
  ];
  // Whether an answer comes is looked at later; where the bot is down none does.
  oneOf(random, doings)()?.catch(() => {});
}

/** Presses such a button on any message so far, as somebody who sees it. Undefined when there is none. */
function pressOne(stage: Stage, fits: (button: string) => boolean): Promise<unknown> | undefined {
  const { discord, random, shares } = stage;
  const found = discord.world.messages
    .filter(({ deleted, waiting }) => !deleted && !waiting)
    .flatMap((message) => controlsOf(message).flatMap((one) => (fits(one.id) ? [{ message, ...one }] : [])))
    .filter(({ select }) => select === undefined);
  if (!found.length) return undefined;
  const { message, label, id } = oneOf(random, found);
  const pressed = who(stage, message).press(seen(message), label);
  const page = sharedPage(id);
  const interaction = discord.world.interactions.at(-1);
  if (page && interaction) shares.set(interaction, page);
  return pressed;
}

function who(stage: Stage, { owner }: Message): Person {
  const member = stage.discord.world.members.find(({ id }) => id === owner);
  return member ? stage.discord.person(member) : anybody(stage);
}

async function turnOne(stage: Stage): Promise<string[]> {
  const pressed = pressOne(stage, turnsPages);
  return pressed ? answeredSoon('a button on Discord', pressed) : [];
}

function look(
  stage: Stage,
  done: readonly Interaction[],
  doubtful: ReadonlySet<string>,
  rules: readonly string[],
): Look {
  const counts = { done: done.length, answered: 0, late: 0, 'in doubt': 0, 'not delivered': 0 };
  const faults = [...rules];
  for (const one of done) {
    const came = outcome(stage, one, doubtful);
    if ('fault' in came) faults.push(`Discord, interaction of type ${one.type}: ${came.fault}`);
    else counts[came.count] += 1;
    if (one.callback === DEFERRED || one.callback === DEFERRED_UPDATE) counts.late += 1;
  }
  return { counts, faults: [...faults, ...sharedTwice(stage)] };
}

type Outcome = { fault: string } | { count: 'answered' | 'in doubt' | 'not delivered' };

function outcome({ discord: { world } }: Stage, one: Interaction, doubtful: ReadonlySet<string>): Outcome {
  const sent = world.requests.filter(({ path }) => path.includes(one.token));
  const callbacks = sent.filter(({ path }) => path.startsWith('/interactions/')).length;
  if (callbacks > 1) return { fault: `${callbacks} callbacks` };
  const posts = postsOf(world.messages, one);
  const unsure = doubtful.has(one.id);
  // A message to one person alone is sent again when nobody knows whether it arrived: twice is better than never.
  const [open, alone] = [
    posts.filter(({ owner }) => owner === undefined),
    posts.filter(({ owner }) => owner !== undefined),
  ];
  if (open.length > 1 || alone.length > (unsure ? 2 : 1) || (open.length && alone.length))
    return { fault: `answered ${open.length} times for all and ${alone.length} times alone` };
  if (one.callback === undefined) return { count: 'not delivered' };
  if (one.callback === DEFERRED) {
    if (one.original?.waiting && !one.original.deleted)
      return { fault: `still thinking…${unsure ? ' (in doubt)' : ''}` };
    if (!posts.length) return unsure ? { count: 'in doubt' } : { fault: 'deferred and never answered' };
  }
  if (one.callback === DEFERRED_UPDATE && sent.length === 1)
    return unsure ? { count: 'in doubt' } : { fault: 'deferred and never answered' };
  return { count: 'answered' };
}

const postsOf = (messages: readonly Message[], one: Interaction): Message[] =>
  messages.filter(({ interaction, deleted, waiting }) => interaction === one && !deleted && !waiting);

function sharedTwice({ discord: { world }, shares }: Stage): string[] {
  const times = new Map<string, number>();
  for (const [interaction, page] of shares) {
    const posts = postsOf(world.messages, interaction).filter(({ owner }) => owner === undefined);
    times.set(page, (times.get(page) ?? 0) + posts.length);
  }
  return [...times].flatMap(([page, count]) => (count > 1 ? [`Discord: ${page} shared ${count} times`] : []));
}
