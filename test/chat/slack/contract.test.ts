import { chatContract } from '../../contract/chat.ts';
import { slackOverHttp, slackOverSockets } from '../../contract/chat-slack.ts';

chatContract(slackOverHttp);
chatContract(slackOverSockets);
