import { toTraditional } from '#library/index.ts';
import type { SetClock } from '../store/set-clock.ts';
import type { Seen, Speaker } from './chat-driver.ts';
import type { DebateDriver, Post } from './debate-driver.ts';

/** Words of a button or an option, in each language. */
export type Label = readonly [en: string, zh: string];

export const NAMES = ['Fay', 'Ana', 'Ben', 'Cem', 'Doa', 'Eva', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim', 'Lin'] as const;
export type Name = (typeof NAMES)[number];

/** What somebody was told alone. `doing`: upon what they did, or `unasked`. */
type Heard = { who: Name; doing: string; text: string };

/** A debate of twelve people in a chat. Fay leads the group. */
export type DebateScene = {
  chat: DebateDriver;
  clock: SetClock;
  people: Record<Name, Speaker>;
  /** Whom the ballots are for: `one` or `other` makes two debates that differ in nothing but that. */
  ballots: 'one' | 'other';
  /** Who was notified by each post, as it came. */
  pinged: string[];
  /** What each was told upon what they did. */
  heard: Heard[];
};
export type DebateStep = { does: string; run(scene: DebateScene): Promise<void> };

export const minutes = (count: number): number => count * 60_000;

export const hours = (count: number): number => count * minutes(60);

/** Lets time pass, and does what is due then. Returns the posts that came. */
export async function pass(scene: DebateScene, ms: number): Promise<Post[]> {
  const before = new Set((await scene.chat.posts()).map(({ id }) => id));
  scene.clock.at += ms;
  await scene.chat.work();
  const fresh = (await scene.chat.posts()).filter(({ id }) => !before.has(id));
  scene.pinged.push(...fresh.flatMap(({ pings }) => (pings.length ? [pings.join(' ')] : [])));
  return fresh;
}

const isLabel = (shown: string, [en, zh]: Label): boolean =>
  [en, zh, toTraditional(zh, 'taiwan')].some((one) => shown === one || shown === `${en} · ${zh}`);

const labelOn = (all: readonly string[], label: Label): string | undefined => all.find((one) => isLabel(one, label));

/** The newest post that has this button. */
export async function postWith(scene: DebateScene, label: Label): Promise<Post> {
  const found = (await scene.chat.posts()).findLast(({ buttons }) => labelOn(buttons, label) !== undefined);
  if (!found) throw new Error(`no post has a button ${label[0]}`);
  return found;
}

function heard(scene: DebateScene, who: Name, doing: string, seen: Seen): Seen {
  if (seen.visibility !== 'only-me') throw new Error(`everybody sees what came of ${doing}: ${seen.text}`);
  scene.heard.push({ who, doing, text: seen.text });
  return seen;
}

/** What somebody was told alone last, unasked. */
export async function lastTold(scene: DebateScene, who: Name): Promise<Seen> {
  const last = (await scene.chat.told(scene.people[who])).at(-1);
  if (!last) throw new Error(`nobody has told ${who} anything`);
  return last;
}

/** All words of these posts, in order. */
export const wordsOf = (posts: readonly Post[]): string => posts.map(({ text }) => text).join('\n');

/** Types a command in the channel. The answer is for them alone. */
export const type = async (scene: DebateScene, who: Name, line: string): Promise<Seen> =>
  heard(scene, who, line, await scene.chat.type(line, scene.people[who]));

export const typeInThread = async (scene: DebateScene, who: Name, line: string): Promise<Seen> =>
  heard(scene, who, line, await scene.chat.typeInThread(line, scene.people[who]));

/** Presses a button: of this message, or of the newest post that has it. The answer is for them alone. */
export async function press(scene: DebateScene, who: Name, label: Label, on?: Seen): Promise<Seen> {
  const message = on ?? (await postWith(scene, label));
  const shown = labelOn(message.buttons, label);
  if (shown === undefined) throw new Error(`no button ${label[0]} among ${message.buttons.join(', ')}`);
  return heard(scene, who, label[0], await scene.chat.press(message, shown, scene.people[who]));
}

/** Presses a button that opens a form, and fills it in. */
export async function fill(
  scene: DebateScene,
  who: Name,
  label: Label,
  values: Readonly<Record<string, string>>,
  on?: Seen,
): Promise<Seen> {
  const message = on ?? (await postWith(scene, label));
  const shown = labelOn(message.buttons, label) ?? label[0];
  return heard(scene, who, label[0], await scene.chat.fill(message, shown, values, scene.people[who]));
}

/** All that anybody sees now, besides what they did themselves: posts, and what each was told unasked. */
export async function allSeen(scene: DebateScene): Promise<string[]> {
  const posts = (await scene.chat.posts()).map(({ text, pings }) => `${pings.join(' ')}: ${text}`);
  const told = await Promise.all(
    NAMES.map(async (who) => (await scene.chat.told(scene.people[who])).map(({ text }) => `to ${who}: ${text}`)),
  );
  return [...posts, ...told.flat()];
}

/** Takes the steps one after the other; `between`: after each. */
export async function play(
  scene: DebateScene,
  steps: readonly DebateStep[],
  between: (step: DebateStep) => Promise<void>,
): Promise<void> {
  for (const step of steps) {
    await step.run(scene).catch((error: unknown) => {
      if (error instanceof Error) error.message = `${step.does}: ${error.message}`;
      throw error;
    });
    await between(step);
  }
}
