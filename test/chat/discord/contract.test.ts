import { chatContract } from '../../contract/chat.ts';
import { discordUnderTest } from '../../contract/chat-discord.ts';
import { dailyContract } from '../../contract/daily.ts';

chatContract(discordUnderTest);
dailyContract(discordUnderTest, { English: false });
