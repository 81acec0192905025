import type { PublicLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import { type Block, link, paragraph, type Reply, type Span, strong, subdued, text } from '#core/reply.ts';
import type { Camp, Claim, LiveTopic } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { beginningOf } from '../articles/open-article.ts';
import type { CampsCardState, Screen } from './card-state.ts';
import { controls, evidenceChoice, type Marked } from './controls.ts';
import { NO_CAMP, type Referring, referencesOf } from './evidence.ts';
import { reviewedWords } from './reviewed.ts';
import { topicNotes } from './topic-notes.ts';

export type CampsView = Referring & {
  state: CampsCardState;
  cardId: string;
  screen: Screen;
  /** Other topics that can be opened from here. */
  others: readonly LiveTopic[];
  /** Address of the topic's page, if there is one. */
  page: string | undefined;
  /** Language of the reply's own words. */
  language: PublicLanguage;
  /** Words in the requester's language alone. */
  sayToRequester: Say;
};

/** Most characters of the first screen, so that it fits a phone. */
export const FIRST_SCREEN = 900;

/** A screen of a topic. Shows the first screen if the button means something that no longer exists. */
export function campsReply(shown: CampsView): Reply {
  const blocks = body(shown);
  const words = blocks.findLastIndex(({ kind }) => kind !== 'choice') + 1;
  const choices = [...blocks.slice(words), ...controls(shown)];
  return { language: shown.language, blocks: [...blocks.slice(0, words), ...notes(shown), ...choices] };
}

function notes({ live, language, say }: CampsView): Block[] {
  return topicNotes(live.topic, language, say).map((note) => subdued(text(note)));
}

function body(shown: CampsView): Block[] {
  const { screen, live } = shown;
  const camp = (id: string) => live.topic.camps.find((one) => one.id === id);
  switch (screen.kind) {
    case 'overview':
      return firstScreen(shown);
    case 'background':
      return background(shown);
    case 'agreed':
      return agreed(shown);
    case 'motions':
      return motions(shown);
    case 'camp': {
      const one = camp(screen.camp);
      return one ? campScreen(shown, one) : firstScreen(shown);
    }
    case 'pair': {
      const [one, other] = [camp(screen.one), camp(screen.other)];
      return one && other ? sideBySide(shown, one, other) : firstScreen(shown);
    }
  }
}

const heading = (words: string): Block => ({ kind: 'heading', text: words });
/** The first screen. If two languages make it too long, summaries are in the requester's language alone, and names too if needed. */
function firstScreen(shown: CampsView): Block[] {
  const { say, sayToRequester, language, live } = shown;
  const shorter = overview(shown, sayToRequester, sayToRequester);
  const screens = [overview(shown, say, say), overview(shown, say, sayToRequester)];
  const words = screens.find((blocks) => plainText({ language, blocks }).length <= FIRST_SCREEN) ?? shorter;
  const summaries = live.topic.camps.map(({ id, summary }): Marked => [summary, id]);
  return [...words, ...evidenceChoice(shown, summaries)];
}

function overview({ live: { topic }, state, say, page }: CampsView, sayName: Say, saySummary: Say): Block[] {
  const concerned = topic.camps.filter(({ id }) => state.camps.includes(id)).map(({ name }) => sayName(name));
  const nearest = {
    en: `Nearest to your words: ${concerned.join(', ')}`,
    zh: `与你的话最接近的：${concerned.join('、')}`,
  };
  return [
    heading(say(topic.question)),
    ...topic.camps.map(({ name, summary }) =>
      paragraph(strong(sayName(name)), text(sayName({ en: ': ', zh: '：' })), text(saySummary(summary.words))),
    ),
    ...(concerned.length ? [subdued(text(sayName(nearest)))] : []),
    ...(topic.reviewed ? [] : [subdued(text(say(NOT_REVIEWED)))]),
    ...(page ? [paragraph(link(say({ en: 'Read it as a page', zh: '在阅读页打开' }), page))] : []),
  ];
}

const NOT_REVIEWED: Words = { en: 'Not yet reviewed against the articles.', zh: '尚未逐条核对原文。' };

function campScreen(shown: CampsView, camp: Camp): Block[] {
  const { say } = shown;
  const sentences = [camp.summary, ...camp.claims, camp.answer].map((claim): Marked => [claim, camp.id]);
  return [
    heading(say(camp.name)),
    paragraph(strong(say(camp.summary.words)), ...referencesOf(shown, camp.summary)),
    { kind: 'list', items: camp.claims.map((claim) => sentence(shown, claim)) },
    paragraph(strong(say(ANSWER)), text(' '), ...sentence(shown, camp.answer)),
    ...evidenceChoice(shown, sentences),
  ];
}

const ANSWER: Words = { en: 'What it answers the others:', zh: '对其他各派的回应：' };

const sentence = (shown: CampsView, claim: Claim): Span[] => [
  text(shown.say(claim.words)),
  ...referencesOf(shown, claim),
];

function sideBySide(shown: CampsView, one: Camp, other: Camp): Block[] {
  const { say, live } = shown;
  const claimsOn = (camp: Camp, point: string | undefined) => camp.claims.filter((claim) => claim.point === point);
  const side = (camp: Camp, point: string | undefined): Block[] => {
    const claims = claimsOn(camp, point);
    const name = strong(`${say(camp.name)}${say({ en: ': ', zh: '：' })}`);
    return claims.length
      ? claims.map((claim) => paragraph(name, ...sentence(shown, claim)))
      : point === undefined
        ? []
        : [paragraph(name, text(say(SILENT)))];
  };
  const points = live.topic.points.filter(({ id }) => claimsOn(one, id).length || claimsOn(other, id).length);
  const besides = [...side(one, undefined), ...side(other, undefined)];
  const sentences = [one, other].flatMap(({ id, claims }) => claims.map((claim): Marked => [claim, id]));
  return [
    heading(say({ en: `${one.name.en} | ${other.name.en}`, zh: `${one.name.zh} | ${other.name.zh}` })),
    ...points.flatMap(({ id, words }) => [subdued(text(say(words))), ...side(one, id), ...side(other, id)]),
    ...(besides.length ? [subdued(text(say({ en: 'Besides', zh: '此外' }))), ...besides] : []),
    ...evidenceChoice(shown, sentences),
  ];
}

const SILENT: Words = { en: 'nothing on this here.', zh: '这一点没有谈到。' };

function agreed(shown: CampsView): Block[] {
  const { live, say } = shown;
  return [
    heading(say(AGREED)),
    { kind: 'list', items: live.topic.agreed.map((claim) => sentence(shown, claim)) },
    ...evidenceChoice(
      shown,
      live.topic.agreed.map((claim) => [claim, NO_CAMP]),
    ),
  ];
}

function background({ live: { topic, articles }, say, readAt }: CampsView): Block[] {
  const items = Object.values(articles).flatMap((article): Span[][] => {
    const [edition] = article.editions;
    const revision = edition?.revisions.at(-1);
    if (!edition || !revision) return [];
    const address = readAt(beginningOf(article, edition)) ?? revision.meta.source;
    return [[address ? link(revision.meta.title, address) : text(revision.meta.title)]];
  });
  return [
    heading(say(topic.question)),
    paragraph(text(topic.background.map(say).join(say({ en: ' ', zh: '' })))),
    subdued(text(say({ en: 'Drawn from:', zh: '出自：' }))),
    { kind: 'list', items },
    ...(topic.reviewed ? [subdued(text(say(reviewedWords(topic.reviewed))))] : []),
  ];
}

function motions({ live: { topic }, say }: CampsView): Block[] {
  const names = (ids: readonly string[], separator: string, pick: (words: Words) => string) =>
    topic.camps
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => pick(name))
      .join(separator);
  const items = topic.motions.map(({ words, for: pro, against }) => [
    strong(say(words)),
    text(
      say({
        en: ` For: ${names(pro, ', ', ({ en }) => en)}. Against: ${names(against, ', ', ({ en }) => en)}.`,
        zh: `正方：${names(pro, '、', ({ zh }) => zh)}；反方：${names(against, '、', ({ zh }) => zh)}。`,
      }),
    ),
  ]);
  return [heading(say(MOTIONS)), { kind: 'list', items }];
}

const AGREED: Words = { en: 'Where all agree', zh: '各派共识' };
const MOTIONS: Words = { en: 'Motions to debate', zh: '辩题' };
