import { type DebateAction, debateButtonId } from '#features/debate/actions.ts';
import { minutes } from '#features/debate/format.ts';
import { lookAtDebate } from '#features/debate/index.ts';
import { type House, openHouse, type Who, words } from './house.ts';
import { type Sent, sendAll } from './sent.ts';

/** Noon of a day. */
export const NOON = Date.UTC(2026, 10, 23, 12);

export const FAY = { name: 'Fay', may: 'facilitator' } as const;
export const MO = { name: 'Mo', may: 'manager' } as const;
export const ANA = { name: 'Ana' } as const;
export const BEN = { name: 'Ben' } as const;
export const CEM = { name: 'Cem' } as const;

export const MOTION = 'Chip controls do more harm than good';

/** A house with a debate in it. Its clock moves only when it is told to. */
export type Scene = {
  house: House;
  /** The debate that was begun last. */
  id(): Promise<string>;
  say(line: string, who?: Who): Promise<string>;
  press(action: DebateAction, who?: Who, part?: string, args?: Record<string, string>): Promise<string>;
  /** Lets time pass, does what is due, and sends what is to be said. */
  pass(ms: number): Promise<Sent[]>;
};

export async function openScene(): Promise<Scene> {
  let now = NOON;
  const house = await openHouse({ now: () => now });
  const id = async () => (await house.store.streams.list('local'))[0]?.id ?? '';
  return {
    house,
    id,
    say: async (line, who = ANA) => words(await house.say(line, who)),
    press: async (action, who = ANA, part, args) =>
      words(await house.press(debateButtonId(action, await id(), part), who, args)),
    pass: async (ms) => {
      now += ms;
      const { dice } = house.services.outside;
      for (const one of await house.store.streams.due(['console'], now, 99))
        await lookAtDebate({ store: house.store, dice, factor: 1 }, one.workspace, one.id);
      return sendAll(house);
    },
  };
}

/** A lobby with Ana for and Ben against, which Fay has opened. */
export async function openLobby(options = 'format:quick language:en'): Promise<Scene> {
  const scene = await openScene();
  await scene.say(`/debate start ${MOTION} ${options}`, FAY);
  await scene.press('join-for', ANA);
  await scene.press('join-against', BEN);
  await scene.pass(0);
  return scene;
}

/** The same, when it is Ana’s turn with her opening statement. */
export async function atOpening(options?: string): Promise<Scene> {
  const scene = await openLobby(options);
  await scene.say('/debate begin', FAY);
  await scene.pass(minutes(1));
  return scene;
}
