import type { CommandContext } from '#core/command.ts';
import { link, type Outcome, onlyMe, paragraph, text } from '#core/reply.ts';
import { told } from '#core/told.ts';
import { DEBATE_KIND } from './act.ts';
import { actorOf } from './acting.ts';
import { minutes } from './format.ts';
import { must } from './refuse.ts';
import { revokeShare, shareDebate } from './share.ts';
import type { FoundDebate } from './where.ts';
import type { TranscriptFormat } from './words/transcript.ts';

/** Ms in which a transcript that was asked for is posted once. */
const ONCE = minutes(1);

/** Posts the transcript as a file where the debate is. Asked for twice in a minute, it is posted once. */
export async function postTranscript(
  context: CommandContext,
  { id, debate }: FoundDebate,
  format: TranscriptFormat = 'markdown',
): Promise<Outcome> {
  must(debate.phase !== 'planned' && debate.phase !== 'lobby', 'not-begun');
  const { requester, services } = context;
  const { platform, channel, thread } = debate.setup.place;
  const now = await services.store.clock.now();
  await services.store.outbox.put(requester.place.workspace, {
    key: `debate ${id} transcript ${format} ${debate.version} ${Math.floor(now / ONCE)}`,
    platform,
    channel: thread ?? channel,
    kind: DEBATE_KIND,
    ids: { debate: id, asked: 'transcript', format },
    steps: ['post'],
  });
  return told(context, COMING);
}

const COMING = { en: 'The transcript is on its way.', zh: '记录马上发出。' };

/** Gives the debate's page an address, or takes it back. */
export async function setPage(context: CommandContext, { id }: FoundDebate, isOn: boolean): Promise<Outcome> {
  const { store, links } = context.services;
  const { workspace } = context.requester.place;
  const sharing = { store, links, workspace, id, by: await actorOf(context) };
  if (!isOn) return told(context, (await revokeShare(sharing)) ? TAKEN_BACK : NO_ADDRESS);
  const address = await shareDebate(sharing);
  if (address === undefined) return told(context, UNREACHABLE);
  const { language } = context.requester;
  const say = context.sayTo('only-me');
  return onlyMe({ language, blocks: [paragraph(text(say(WHOEVER)), link(address, address))] });
}

const TAKEN_BACK = { en: 'The link to this debate’s page no longer works.', zh: '这场辩论的网页链接已失效。' };
const NO_ADDRESS = { en: 'This debate’s page has no link.', zh: '这场辩论的网页没有链接。' };
const UNREACHABLE = {
  en: 'I have no public address here, so there is no page to link to.',
  zh: '我在这里没有公开的网址，所以没有可以链接的网页。',
};
const WHOEVER = { en: 'Whoever has this link can read the debate: ', zh: '有这个链接的人都能看到这场辩论：' };
