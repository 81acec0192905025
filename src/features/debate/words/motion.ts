import { type Block, paragraph, type Reply, text } from '#core/reply.ts';
import type { LiveTopic } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import { SIDES, type Side } from '../format.ts';
import { membersOf } from '../state.ts';
import { campsOf, claimBlocks, claimNotes, claimsOf, topicOf } from './claims.ts';
import { motionBlocks } from './lobby.ts';
import { STANCE_NAMES } from './names.ts';
import { peopleField } from './people.ts';
import { fields, heading, quiet, voicesOf } from './voices.ts';

/** The motion with its background and what each side's camps say, as the debate begins. */
export async function motionReply(drawing: Drawing): Promise<Reply> {
  const { debate, language } = drawing;
  const live = await topicOf(drawing);
  const sides = SIDES.map((side) => peopleField(drawing, STANCE_NAMES[side], membersOf(debate, side), debate.people));
  return {
    language,
    blocks: [
      heading(drawing, { en: 'The motion', zh: '辩题' }),
      ...motionBlocks(drawing, debate),
      ...fields(sides),
      ...(live ? await fromTopic(drawing, live) : []),
    ],
  };
}

async function fromTopic(drawing: Drawing, live: LiveTopic): Promise<Block[]> {
  const claims = { for: claimsOf(campsOf(drawing, live, 'for')), against: claimsOf(campsOf(drawing, live, 'against')) };
  // Both sides have as many claims, so that neither seems stronger.
  const room = Math.min(MOST_CLAIMS, claims.for.length, claims.against.length);
  const blocks: Block[] = [...background(drawing, live)];
  for (const side of SIDES) {
    if (!room) break;
    blocks.push(heading(drawing, CLAIMS[side]));
    for (const held of claims[side].slice(0, room)) blocks.push(...(await claimBlocks(drawing, live, held)));
  }
  return [...blocks, ...(room ? quiet(drawing, STARTING_POINT) : []), ...claimNotes(drawing, live)];
}

/** Claims of each side. */
const MOST_CLAIMS = 2;

const background = (drawing: Drawing, { topic }: LiveTopic): Block[] =>
  topic.background.length
    ? [
        heading(drawing, { en: 'Background', zh: '背景' }),
        ...voicesOf(drawing).map(({ say }) =>
          paragraph(text(topic.background.map(say).join(say({ en: ' ', zh: '' })))),
        ),
      ]
    : [];

const CLAIMS: Record<Side, Words> = {
  for: { en: 'What is said for it', zh: '支持这一辩题的主张' },
  against: { en: 'What is said against it', zh: '反对这一辩题的主张' },
};
const STARTING_POINT: Words = {
  en: 'A place to start from. More is in /camps and /quote.',
  zh: '先看这些，更多内容可以用 /camps 和 /quote 查。',
};
