import { chatContract } from '../../contract/chat.ts';
import { slackOverHttp, slackOverSockets } from '../../contract/chat-slack.ts';
import { dailyContract } from '../../contract/daily.ts';

chatContract(slackOverHttp);
chatContract(slackOverSockets);
dailyContract(slackOverSockets);
