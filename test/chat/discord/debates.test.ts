import { discordUnderTest } from '../../contract/chat-discord.ts';
import { debateContract } from '../../contract/debate.ts';

debateContract(discordUnderTest, { stops: false });
