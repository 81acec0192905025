import type { Block } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import type { Side, SpeechPart } from '../format.ts';
import { campsOf, claimBlocks, claimNotes, readFor, topicOf } from './claims.ts';
import { SIDE_WORDS } from './names.ts';
import { said, told } from './voices.ts';

/** What Parley reads for a side that nobody took: the claims of its camps with their evidence. It says that it does so. */
export async function readBlocks(drawing: Drawing, side: Side, part: SpeechPart): Promise<Block[]> {
  const live = await topicOf(drawing);
  const claims = live ? readFor(campsOf(drawing, live, side), part) : [];
  const slots = { side: said(SIDE_WORDS[side]) };
  if (!live || !claims.length) return told(drawing, NOTHING_TO_READ, slots);
  const blocks: Block[] = [];
  for (const held of claims) blocks.push(...(await claimBlocks(drawing, live, held)));
  return [...told(drawing, READ, slots), ...blocks, ...claimNotes(drawing, live)];
}

const READ: Words = {
  en: 'Nobody is {side}. So I, Parley, read out what the camps on that side say, with their evidence. These views are theirs, not mine.',
  zh: '{side}没有人，由我（Parley）代读这一方各派的主张和依据。这些是他们的看法，不是我的。',
};
const NOTHING_TO_READ: Words = {
  en: 'Nobody is {side}, and no topic holds arguments for that side that I could read. Whoever wants to speak for it can join now.',
  zh: '{side}没有人，也没有话题可供我代读。谁想代表这一方发言，现在可以加入。',
};
