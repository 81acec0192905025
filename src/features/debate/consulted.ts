import { type Article, currentRevision, isRemoved, passageText } from '#core/article.ts';
import { type Citation, citationIn, resolve, shortReference } from '#core/citation.ts';
import type { Services } from '#core/command.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import type { LiveTopic } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { isPresent } from '../camps/evidence.ts';
import { bylineOf, SLOT } from '../quote/byline.ts';
import { editionsToName, heldWords, holderNames, isHeld } from '../quote/held-by.ts';
import { holdersIn } from '../quote/holders.ts';
import { inOtherLanguage } from '../quote/other-language.ts';
import type { Cited } from './events.ts';
import type { Side } from './format.ts';
import { notHeard } from './not-heard.ts';
import type { Evidence, Quotation, ReadCamp } from './record-schema.ts';
import { sidesRead } from './sides-read.ts';
import { type Debate, evidence } from './state.ts';
import { campsOf, type Held, readFor } from './words/claims.ts';

/** A piece of evidence as the library has it now. */
export type Quoted = Pick<Evidence, 'quotations' | 'byline' | 'source' | 'holder'>;

/** What the library says now: about the evidence, by its id, and about the motion's topic, if it has one. */
export type Consulted = {
  quoted: ReadonlyMap<string, Quoted>;
  topic?: { id: string; question: Words };
  readOut: readonly ReadCamp[];
  notHeard: readonly Words[];
};

export type Consulting = Pick<Services, 'library' | 'attributions' | 'topics'>;

/** Looks up the evidence and the topic of a debate. What is no longer there is left out. */
export async function consult(services: Consulting, workspace: string, debate: Debate): Promise<Consulted> {
  const shown = evidence(debate).filter(({ status }) => status === 'shown');
  const quoted = new Map<string, Quoted>();
  for (const { id, cited } of shown) {
    const found = await quote(services, workspace, cited);
    if (found) quoted.set(id, found);
  }
  const live = await topicOf(services, workspace, debate);
  if (!live) return { quoted, readOut: [], notHeard: [] };
  const { id, question } = live.topic;
  const cited = shown.map((one) => one.cited);
  const read = readIn(live, debate);
  const readOut = readOutOf(services, live, read);
  const isRead = new Set(read.map(({ held }) => held.camp.id));
  const missing = debate.phase === 'over' ? notHeard(live, services.topics.standing, cited, isRead) : [];
  return { quoted, topic: { id, question }, readOut, notHeard: missing };
}

/** Quotes passages; undefined if the article or the passages are gone. */
async function quote(services: Consulting, workspace: string, cited: Cited): Promise<Quoted | undefined> {
  const article = await services.library.open(workspace, cited.article);
  if (!article || isRemoved(article)) return undefined;
  const found = located(article, cited);
  if (!found) return undefined;
  const { language, revision } = found;
  const labels = found.passages.map(({ label }) => label);
  const holders = await holdersIn(services.attributions, article, editionsToName(article, language, 'both'));
  const names = found.withdrawn ? { en: [], zh: [] } : holderNames(article, holders, language, labels);
  const { source } = revision.meta;
  const own = quotationOf(article, found);
  return {
    quotations: [own, ...beside(article, found, labels)],
    byline: bylineWords(article, found),
    ...(source !== undefined && { source }),
    ...(isHeld(names) && { holder: heldWords(names) }),
  };
}

function located(article: Article, { language, from, to }: Cited): Citation | undefined {
  try {
    return resolve(article, { article: article.id, language, from, to }, 'en');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function quotationOf(article: Article, { language, revision, passages, withdrawn }: Citation): Quotation {
  const [from = '', to = from] = [passages[0]?.label, passages.at(-1)?.label];
  return {
    ...{ reference: shortReference(article, language, from, to), article: article.id, language, from, to, withdrawn },
    revision: revision.number,
    passages: passages.map((one) => displayText(passageText(revision, one))),
  };
}

/** The same passages in the other language. */
function beside(article: Article, found: Citation, labels: readonly string[]): Quotation[] {
  const other = found.withdrawn ? undefined : inOtherLanguage(article, found.language, labels);
  const cited = other && citationIn(article, found, other.language);
  return cited ? [quotationOf(article, cited)] : [];
}

/** The byline with the title in each language's own edition. */
function bylineWords(article: Article, { language, revision }: Citation): Words {
  const filled = ({ meta }: { meta: typeof revision.meta }) => {
    const { words, name } = bylineOf(meta, article.id);
    return {
      en: words.en.replace(SLOT, () => name),
      zh: words.zh.replace(SLOT, () => name),
      kept: [...meta.authors, name],
    };
  };
  const own = filled(revision);
  const other = article.editions.find((one) => (one.language === 'en') !== (language === 'en'));
  const beside = other ? filled(currentRevision(other)) : own;
  const [en, zh] = language === 'en' ? [own, beside] : [beside, own];
  return { en: en.en, zh: zh.zh, kept: zh.kept };
}

async function topicOf({ topics }: Consulting, workspace: string, { motion }: Debate): Promise<LiveTopic | undefined> {
  const { topic } = motion;
  return topic && (await topics.list(workspace)).find((one) => one.topic.id === topic.id);
}

type Read = { side: Side; held: Held };

/** What Parley read in each stage, for sides that nobody took. A claim that was read twice is there once. */
function readIn(live: LiveTopic, debate: Debate): Read[] {
  const all = debate.setup.stages.flatMap((stage, at) => {
    if (stage.kind !== 'turn' && stage.kind !== 'window') return [];
    const read = (side: Side) => readFor(campsOf({ debate }, live, side), stage.part);
    return sidesRead(debate, at).flatMap((side) => read(side).map((held): Read => ({ side, held })));
  });
  return [...new Map(all.map((one) => [one.held.claim, one])).values()];
}

function readOutOf({ topics }: Consulting, live: LiveTopic, read: readonly Read[]): ReadCamp[] {
  const referenceOf = (found: ReturnType<typeof topics.standing>): string[] =>
    isPresent(found) ? [shortReference(found.article, found.language, found.labels[0] ?? '', found.labels.at(-1))] : [];
  return [...Map.groupBy(read, ({ held }) => held.camp)].flatMap(([camp, [first, ...others]]) => {
    if (!first) return [];
    const claims = [first, ...others].map(({ held: { claim } }) => ({
      words: claim.words,
      references: claim.evidence.flatMap((one) => referenceOf(topics.standing(live, one))),
    }));
    return [{ side: first.side, camp: camp.name, claims }];
  });
}
