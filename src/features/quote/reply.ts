import { type Article, type Passage, passageText } from '#core/article.ts';
import { type Citation, neighbours, parallel, resolve, shortReference } from '#core/citation.ts';
import { buttonId } from '#core/command.ts';
import type { EditionLanguage, PublicLanguage } from '#core/language.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import {
  type Block,
  type Button,
  code,
  type PassageBlock,
  paragraph,
  type Reply,
  type Span,
  subdued,
  text,
} from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { bylineSpans, filled, heldWords, SLOT } from './byline.ts';
import { type CardView, formatAction, type QuoteCardState, type QuotePage } from './card-state.ts';
import type { Holders } from './holders.ts';

/** Passages shown on each side of the cited ones: one as context, three if somebody asks for more. */
const CONTEXT = 1;
const MORE_CONTEXT = 3;

export type QuoteView = {
  article: Article;
  state: QuoteCardState;
  card: string;
  view: CardView;
  /** A list below the buttons that leads to any page. */
  choices: readonly Block[];
  say: Say;
  /** Language of the reply's own words. */
  language: PublicLanguage;
  /** Finds whose view passages report, if that is sure. */
  holders: Holders;
  /** Address of the article's passages in the reader, if there is one. */
  readAt(passages: Omit<LinkedPassages, 'article'>): string | undefined;
};

/** The passages that a page cites, cut from the edition that the view names. */
type CitedPassages = Citation & { page: QuotePage };

/** A quotation card at one of its pages. Throws a user error if the passage does not exist. */
export function quoteReply(shown: QuoteView): Reply {
  const cited = cite(shown);
  const { before, after } = around(cited, shown.view.around ? MORE_CONTEXT : CONTEXT);
  const block = (role: PassageBlock['role']) => (passage: Passage) => passageBlock(shown, cited, passage, role);
  const blocks: Block[] = [
    ...shareLine(shown),
    ...foundLine(shown),
    ...before.map(block('context')),
    ...cited.passages.map(block('cited')),
    ...after.map(block('context')),
    ...(cited.withdrawn ? [withdrawnLine(shown, cited)] : []),
    ...heldLine(shown, cited),
    paragraph(...byline(shown, cited)),
    { kind: 'buttons', buttons: buttons(shown, cited) },
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

function cite({ article, state, view, language }: QuoteView): CitedPassages {
  const page = state.pages[view.page];
  if (!page) throw new Error('a card without pages');
  const other =
    view.edition && view.edition !== page.language ? parallel(article, page.language, page.labels, view.edition) : [];
  const target = other.length ? { language: view.edition ?? page.language, labels: other } : page;
  const [from = '', to = from] = [target.labels[0], target.labels.at(-1)];
  const reading = language === 'both' ? 'en' : language;
  return { page, ...resolve(article, { article: article.id, language: target.language, from, to }, reading) };
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

function passageBlock(
  { article }: QuoteView,
  cited: CitedPassages,
  passage: Passage,
  role: PassageBlock['role'],
): PassageBlock {
  const words = passageText(cited.revision, passage);
  const { page, language } = cited;
  const matched = role === 'cited' && language === page.language && page.length === words.length;
  return {
    kind: 'passage',
    reference: shortReference(article, language, passage.label),
    language,
    text: words,
    highlights: matched ? page.highlights : [],
    role,
    withdrawn: cited.gone.has(passage.label),
  };
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
function heldLine({ holders, say }: QuoteView, { language, passages, withdrawn }: CitedPassages): Block[] {
  const labels = passages.map(({ label }) => label);
  const names = withdrawn ? [] : holders(language, labels);
  if (!names.length) return [];
  return [subdued(text(say(heldWords(names))))];
}

function byline(shown: QuoteView, cited: CitedPassages): Span[] {
  const { article, state, view, say } = shown;
  const { language } = cited;
  const { meta, number: revision } = cited.revision;
  const [from = '', to = from] = [cited.passages[0]?.label, cited.passages.at(-1)?.label];
  const reference = shortReference(article, language, from, to);
  const place = state.pages.length > 1 ? ` · ${view.page + 1}/${state.pages.length}` : '';
  const address = shown.readAt({ language, revision, from, to }) ?? meta.source;
  return [code(reference), text(' '), ...bylineSpans(say, meta, article.id, address), text(place)];
}

function buttons(shown: QuoteView, cited: CitedPassages): Button[] {
  const { state, view, say, article } = shown;
  const last = state.pages.length - 1;
  const elsewhere = { around: false, edition: undefined };
  const go = (change: Partial<CardView>, words: Words) => showButton(shown, { ...view, ...change }, say(words));
  const turn = (to: number, words: Words) =>
    to < 0 || to > last ? disabledButton(shown, say(words)) : go({ ...elsewhere, page: to }, words);
  return [
    ...(last > 0
      ? [
          turn(view.page - 1, { en: '◀ Previous', zh: '◀ 上一条' }),
          turn(view.page + 1, { en: 'Next ▶', zh: '下一条 ▶' }),
        ]
      : []),
    ...(cited.withdrawn
      ? []
      : [
          go(
            { around: !view.around },
            view.around ? { en: 'Less', zh: '收起' } : { en: 'More around it', zh: '看上下文' },
          ),
        ]),
    ...otherEditions(article, cited).map((edition) =>
      go({ edition: edition === cited.page.language ? undefined : edition }, EDITION_NAMES[edition]),
    ),
    ...(state.visibility === 'only-me' ? [shareButton(shown)] : []),
  ];
}

const EDITION_NAMES: Record<EditionLanguage, Words> = {
  en: { en: 'In English', zh: '英文版' },
  zh: { en: 'In Chinese', zh: '中文版' },
  'zh-Hans': { en: 'In Chinese', zh: '中文版' },
  'zh-Hant': { en: 'In traditional Chinese', zh: '繁体中文版' },
};

/** Editions that have the cited words too, without the one shown. */
function otherEditions(article: Article, { page, language, withdrawn }: CitedPassages): EditionLanguage[] {
  if (withdrawn) return [];
  return article.editions
    .map((edition) => edition.language)
    .filter(
      (one) =>
        one !== language && (one === page.language || parallel(article, page.language, page.labels, one).length > 0),
    );
}

function showButton({ card }: QuoteView, view: CardView, label: string): Button {
  return {
    id: buttonId(['quote'], formatAction({ kind: 'show', view }), card),
    label,
    style: 'plain',
    disabled: false,
  };
}

/** A disabled button at either end, so that the other button does not move. Ids in a message must differ, so its label is in its id. */
function disabledButton({ card }: QuoteView, label: string): Button {
  return { id: buttonId(['quote'], `end ${label}`, card), label, style: 'plain', disabled: true };
}

function shareButton({ card, view, say }: QuoteView): Button {
  const label = say({ en: 'Share with everybody', zh: '发给大家' });
  return {
    id: buttonId(['quote'], formatAction({ kind: 'share', view }), card),
    label,
    style: 'primary',
    disabled: false,
  };
}
