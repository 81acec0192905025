import { describe, it, onTestFinished } from 'vitest';
import { chatContract, restartContract } from '../contract/chat.ts';
import { CONVERSATION } from '../contract/conversation.ts';
import { ANA, BO, FAY, type Scene } from '../contract/scene.ts';
import { openTwin } from './discord.ts';
import { EMULATE_LACKS, type Lack, TWIN_LACKS } from './gaps.ts';
import { openEmulate } from './slack.ts';
import { openDrivers, standinUnderTest } from './standin.ts';

/** A busy machine starts the program some twenty times in a conversation. */
const PATIENCE = 300_000;
const EVERYBODY = [ANA, BO, FAY];

const discord = () => openTwin(EVERYBODY.map(({ name }) => name));
const slack = () => openEmulate(EVERYBODY);

for (const chat of [
  standinUnderTest('discord-digital-twin, a stand-in for Discord', discord),
  standinUnderTest('emulate, a stand-in for Slack', slack),
]) {
  chatContract(chat, PATIENCE);
  restartContract(chat, PATIENCE);
}

describe('one program', () => {
  it('serves the people on both at once', { timeout: PATIENCE }, async () => {
    const drivers = await openDrivers([await discord(), await slack()]);
    onTestFinished(async () => drivers[0]?.close());
    const scenes = drivers.map((chat): Scene => ({ chat, seen: new Map() }));
    for (const step of CONVERSATION) await Promise.all(scenes.map((scene) => step.run(scene)));
  });
});

const untried = (lacks: readonly Lack[]) => {
  for (const { what, because, instead } of lacks) it.skip(`${what}: ${because}. Tried in ${instead}`, () => {});
};
describe('what discord-digital-twin cannot do', () => untried(TWIN_LACKS));
describe('what emulate cannot do', () => untried(EMULATE_LACKS));
