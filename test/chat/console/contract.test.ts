import { chatContract } from '../../contract/chat.ts';
import { consoleUnderTest } from '../../contract/chat-console.ts';

chatContract(consoleUnderTest);
