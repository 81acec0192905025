import { consoleUnderTest } from '../../contract/chat-console.ts';
import { debateContract } from '../../contract/debate.ts';

debateContract(consoleUnderTest, { comparesBallots: true });
