import type { SetClock } from '../store/set-clock.ts';
import type { DailyDriver, Seen, Speaker } from './chat-driver.ts';

/** A group that sets up a schedule in its own language: who leads it, a member, and the clock on the wall. */
export type DailyScene = {
  chat: DailyDriver;
  clock: SetClock;
  lead: Speaker;
  member: Speaker;
  /** Chooses the words of the group's language. */
  say(en: string, zh: string): string;
  /** What an earlier step kept. */
  kept: Map<string, string>;
};
export type DailyStep = { does: string; run(scene: DailyScene): Promise<void> };

/** An instant in Berlin, as `2026-03-25T09:00`. */
export const berlin = (local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').epochMilliseconds;

/** Lets time go on to this instant in Berlin, and does what is due then. Returns the posts that came. */
export async function until(scene: DailyScene, local: string): Promise<Seen[]> {
  const before = new Set((await scene.chat.channel()).map(({ id }) => id));
  scene.clock.at = berlin(local);
  await scene.chat.work();
  return (await scene.chat.channel()).filter(({ id }) => !before.has(id));
}

/** Types as whoever leads the group. */
export const lead = ({ chat, lead: who }: DailyScene, line: string): Promise<Seen> => chat.type(line, who);

/** A text without the space between its words, which every chat sets in its own way. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

/** How often whoever leads the group was told this, alone. */
export async function toldOf({ chat, lead: who }: DailyScene, words: string): Promise<number> {
  return (await chat.told(who)).filter(({ text }) => text.includes(words)).length;
}
