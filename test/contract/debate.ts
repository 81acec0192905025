import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Speaker } from './chat-driver.ts';
import type { DebateUnderTest } from './debate-driver.ts';
import { QUICK, QUICK_END } from './debate-quick.ts';
import { allSeen, type DebateScene, NAMES, type Name, play } from './debate-scene.ts';

/** ms. The bot starts about twenty times, and the machine can be slow. */
const PATIENCE = 240_000;

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

export function debateContract(under: DebateUnderTest): void {
  describe(`a debate of twelve people on ${under.name}`, () => {
    it('quick', () => quick(under), PATIENCE);
  });
}

async function quick(under: DebateUnderTest): Promise<void> {
  const scene = await openScene(under, 'one');
  try {
    await play(scene, [...QUICK, ...QUICK_END], async () => {});
  } finally {
    const posts = await scene.chat.posts();
    writeFileSync(
      `/tmp/dc-quick-${under.name.replaceAll(' ', '-')}.txt`,
      posts.map(({ place, pings, text, buttons, file }) => `[${place}] ${pings.join(' ')}\n${text}\n{${buttons.join(' | ')}}\n${file ? `FILE\n${file}` : ''}`).join('\n-----\n') +
        '\n=====\n' + scene.heard.map(({ who, doing, text }) => `${who} «${doing}»: ${text}`).join('\n--\n') + (await allSeen(scene)).filter((one) => one.startsWith('to ')).join('\n--\n'),
    );
  }
  expect(1).toBe(1);
}
