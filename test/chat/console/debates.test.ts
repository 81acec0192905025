import { consoleUnderTest } from '../../contract/chat-console.ts';
import { debateContract, longDebatesContract } from '../../contract/debate.ts';

debateContract(consoleUnderTest, { stops: true, comparesBallots: true });
longDebatesContract(consoleUnderTest, { stops: false });
