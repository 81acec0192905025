import { slackOverSockets } from '../../contract/chat-slack.ts';
import { debateContract } from '../../contract/debate.ts';

debateContract(slackOverSockets, { stops: false });
