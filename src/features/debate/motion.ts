import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Suggestion } from '#core/reply.ts';
import { isAvailable, type LiveTopic, LONGEST_SENTENCE, type Motion } from '#core/topic.ts';
import { type Words, wordsInOne } from '#core/words.ts';
import { deckName, drawFrom } from '../prompts/deck.ts';
import type { DebateMotion } from './events.ts';

/** A motion of a topic. `at`: its number in the topic, from 1. */
type Known = { live: LiveTopic; motion: Motion; at: number };

const DRAW = /^(?:draw|draw one|random|any|surprise me|抽|抽一个|抽取|抽签|抽籤|随机|隨機|随便|隨便)$/iu;
const PICKED = /^([a-z0-9]+(?:-[a-z0-9]+)*)[/#](\d{1,2})$/u;

/**
 * Reads a motion: own words; one of a topic, as completion writes it or in its words; or a drawn one, from `topic` if it is given. Throws user
 * errors.
 */
export async function readMotion(context: CommandContext, typed: string, topic?: string): Promise<DebateMotion> {
  const words = typed.replaceAll(/\s+/gu, ' ').trim();
  if (DRAW.test(words)) return motionOf(await drawn(context, topic));
  const known = await allMotions(context);
  const [, id, number] = PICKED.exec(words) ?? [];
  const picked = known.find(({ live, at }) => live.topic.id === id && at === Number(number));
  const same = known.find(({ motion }) =>
    [motion.words.en, motion.words.zh].some((one) => plain(one) === plain(words)),
  );
  const meant = picked ?? same ?? (await ofTopic(context, words, known));
  return meant ? motionOf(meant) : { words: ownWords(words) };
}

/** One of the motions of a topic whose id is all that was typed. A number that it does not have is refused. */
async function ofTopic(context: CommandContext, words: string, known: readonly Known[]): Promise<Known | undefined> {
  const id = PICKED.exec(words)?.[1] ?? words;
  const count = known.filter(({ live }) => live.topic.id === id).length;
  if (count === 0) return undefined;
  if (id !== words) throw bad(noSuchNumber(id, count));
  return drawn(context, id);
}

const noSuchNumber = (id: string, count: number): Words => ({
  en: `The motions of ${id} are ${id}/1 to ${id}/${count}.`,
  zh: `${id} 的辩题是 ${id}/1 到 ${id}/${count}。`,
  kept: [id],
});

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A motion in somebody's own words. They are never converted. */
function ownWords(words: string): DebateMotion['words'] {
  if (!/[\p{L}\p{N}]/u.test(words)) throw bad(NO_WORDS);
  if (words.length > LONGEST_SENTENCE) throw bad(TOO_LONG);
  return { en: words, zh: words, kept: [words] };
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-debate-value', words });
const NO_WORDS: Words = { en: 'A motion needs words.', zh: '辩题里要有文字。' };
const TOO_LONG: Words = {
  en: `A motion has at most ${LONGEST_SENTENCE} characters. Say it in one sentence.`,
  zh: `辩题最多 ${LONGEST_SENTENCE} 个字符，请用一句话写。`,
};

function motionOf({ live, motion }: Known): DebateMotion {
  return {
    words: wordsOf(live, motion),
    topic: { id: live.topic.id, for: [...motion.for], against: [...motion.against] },
  };
}

function wordsOf({ topic }: LiveTopic, { words }: Motion): DebateMotion['words'] {
  const { en, zh, hant, only, kept } = topic.only ? wordsInOne(words[topic.only], topic.only, true) : words;
  return {
    ...{ en, zh },
    ...(hant !== undefined && { hant }),
    ...(only !== undefined && { only }),
    ...(kept !== undefined && { kept: [...kept] }),
  };
}

async function allMotions({ requester, services }: CommandContext): Promise<Known[]> {
  const all = (await services.topics.list(requester.place.workspace)).filter(isAvailable);
  return all.flatMap((live) => live.topic.motions.map((motion, index) => ({ live, motion, at: index + 1 })));
}

const choiceOf = ({ live, at }: Known): string => `${live.topic.id}/${at}`;

/** Draws a motion that was not drawn in this channel since the last shuffle. */
async function drawn(context: CommandContext, topic: string | undefined): Promise<Known> {
  const { requester, services } = context;
  const among = topic === undefined ? await allMotions(context) : await motionsAbout(context, topic);
  if (!among.length) throw bad(NONE_THERE);
  const cards = among.map((one) => ({ id: choiceOf(one) }));
  const deck = deckName(requester.place, 'motions');
  const state = await services.decks.change(
    requester.place.workspace,
    deck,
    (before) => drawFrom(before, cards, services.outside.dice).state,
  );
  const found = among.find((one) => choiceOf(one) === state.last);
  if (!found) throw new Error('a motion was drawn that there is not');
  return found;
}

const NONE_THERE: Words = {
  en: 'No topic here has a motion to draw. Write one in your own words.',
  zh: '这里的话题还没有可抽的辩题，请自己写一个。',
};

/** The motions of the topics that the words name or are about. */
async function motionsAbout(context: CommandContext, typed: string): Promise<Known[]> {
  const { topics } = context.services;
  const { workspace } = context.requester.place;
  const all = await allMotions(context);
  const named = (await topics.named(workspace, typed)).topics;
  const found = named.length ? named : (await topics.find(workspace, typed)).slice(0, 1).map(({ live }) => live);
  const ids = new Set(found.map(({ topic }) => topic.id));
  if (!ids.size) {
    const available = (await topics.list(workspace)).filter(isAvailable);
    throw new UserError({ kind: 'no-such-topic', typed, topics: available.map(({ topic }) => topic.id) });
  }
  return all.filter(({ live }) => ids.has(live.topic.id));
}

/** Motions to choose from while typing, and “draw”. */
export async function suggestMotions(context: CommandContext, typed: string): Promise<Suggestion[]> {
  const say = context.sayTo('only-me');
  const wanted = typed.trim().toLowerCase();
  const fitting = (await allMotions(context)).filter(({ live, motion }) =>
    [live.topic.id, motion.words.en, motion.words.zh, live.topic.question.en, live.topic.question.zh].some((one) =>
      one.toLowerCase().includes(wanted),
    ),
  );
  const draw = { value: 'draw', label: say({ en: 'Draw one', zh: '抽一个' }) };
  return [
    ...(wanted === '' || 'draw'.startsWith(wanted) ? [draw] : []),
    ...fitting.map((one) => ({ value: choiceOf(one), label: clip(say(wordsOf(one.live, one.motion))) })),
  ];
}
