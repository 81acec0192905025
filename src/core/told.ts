import type { CommandContext } from './command.ts';
import { type Outcome, onlyMe, paragraph, text } from './reply.ts';
import type { Words } from './words.ts';

/** Says something to the requester alone. */
export const told = ({ requester, sayTo }: Pick<CommandContext, 'requester' | 'sayTo'>, words: Words): Outcome =>
  onlyMe({ language: requester.language, blocks: [paragraph(text(sayTo('only-me')(words)))] });
