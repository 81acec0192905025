import type { Passage } from '#core/article.ts';
import { neighbours, shortReference } from '#core/citation.ts';
import { passageBlock } from '#core/passage-block.ts';
import {
  type Block,
  code,
  link,
  type PassageBlock,
  paragraph,
  type Reply,
  type Span,
  subdued,
  text,
} from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { bylineInBoth, bylineSpans, filled, SLOT, sourceLine } from './byline.ts';
import { buttons } from './card-buttons.ts';
import type { QuoteCardState } from './card-state.ts';
import { listLine } from './cited-entries.ts';
import { type CitedPassages, cite, citedInOther, type QuoteView } from './cited-passages.ts';
import { heldWords, holderNames, isHeld } from './held-by.ts';
import { pageAddress, placeWords } from './place-words.ts';

/** Passages shown on each side of the cited ones: one, or three if somebody asks for more. */
const NEIGHBOURS = 1;
const MORE_NEIGHBOURS = 3;

/** A quotation card at one of its entries. Throws a user error if the passage does not exist. */
export function quoteReply(shown: QuoteView): Reply {
  const cited = cite(shown);
  const { before, after } = around(cited, shown.view.around ? MORE_NEIGHBOURS : NEIGHBOURS);
  const beside = citedInOther(shown, cited);
  const block = (role: PassageBlock['role']) => (passage: Passage) => blockOf(shown, cited, passage, role);
  const blocks: Block[] = [
    ...shareLine(shown),
    ...foundLine(shown),
    ...listLine(shown.say, shown.state),
    ...before.map(block('context')),
    ...cited.passages.map(block('cited')),
    ...beside.flatMap((other) => other.passages.map((passage) => blockOf(shown, other, passage, 'cited'))),
    ...after.map(block('context')),
    ...(cited.withdrawn ? [withdrawnLine(shown, cited)] : []),
    ...heldLine(shown, cited),
    paragraph(...byline(shown, cited, beside)),
    { kind: 'buttons', buttons: buttons(shown, cited, beside) },
    ...shown.choices,
  ];
  return { language: shown.language, blocks: blocks.filter((one) => one.kind !== 'buttons' || one.buttons.length > 0) };
}

const NOT_AS_ASKED: Record<Exclude<QuoteCardState['found'], 'as-asked'>, Words> = {
  everywhere: {
    en: 'Nothing in the default article; this is from all articles.',
    zh: '默认文章里没有找到，以下结果来自全部文章。',
  },
  inexact: {
    en: 'No passage holds exactly these words; this comes nearest.',
    zh: '没有一字不差的原句，以下最为接近。',
  },
};

function foundLine({ state, say }: QuoteView): Block[] {
  return state.found === 'as-asked' ? [] : [subdued(text(say(NOT_AS_ASKED[state.found])))];
}

function around({ revision, passages, withdrawn }: CitedPassages, count: number) {
  if (withdrawn) return { before: [], after: [] };
  return neighbours(
    revision,
    passages.map((passage) => passage.label),
    count,
    count,
  );
}

/** The passage, with what matched if it stands as the search found it. */
function blockOf(
  { article }: QuoteView,
  { entry, language, revision, gone }: CitedPassages,
  passage: Passage,
  role: PassageBlock['role'],
): PassageBlock {
  const withdrawn = gone.has(passage.label);
  const block = passageBlock(article, language, revision, passage, { role, withdrawn });
  const matched = role === 'cited' && language === entry.language && entry.length === block.text.length;
  return matched ? { ...block, highlights: entry.highlights } : block;
}

function shareLine({ state: { sharedBy }, say }: QuoteView): Block[] {
  return sharedBy ? [subdued(text(say({ en: `${sharedBy} shared this:`, zh: `${sharedBy} 分享：` })))] : [];
}

function withdrawnLine({ article, say }: QuoteView, { language, replacedBy, gone, passages }: CitedPassages): Block {
  const references = (labels: Iterable<string>) =>
    code([...labels].map((one) => shortReference(article, language, one)).join(', '));
  if (!gone.size) return paragraph(text(say(REORDERED)));
  if (gone.size < passages.length) return paragraph(...filled(say(PARTLY_GONE), references(gone)));
  if (!replacedBy) return paragraph(text(say(GONE)));
  const now = { en: `${GONE.en} In its place now: ${SLOT}`, zh: `${GONE.zh}现在相应的位置是：${SLOT}` };
  return paragraph(...filled(say(now), references([replacedBy])));
}

const GONE: Words = {
  en: 'The article no longer says this; it is what the reference stood for.',
  zh: '文章现在已没有这句话；这是该出处当时所指的原文。',
};
/** For a range of which some passages are still in the article. */
const PARTLY_GONE: Words = {
  en: `No longer in the article: ${SLOT}. The rest still is.`,
  zh: `文章现在已没有：${SLOT}。其余各句仍在。`,
};
/** For a range whose passages are all still in the article, but in another order. */
const REORDERED: Words = {
  en: 'The article still says this, but in another order.',
  zh: '这些句子仍在文章里，但次序已有变动。',
};

/** Says whose view the passages report, so that nobody takes it for the authors' own. */
function heldLine({ article, holders, say }: QuoteView, { language, passages, withdrawn }: CitedPassages): Block[] {
  if (withdrawn) return [];
  const labels = passages.map(({ label }) => label);
  const names = holderNames(article, holders, language, labels);
  return isHeld(names) ? [subdued(text(say(heldWords(names))))] : [];
}

function byline(shown: QuoteView, cited: CitedPassages, beside: readonly CitedPassages[]): Span[] {
  const { article, state, view, say } = shown;
  const { language, passages } = cited;
  const { meta, number: revision } = cited.revision;
  const [from = '', to = from] = [passages[0]?.label, passages.at(-1)?.label];
  const place = placeWords(passages);
  const position = state.entries.length > 1 ? ` · ${view.entry + 1}/${state.entries.length}` : '';
  const readAt = shown.readAt({ language, revision, from, to });
  const address = readAt ?? meta.source;
  const placeAt = readAt ?? pageAddress(meta.source, passages[0]?.place);
  const range = passages.length > 1 ? shortReference(article, language, from, to) : undefined;
  const [other] = beside;
  const source = other
    ? bylineInBoth(article.id, cited, other.revision.meta, address)
    : bylineSpans(say, meta, article.id, address);
  const where = place ? [text(' · '), placeAt ? link(say(place), placeAt) : text(say(place))] : [];
  return [...sourceLine(source, range), ...where, ...(position ? [text(position)] : [])];
}
