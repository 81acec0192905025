import { rmSync } from 'node:fs';
import { openDiscordSimulator, type Simulator } from '../simulators/discord/index.ts';
import { openSlack, type SlackSimulator } from '../simulators/slack/index.ts';
import { createClock } from '../simulators/slack/world.ts';
import { NOON, openParley, type Parley } from './parley.ts';
import { type Answered, dataFolder, type Recording, readRecording } from './recording.ts';

/** What came of packets, and what is wrong: what broke, what a platform would refuse, and what is still in the inbox. */
export type Replayed = { packets: Answered[]; faults: unknown[] };

/** A copy of the recorded data, opened by today's code, and platforms that know what was recorded. */
export type Recorded = {
  recording: Recording;
  parley: Parley;
  discord: Simulator;
  slack: SlackSimulator;
  close(): Promise<void>;
};

export const discordAtNoon = (): Promise<Simulator> => openDiscordSimulator({ clock: { now: () => NOON } });
export const slackAtNoon = (): Promise<SlackSimulator> => openSlack({ mode: 'http', clock: createClock(NOON) });

export async function openRecorded(): Promise<Recorded> {
  const [discord, slack] = await Promise.all([discordAtNoon(), slackAtNoon()]);
  const recording = readRecording({ discord: discord.world.origin, slack: slack.world.origin });
  const folder = dataFolder(recording);
  const parley = await openParley({ folder, topics: recording.topics, id: 'new' });
  const close = async () => {
    await parley.store.close();
    await Promise.all([discord.close(), slack.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { recording, parley, discord, slack, close };
}
