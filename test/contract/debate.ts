import { describe, expect, it, onTestFinished } from 'vitest';
import type { Speaker } from './chat-driver.ts';
import type { DebateUnderTest } from './debate-driver.ts';
import { dump } from './debate-dump.ts';
import { QUICK, QUICK_END } from './debate-quick.ts';
import { allSeen, type DebateScene, NAMES, type Name, play } from './debate-scene.ts';

/** ms. The bot starts about twenty times, and the machine can be slow. */
const PATIENCE = 60_000;

const NOON = Date.UTC(2026, 10, 23, 12);

const peopleOf = (): Record<Name, Speaker> =>
  Object.fromEntries(
    NAMES.map((name): [Name, Speaker] => [name, { name, language: 'en', may: name === 'Fay' ? 'manager' : 'member' }]),
  ) as Record<Name, Speaker>;

async function openScene(under: DebateUnderTest, ballots: DebateScene['ballots']): Promise<DebateScene> {
  const clock = { at: NOON };
  const chat = await under.openDebates(clock);
  onTestFinished(() => chat.close());
  return { chat, clock, people: peopleOf(), ballots, heard: [], kept: new Map() };
}

/** Tests the promises that every chat makes to those who debate in it. */
export function debateContract(under: DebateUnderTest): void {
  describe(`a debate of twelve people on ${under.name}`, () => {
    it(
      'looks the same until the result whatever people vote, although the bot stops after every step',
      () => quick(under),
      PATIENCE,
    );
  });
}

async function quick(under: DebateUnderTest): Promise<void> {
  const [one, other] = [await openScene(under, 'one'), await openScene(under, 'other')];
  const seen = new Map<string, string[]>();
  await play(one, QUICK, async ({ does }) => void seen.set(does, await everything(one)));
  await play(other, QUICK, async ({ does }) => {
    await other.chat.restart();
    expect(await everything(other), does).toEqual(seen.get(does));
  });
  await play(one, QUICK_END, async () => {});
  await play(other, QUICK_END, () => other.chat.restart());
  await dump(one, under.name);
}

/** What everybody and each person alone has seen, without what each was told of their own ballot. */
async function everything(scene: DebateScene): Promise<string[]> {
  const alone = scene.heard
    .filter(({ doing }) => !doing.startsWith('Vote '))
    .map(({ who, doing, text }) => `to ${who} upon ${doing}: ${text}`);
  return [...(await allSeen(scene)), ...alone].map((one) => one.replaceAll(/@\d{17,20}/g, '@somebody'));
}
