import { describe, it, onTestFinished } from 'vitest';
import type { DailyUnderTest, Speaker } from './chat-driver.ts';
import { DAILY } from './daily-conversation.ts';
import { berlin, type DailyScene } from './daily-scene.ts';
import { ANA, BO, FAY } from './scene.ts';

/** ms. The bot starts about twenty times, and the machine can be slow. */
const PATIENCE = 120_000;

const FANG: Speaker = { name: 'Fang', language: 'zh-Hans', may: 'manager' };
const GROUPS = [
  { in: 'English', lead: FAY, member: ANA },
  { in: 'Chinese', lead: FANG, member: BO },
] as const;
type Group = (typeof GROUPS)[number];

/** Whether the bot dies between any two steps, in a group of each language: a start takes longer than a step. */
type Dies = Partial<Record<Group['in'], boolean>>;

/** Tests what a chat does with schedules, from the first to the last word about one, in a group of each of these languages. */
export function dailyContract(chat: DailyUnderTest, dies: Dies): void {
  describe(`a daily prompt on ${chat.name}`, () => {
    for (const group of GROUPS) {
      const restarts = dies[group.in];
      if (restarts === undefined) continue;
      const although = restarts ? ', although the bot dies between any two steps' : '';
      it(`goes from on to off in ${group.in}${although}`, () => converse(chat, group, restarts), PATIENCE);
    }
  });
}

async function converse(under: DailyUnderTest, group: Group, restarts: boolean): Promise<void> {
  const { in: language, lead, member } = group;
  const clock = { at: berlin('2026-03-24T08:00') };
  const chat = await under.openAt(clock);
  onTestFinished(() => chat.close());
  const say = (en: string, zh: string) => (language === 'English' ? en : zh);
  const scene: DailyScene = { chat, clock, lead, member, say, kept: new Map() };
  for (const { does, run } of DAILY) {
    if (under.dailyGaps[does] !== undefined) continue;
    await run(scene).catch((error: unknown) => {
      if (error instanceof Error) error.message = `${does}: ${error.message}`;
      throw error;
    });
    if (restarts) await chat.restart();
  }
}
