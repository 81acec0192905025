import { type Block, link, paragraph, type Reply, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { nameOfMessage } from '../announce.ts';
import type { Drawing } from '../drawing.ts';
import type { Entry } from '../state.ts';
import { whyOf, wordsOf } from '../texts.ts';
import { buttons } from './buttons.ts';
import { citedBlocks } from './cited.ts';
import { entryOf, speechHead, written } from './entries.ts';
import { motionBlocks } from './lobby.ts';
import { ENTRY_WORDS, numbered } from './names.ts';
import { who } from './people.ts';
import { when } from './times.ts';
import { heading, quiet, replyOf, said, told } from './voices.ts';

/** Asks whoever runs the debate whether a speech may stand. */
export function toApproveReply(drawing: Drawing, id: string): Reply | undefined {
  const entry = entryOf(drawing, id);
  if (entry?.kind !== 'speech' || (entry.status !== 'waiting' && entry.status !== 'late')) return undefined;
  return replyOf(
    drawing,
    heading(drawing, entry.status === 'late' ? CAME_LATE : WAITS),
    ...motionBlocks(drawing, drawing.present),
    ...speechHead(drawing, entry),
    ...written(drawing, id),
    ...quiet(drawing, entry.status === 'late' ? LET_IN : UNTIL_THEN),
    ...buttons(drawing, ['approve', { part: id, style: 'primary' }], ['decline', { part: id }]),
  );
}

const WAITS: Words = { en: 'A speech waits for your approval', zh: '有一段发言等你批准' };
const CAME_LATE: Words = { en: 'A speech came too late', zh: '有一段发言迟交了' };
const LET_IN: Words = {
  en: 'If you approve it, it is shown and marked as late. After a day, anybody taking part can.',
  zh: '你批准后会公布，并标明迟交。过了一天，参加的任何人都可以批准。',
};
const UNTIL_THEN: Words = {
  en: 'Nobody else sees it until then. After a day, anybody taking part can approve it.',
  zh: '批准之前别人看不到。过了一天，参加的任何人都可以批准。',
};

/** Tells whoever runs the debate that something was reported. It does not say by whom. */
export async function reportedReply(drawing: Drawing, id: string): Promise<Reply | undefined> {
  const entry = entryOf(drawing, id);
  if (!entry || entry.status === 'withdrawn') return undefined;
  return replyOf(
    drawing,
    heading(drawing, REPORTED),
    ...motionBlocks(drawing, drawing.present),
    ...told(drawing, BY_WHOM, { who: who(drawing, entry.by), what: said(ENTRY_WORDS[entry.kind]) }),
    ...(await contentOf(drawing, entry)),
    ...toPost(drawing, entry),
    ...quiet(drawing, DECIDE),
    ...buttons(drawing, ['withdraw', { part: id, label: { en: 'Withdraw it', zh: '撤下' } }]),
  );
}

const REPORTED: Words = { en: 'Somebody has reported this', zh: '有人举报了这一条' };
const BY_WHOM: Words = { en: 'The {what} is by {who}.', zh: '{what}来自：{who}。' };
const DECIDE: Words = {
  en: 'If you withdraw it, its author is told why. If it can stand, there is nothing to do.',
  zh: '撤下的话，会告诉作者原因；觉得可以保留，就不用管它。',
};

const contentOf = async (drawing: Drawing, entry: Entry): Promise<Block[]> =>
  entry.kind === 'evidence' ? citedBlocks(drawing, entry.cited) : written(drawing, entry.id);

function toPost({ present, say }: Drawing, entry: Entry): Block[] {
  const address = present.posts.get(nameOfMessage({ kind: entry.kind, id: entry.id }))?.link;
  return address ? [paragraph(link(say({ en: 'Go to it', zh: '去看原处' }), address))] : [];
}

/** Tells an author that something of theirs was withdrawn, and why. They get their words back. */
export async function withdrawnReply(drawing: Drawing, id: string): Promise<Reply | undefined> {
  const entry = entryOf(drawing, id);
  const { event } = drawing;
  if (!entry || event.kind !== 'withdrawn') return undefined;
  const why = drawing.texts.get(whyOf(id));
  const reason = why && wordsOf(why);
  const slots = { by: who(drawing, event.by), what: said(numbered(entry)) };
  return replyOf(
    drawing,
    heading(drawing, YOURS_WITHDRAWN),
    ...motionBlocks(drawing, drawing.present),
    ...told(drawing, WITHDRAWN, slots),
    ...(reason ? told(drawing, REASON, { reason: () => [text(reason)] }) : told(drawing, NO_REASON, slots)),
    ...(entry.kind === 'evidence' ? [] : [...quiet(drawing, YOUR_WORDS), ...written(drawing, id)]),
  );
}

const YOURS_WITHDRAWN: Words = { en: 'Something you said was withdrawn', zh: '你的一条内容被撤下了' };
const WITHDRAWN: Words = {
  en: '{by} has withdrawn your {what}. It is not shown any more.',
  zh: '{by}撤下了你的{what}，不再显示。',
};
const REASON: Words = { en: 'The reason: {reason}', zh: '原因：{reason}' };
const NO_REASON: Words = { en: 'No reason was given. You can ask {by}.', zh: '没有写原因，可以问{by}。' };
const YOUR_WORDS: Words = { en: 'Your words, so that they are not lost:', zh: '你写的内容还给你，免得丢了：' };

/** Tells whoever runs the debate that a message may not have arrived. */
export function mayBeMissingReply(drawing: Drawing): Reply {
  return replyOf(
    drawing,
    heading(drawing, MAY_BE_MISSING),
    ...motionBlocks(drawing, drawing.present),
    ...told(drawing, NOT_REPEATED),
  );
}

const MAY_BE_MISSING: Words = { en: 'A message of the debate may be missing', zh: '辩论里可能少了一条消息' };
const NOT_REPEATED: Words = {
  en: 'I could not find out whether it arrived, so I did not post it again. What was said is in /debate status.',
  zh: '我无法确认它有没有发出，所以没有重发。已有的内容可用 /debate status 查看。',
};

/** Tells somebody alone that they have more time. */
export function moreTimeReply(drawing: Drawing): Reply | undefined {
  const { event, present } = drawing;
  if (event.kind !== 'more-time' || present.running?.stage !== drawing.debate.running?.stage) return undefined;
  return replyOf(
    drawing,
    heading(drawing, MORE_TIME),
    ...motionBlocks(drawing, present),
    ...told(drawing, UNTIL, { until: when(event.endsAt, drawing) }),
  );
}

const MORE_TIME: Words = { en: 'You have more time', zh: '给你加时了' };
const UNTIL: Words = {
  en: 'You can speak until {until}. The others were not told.',
  zh: '你可以发言到 {until}。没有告诉其他人。',
};
