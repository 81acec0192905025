export { type SenderParts, sendDue } from './sender.ts';
export { createTicker } from './ticker.ts';
