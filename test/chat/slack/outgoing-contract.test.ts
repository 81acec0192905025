import { outgoingContract } from '../../contract/chat-outgoing.ts';
import { slackOutgoing } from '../../contract/outgoing-slack.ts';

outgoingContract(slackOutgoing);
