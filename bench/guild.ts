import { MANAGE_GUILD, type Seen, type SeenForm, type Simulator } from '../test/simulators/discord/index.ts';
import { type Interaction, newId } from '../test/simulators/discord/world.ts';

/** Nothing came of what somebody did, as far as they can see. */
export class NoAnswer extends Error {}

/** A server on Discord that the bot is in, with somebody who runs it: a workspace of its own. */
export type Guild = {
  command(path: readonly string[], values?: Parameters<Person['command']>[1]): Promise<Seen>;
  press(on: Seen, label: string): Promise<Seen>;
  complete(path: readonly string[], option: string, typed: string): Promise<void>;
  /** Adds a text as a file: looks at the preview and presses on the button that adds it. Gives what was said last. */
  add(file: { name: string; text: string }, values?: Record<string, string>): Promise<Seen>;
};

type Person = ReturnType<Simulator['person']>;

/** ms: Discord waits so long for a first sign, and then says that the application did not respond. */
const FIRST_SIGN = 3_200;
/** ms: so long somebody looks at “thinking…”. */
const PATIENCE = 120_000;

const ADD = ['parley', 'article', 'add'];
const ADDS = ['Add it', 'Add as a new revision'];

export function createGuild(discord: Simulator, name: string): Guild {
  const { world } = discord;
  const id = newId(world);
  const person = discord.person({ name, permissions: MANAGE_GUILD });
  /** What is done is sent before anything else happens, so that it comes from this server. */
  const send = <T>(act: () => Promise<T>): Promise<T> => {
    world.guild = id;
    const done = act();
    return answered(done, world.interactions.at(-1));
  };
  const command: Guild['command'] = async (path, values = {}) =>
    message(await send(() => person.command(path, values)));
  const press: Guild['press'] = async (on, label) => message(await send(() => person.press(on, label)));
  return {
    command,
    press,
    complete: async (path, option, typed) => void (await send(() => person.complete(path, option, typed))),
    add: async (file, values = {}) => {
      const preview = await command(ADD, { file, ...values });
      const adds = preview.buttons.find((label) => ADDS.includes(label));
      return adds === undefined ? preview : press(preview, adds);
    },
  };
}

function message(seen: Seen | SeenForm): Seen {
  if (seen.kind === 'form') throw new NoAnswer('a form came');
  return seen;
}

async function answered<T>(done: Promise<T>, one: Interaction | undefined): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = (why: string) => over.reject(new NoAnswer(why));
  const timers = [
    setTimeout(() => one?.callback === undefined && end('“The application did not respond”'), FIRST_SIGN),
    setTimeout(() => end(`still “thinking…” after ${PATIENCE / 1000} s`), PATIENCE),
  ];
  try {
    return await Promise.race([done, over.promise]);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Forgets what was said so far, which nobody looks at again. */
export function tidyDiscord({ world }: Simulator): void {
  for (const list of [world.requests, world.interactions, world.messages]) list.splice(0, list.length);
  world.files.clear();
}
