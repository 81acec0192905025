import { chatContract } from '../../contract/chat.ts';
import { consoleUnderTest } from '../../contract/chat-console.ts';
import { dailyContract } from '../../contract/daily.ts';

chatContract(consoleUnderTest);
dailyContract(consoleUnderTest, 'Chinese');
