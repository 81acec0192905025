import { currentRevision, type Edition, findEdition } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { passageIndex, passagesOf } from '#core/labels.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import type { Topics } from '#core/ports/topics.ts';
import { code, link, type Span, text } from '#core/reply.ts';
import type { Claim, Evidence, LiveTopic, Standing, StandingText } from '#core/topic.ts';
import { type Say, unspaced } from '#core/words.ts';
import type { QuoteEntry } from '../quote/card-state.ts';

/** A topic, and the function that looks up its evidence. */
export type Standings = { live: LiveTopic; standing: Topics['standing'] };
/** The same, with the means to show evidence. `readAt`: the address of passages in the reader, if there is one. */
export type Referring = Standings & {
  say: Say;
  readAt(passages: LinkedPassages): string | undefined;
};

/** References to a claim's evidence as it is today, each with a space before it. */
export function referencesOf(shown: Referring, { evidence }: Claim): Span[] {
  if (!evidence.some((one) => isPresent(shown.standing(shown.live, one))))
    return [text(shown.say({ en: ' (evidence no longer found)', zh: '（依据已找不到）' }))];
  return evidence.flatMap((one) => [text(' '), ...reference(shown, shown.standing(shown.live, one))]);
}

export function isPresent(standing: Standing): standing is StandingText {
  return standing.kind === 'there' || standing.kind === 'withdrawn';
}

function reference({ say, readAt }: Referring, standing: Standing): Span[] {
  if (!isPresent(standing)) return [];
  const { article, language, labels, kind } = standing;
  const label = shortReference(article, language, labels[0] ?? '', labels.at(-1));
  const linked = linkedPassages(standing);
  const address = linked && readAt(linked);
  const span = address && kind === 'there' ? link(label, address) : code(label);
  return kind === 'there' ? [span] : [span, text(say({ en: ' (withdrawn)', zh: '（已撤下）' }))];
}

/** The evidence's passages for a link to the reader, in the current revision. */
export function linkedPassages({ article, language, labels }: StandingText): LinkedPassages | undefined {
  const edition = findEdition(article, language);
  const [from, to = from] = [labels[0], labels.at(-1)];
  if (!edition || from === undefined || to === undefined) return undefined;
  return { article: article.id, language, revision: currentRevision(edition).number, from, to };
}

/** Entries of a quotation card with a claim's evidence, word for word. */
export function evidenceEntries(shown: Standings, claim: Claim): QuoteEntry[] {
  return claim.evidence.flatMap((one) => pagesOf(shown, one));
}

function pagesOf({ live, standing }: Standings, evidence: Evidence): QuoteEntry[] {
  const found = standing(live, evidence);
  if (!isPresent(found)) return [];
  const edition = findEdition(found.article, found.language);
  const runs = found.kind === 'there' && edition ? together(edition, found.labels) : [[...found.labels]];
  return runs.map((labels) => ({
    article: found.article.id,
    language: found.language,
    labels,
    highlights: [],
    length: 0,
  }));
}

/** Splits the labels into runs of neighbours in the text. Passages that were later inserted between them were never evidence. */
function together(edition: Edition, labels: readonly string[]): string[][] {
  const revision = currentRevision(edition);
  const runs: string[][] = [];
  let last = -2;
  for (const { label } of passagesOf(revision, labels)) {
    const at = passageIndex(revision, label);
    if (at === last + 1) runs.at(-1)?.push(label);
    else runs.push([label]);
    last = at;
  }
  return runs;
}

/** The claim that a button's mark means. Undefined if it was removed or its words have changed. */
export function claimMarked({ topic }: LiveTopic, mark: string): Claim | undefined {
  const all: [camp: string, claim: Claim][] = [
    ...topic.camps.flatMap(({ id, summary, claims, answer }) =>
      [summary, ...claims, answer].map((claim): [string, Claim] => [id, claim]),
    ),
    ...topic.agreed.map((claim): [string, Claim] => [NO_CAMP, claim]),
  ];
  return all.find(([camp, claim]) => claimMark(camp, claim) === mark)?.[1];
}

/** The camp id of claims on which all camps agree. */
export const NO_CAMP = '';

/**
 * The mark of a claim in a button: 64 bits of its words and its camp (FNV-1a, twice), in base 36. Its position in the camp would not do,
 * because another claim may be there after an edit.
 */
export function claimMark(camp: string, { words }: Claim): string {
  const meant = `${camp}\n${words.en}\n${unspaced(words.zh)}`;
  return [0x811c9dc5, 0x01000193].map((start) => fnv(meant, start).toString(36)).join('');
}

function fnv(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
