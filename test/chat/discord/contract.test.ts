import { chatContract } from '../../contract/chat.ts';
import { discordUnderTest } from '../../contract/chat-discord.ts';

chatContract(discordUnderTest);
