import { restartContract } from '../contract/chat.ts';
import { consoleUnderTest } from '../contract/chat-console.ts';
import { discordUnderTest } from '../contract/chat-discord.ts';
import { slackOverHttp, slackOverSockets } from '../contract/chat-slack.ts';
import { dailyContract } from '../contract/daily.ts';

for (const chat of [discordUnderTest, slackOverHttp, slackOverSockets]) restartContract(chat);
for (const chat of [consoleUnderTest, discordUnderTest, slackOverSockets]) dailyContract(chat, ['English', 'Chinese']);
