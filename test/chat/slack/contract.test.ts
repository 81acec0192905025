import { chatContract, conversationContract } from '../../contract/chat.ts';
import { slackOverHttp, slackOverSockets } from '../../contract/chat-slack.ts';
import { dailyContract } from '../../contract/daily.ts';

// How a request comes makes no difference to what it says: `npm run restarts` tries the rest over HTTP too.
conversationContract(slackOverHttp);
chatContract(slackOverSockets);
dailyContract(slackOverSockets, { Chinese: false });
