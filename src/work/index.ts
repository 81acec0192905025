export { type SenderParts, sendDue } from './sender.ts';
export { lookAtDue, type TickerParts } from './ticker.ts';
