export { DEBATE_KIND } from './act.ts';
export { debateHandler } from './handler.ts';
export { lookAtDebate } from './look.ts';
