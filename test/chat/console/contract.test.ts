import { chatContract, restartContract } from '../../contract/chat.ts';
import { consoleUnderTest } from '../../contract/chat-console.ts';
import { dailyContract } from '../../contract/daily.ts';

chatContract(consoleUnderTest);
restartContract(consoleUnderTest);
dailyContract(consoleUnderTest, { English: false, Chinese: true });
