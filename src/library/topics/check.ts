import {
  type Article,
  currentRevision,
  type Edition,
  findEdition,
  type ListedArticle,
  type Passage,
  passageText,
  type Revision,
} from '#core/article.ts';
import {
  type Claim,
  type Evidence,
  openingOf,
  type Standing,
  type StandingText,
  type Topic,
  type TopicArticle,
  type TopicFault,
} from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import type { Finding, YamlPath } from '../yaml-file.ts';
import { keyOf, rangeOf, standingIn } from './anchor.ts';
import { formatEvidence, WRITTEN_DIGITS } from './evidence.ts';
import {
  lost,
  movedTo,
  NO_SHARED_WORD,
  noArticle,
  noChecksum,
  noEdition,
  noPassage,
  withdrawn,
  wrongChecksum,
} from './evidence-words.ts';
import { type ParsedTopic, parseTopic } from './parse.ts';
import { shareWord } from './shared-words.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * `fixed`: the file with missing checksums and moved numbers corrected, if there were any. `waitsFor`: missing articles that are named by
 * their address.
 */
export type CheckedTopic = { faults: TopicFault[]; fixed?: string; waitsFor: TopicArticle[] };

/** The data that a topic's file is checked against. `groups`: groups of synonyms in addition to the topic's own. */
export type CheckedAgainst = { articles: readonly Article[]; groups: readonly (readonly string[])[] };

/** Finds all faults of a topic's file, ordered by line. `id`: the file's name without its ending. Never throws. */
export function checkTopic(id: string, text: string, against: CheckedAgainst): CheckedTopic {
  const parsed = parseTopic(id, text);
  const { topic } = parsed;
  if (!topic) return { faults: [...parsed.faults], waitsFor: [] };
  const found = Object.fromEntries(
    Object.entries(topic.articles).map(([name, one]) => [name, articleOf(one, against.articles)]),
  );
  const located = evidenceIn(topic).map((one) => ({ ...one, ...judge(one, topic, found[one.evidence.article]) }));
  const findings = [
    ...missingArticles(topic, found),
    ...located.flatMap(({ findings }) => findings),
    ...unlike(topic, located, against.groups),
    ...sideBySide(topic, located),
  ];
  const faults = [...parsed.faults, ...findings.map(parsed.at)].sort((a, b) => a.line - b.line);
  const fixed = fixedText(parsed, text, located);
  const waitsFor = Object.entries(topic.articles).flatMap(([name, one]) =>
    'source' in one && !found[name] ? [one] : [],
  );
  return { faults, waitsFor, ...(fixed !== undefined && { fixed }) };
}

/** Finds the article that a topic names by its id or by its published address. */
export function articleOf<Listed extends ListedArticle>(
  wanted: TopicArticle,
  articles: readonly Listed[],
): Listed | undefined {
  if ('id' in wanted) return articles.find(({ id }) => id === wanted.id);
  const address = normalAddress(wanted.source);
  return articles.find(({ editions }) =>
    editions.some((edition) => {
      const { source } = currentRevision(edition).meta;
      return source !== undefined && sourceOf(edition, source) === address;
    }),
  );
}

// Cached, because every topic is compared with every article for every command.
const sourcesKept = new WeakMap<Revision, string>();

function sourceOf(edition: Edition, source: string): string {
  const revision = currentRevision(edition);
  const address = sourcesKept.get(revision) ?? normalAddress(source);
  sourcesKept.set(revision, address);
  return address;
}

/** Returns an address without the parts that do not count: scheme, www, a slash at the end, fragment, tracking parameters. */
function normalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname, searchParams } = new URL(address);
  const query = [...searchParams]
    .filter(([key]) => !/^utm_|^fbclid$|^gclid$/.test(key))
    .map(([key, value]) => `${key}=${value}`);
  const path = pathname.replace(/\/+$/, '');
  return `${hostname.toLowerCase().replace(/^www\./, '')}${path}${query.length ? `?${query.sort().join('&')}` : ''}`;
}

function missingArticles(topic: Topic, found: Readonly<Record<string, Article | undefined>>): Finding[] {
  return Object.entries(topic.articles).flatMap(([name, wanted]): Finding[] => {
    const article = found[name];
    if (!article) return 'id' in wanted ? [finding(['articles', name], 'no-article', noArticle(wanted.id))] : [];
    const { edition } = wanted;
    const has = !edition || article.editions.some(({ language }) => language.slice(0, 2) === edition.slice(0, 2));
    return has ? [] : [finding(['articles', name, 'edition'], 'no-edition', noEdition(article, edition))];
  });
}

/** A piece of evidence and its path in the file. `claim`: the claim that it supports, if any. */
type LocatedEvidence = { path: YamlPath; evidence: Evidence; claim?: { path: YamlPath; words: Words } };

function evidenceIn(topic: Topic): LocatedEvidence[] {
  const of = (path: YamlPath, claim: Claim): LocatedEvidence[] =>
    claim.evidence.map((evidence, at) => ({
      path: [...path, 'evidence', at],
      evidence,
      claim: { path, words: claim.words },
    }));
  const camps = topic.camps.flatMap((camp, at) => [
    ...of(['camps', at, 'summary'], camp.summary),
    ...camp.claims.flatMap((claim, n) => of(['camps', at, 'claims', n], claim)),
    ...of(['camps', at, 'answer'], camp.answer),
  ]);
  const agreed = topic.agreed.flatMap((claim, at) => of(['agreed', at], claim));
  const prompts = topic.prompts.flatMap((prompt, at) =>
    openingOf(prompt).map(({ camp, from }) => ({
      path: ['prompts', at, 'from', ...(camp === undefined ? [] : [camp])],
      evidence: from,
    })),
  );
  return [...camps, ...agreed, ...prompts];
}

type JudgedEvidence = { findings: Finding[]; standing?: Standing; fixed?: Evidence };

function judge({ path, evidence }: LocatedEvidence, topic: Topic, article: Article | undefined): JudgedEvidence {
  if (!article) return { findings: [] };
  const standing = standingIn(article, evidence, topic.articles[evidence.article]?.edition);
  if (standing.kind !== 'there') return { findings: [finding(path, ...gone(standing, evidence, article))], standing };
  const edition = findEdition(article, standing.language);
  const passages = edition ? standingPassages(edition, standing.labels) : [];
  const fixed = edition && {
    ...evidence,
    ...ends(passages),
    checksums: passages.map((one) => keyOf(currentRevision(edition), one).slice(0, WRITTEN_DIGITS)),
  };
  if (!evidence.checksums.length)
    return {
      findings: [finding(path, 'checksum-missing', noChecksum(textsOf(edition, passages)))],
      standing,
      ...(fixed && { fixed }),
    };
  const moved =
    edition && !rangeOf(currentRevision(edition), evidence)?.some(({ label }) => label === standing.labels[0]);
  return moved
    ? { findings: [{ ...finding(path, 'moved', movedTo(fixed)), level: 'warning' }], standing, ...(fixed && { fixed }) }
    : { findings: [], standing };
}

function textsOf(edition: Edition | undefined, passages: readonly Passage[]): string[] {
  return edition ? passages.map((one) => passageText(currentRevision(edition), one)) : [];
}

function standingPassages(edition: Edition, labels: readonly string[]): Passage[] {
  return currentRevision(edition).passages.filter(({ label }) => labels.includes(label));
}

const ends = (passages: readonly Passage[]) => ({ from: passages[0]?.label ?? '', to: passages.at(-1)?.label ?? '' });

function gone(standing: Standing, evidence: Evidence, article: Article): [string, Words] {
  const reference = formatEvidence({ ...evidence, checksums: [] });
  if (standing.kind === 'withdrawn') return ['withdrawn', withdrawn(reference)];
  if (!evidence.checksums.length) return ['no-passage', noPassage(reference, article)];
  const known = article.editions.some(
    (edition) => rangeOf(currentRevision(edition), evidence)?.length === evidence.checksums.length,
  );
  return known ? ['checksum', wrongChecksum(reference)] : ['lost', lost(reference)];
}

/** Finds claims that share no word with any of their evidence: the number may be wrong. */
function unlike(
  topic: Topic,
  located: readonly (LocatedEvidence & JudgedEvidence)[],
  groups: CheckedAgainst['groups'],
): Finding[] {
  const byClaim = Map.groupBy(
    located.filter((one) => one.claim && one.standing?.kind === 'there'),
    ({ claim }) => claim?.path.join('.'),
  );
  return [...byClaim.values()].flatMap((some): Finding[] => {
    const [{ claim } = {}] = some;
    if (!claim) return [];
    const shares = some.some(
      ({ standing }) =>
        standing?.kind === 'there' && standingShares(claim.words, standing, [...topic.synonyms, ...groups]),
    );
    return shares ? [] : [{ ...finding(claim.path, 'no-shared-word', NO_SHARED_WORD), level: 'warning' }];
  });
}

function standingShares(
  words: Words,
  { article, language, labels }: StandingText,
  groups: CheckedAgainst['groups'],
): boolean {
  const edition = findEdition(article, language);
  if (!edition) return false;
  // A claim in one language cannot be compared with evidence in the other.
  if (words.only && words.only !== language.slice(0, 2)) return true;
  const evidence = standingPassages(edition, labels)
    .map((one) => passageText(currentRevision(edition), one))
    .join(' ');
  return shareWord(language === 'en' ? words.en : words.zh, evidence, groups);
}

/** Returns the file with corrected evidence. Everything else, comments too, stays unchanged. */
function fixedText(
  { file }: ParsedTopic,
  text: string,
  located: readonly (LocatedEvidence & JudgedEvidence)[],
): string | undefined {
  const edits = located.flatMap(({ path, fixed }) => {
    const range = fixed && file.rangeOf(path);
    return fixed && range ? [{ ...range, words: `"${formatEvidence(fixed)}"` }] : [];
  });
  if (!edits.length) return undefined;
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to, words }) => done.slice(0, from) + words + done.slice(to), text);
}

const finding = (path: YamlPath, kind: string, what: Words): Finding => ({ path, kind, level: 'error', what });
