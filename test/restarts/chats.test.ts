import { chatContract, restartContract } from '../contract/chat.ts';
import { consoleUnderTest } from '../contract/chat-console.ts';
import { discordUnderTest } from '../contract/chat-discord.ts';
import { slackOverHttp, slackOverSockets } from '../contract/chat-slack.ts';
import { dailyContract } from '../contract/daily.ts';
import { debateContract, longDebatesContract } from '../contract/debate.ts';

const stops = true;

chatContract(slackOverHttp);
for (const chat of [discordUnderTest, slackOverHttp, slackOverSockets]) restartContract(chat);
for (const chat of [discordUnderTest, slackOverSockets]) debateContract(chat, { stops });
for (const chat of [consoleUnderTest, discordUnderTest, slackOverSockets]) {
  dailyContract(chat, { English: true, Chinese: true });
  longDebatesContract(chat, { stops });
}
