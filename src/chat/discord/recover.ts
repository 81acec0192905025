import { recover } from '../shared/recover.ts';
import { giveUp, type Job, messageFor, sendDeferred } from './answer.ts';
import type { DiscordContext } from './context.ts';
import { jobOf } from './dispatch.ts';
import type { Presented } from './present.ts';

/** Milliseconds for which a deferred answer can be given: Discord's 15 minutes, less one for sending. */
const ANSWERABLE_FOR = 14 * 60_000;

/**
 * Gives the answers that the last run did not give, if Discord still accepts them. `isOthers`: true if this process is not
 * answering the interaction.
 */
export async function recoverAnswers(context: DiscordContext, isOthers: (id: string) => boolean): Promise<void> {
  const { deps, timing } = context;
  await deps.inbox.forget('discord', deps.outside.now() - ANSWERABLE_FOR);
  const pending = (await deps.inbox.pending('discord')).filter(({ id }) => isOthers(id));
  const recovery = {
    deps,
    timing,
    answerableFor: ANSWERABLE_FOR,
    read: (body: unknown) => jobOf(context, body),
    bugDetailsOf: ({ bugDetails }: Job) => bugDetails,
    answer: (job: Job) => messageFor(context, job),
    canRepeat,
    send: (job: Job, answer: Presented) => sendDeferred(context, job, answer),
    giveUp: (job: Job, again: boolean) => giveUp(context, job, again),
  };
  await recover(recovery, pending);
}

/** True if the answer can be sent twice. An edit or a private message can be repeated; a public answer to a press would be posted twice. */
function canRepeat({ deferAs }: Job, answer?: Presented): boolean {
  return deferAs !== 'pressed' || !answer || answer.update || answer.onlyMe;
}
