import type { CommandContext } from '#core/command.ts';
import type { Outcome } from '#core/reply.ts';
import { DEBATE_KIND } from './act.ts';
import { told } from './entries.ts';
import { minutes } from './format.ts';
import type { FoundDebate } from './where.ts';

/** Ms in which a transcript that was asked for is posted once. */
const ONCE = minutes(1);

/** Posts the transcript as a file where the debate is. Asked for twice in a minute, it is posted once. */
export async function postTranscript(context: CommandContext, { id, debate }: FoundDebate): Promise<Outcome> {
  const { requester, services } = context;
  const { platform, channel, thread } = debate.setup.place;
  const now = await services.store.clock.now();
  await services.store.outbox.put(requester.place.workspace, {
    key: `debate ${id} transcript ${debate.version} ${Math.floor(now / ONCE)}`,
    platform,
    channel: thread ?? channel,
    kind: DEBATE_KIND,
    ids: { debate: id, asked: 'transcript' },
    steps: ['post'],
  });
  return told(context, COMING);
}

const COMING = { en: 'The transcript is on its way.', zh: '记录马上发出。' };
