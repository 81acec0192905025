export { type SenderParts, sendDue } from './sender.ts';
export { lookAtDue } from './ticker.ts';
