import { outgoingContract } from '../../contract/chat-outgoing.ts';
import { discordOutgoing } from '../../contract/outgoing-discord.ts';

outgoingContract(discordOutgoing);
