import type { Article } from '#core/article.ts';
import { buttonId } from '#core/command.ts';
import type { EditionLanguage } from '#core/language.ts';
import { parallel } from '#core/parallel.ts';
import type { Button } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { type CardView, formatAction } from './card-state.ts';
import type { CitedPassages, QuoteView } from './cited-passages.ts';

/** The buttons of a quotation card. `beside`: what it shows in another language too. */
export function buttons(shown: QuoteView, cited: CitedPassages, beside: readonly CitedPassages[]): Button[] {
  const { state, view, say, article } = shown;
  const last = state.entries.length - 1;
  const elsewhere = { around: false, editionLanguage: undefined };
  const go = (change: Partial<CardView>, words: Words) => showButton(shown, { ...view, ...change }, say(words));
  const turn = (to: number, words: Words) =>
    to < 0 || to > last ? disabledButton(shown, say(words)) : go({ ...elsewhere, entry: to }, words);
  return [
    ...(last > 0
      ? [
          turn(view.entry - 1, { en: '◀ Previous', zh: '◀ 上一条' }),
          turn(view.entry + 1, { en: 'Next ▶', zh: '下一条 ▶' }),
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
    ...otherEditions(article, cited)
      .filter((one) => beside.every(({ language }) => language !== one))
      .map((edition) =>
        go({ editionLanguage: edition === cited.entry.language ? undefined : edition }, EDITION_NAMES[edition]),
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
function otherEditions(article: Article, { entry, language, withdrawn }: CitedPassages): EditionLanguage[] {
  if (withdrawn) return [];
  return article.editions
    .map((edition) => edition.language)
    .filter(
      (one) =>
        one !== language && (one === entry.language || parallel(article, entry.language, entry.labels, one).length > 0),
    );
}

function showButton({ cardId }: QuoteView, view: CardView, label: string): Button {
  return {
    id: buttonId(['quote'], formatAction({ kind: 'show', view }), cardId),
    label,
    style: 'plain',
    disabled: false,
  };
}

/** Posts a candidate for everybody. */
export function candidateButton(cardId: string, view: CardView, reference: string, say: Say): Button {
  const label = say({ en: `Post ${reference}`, zh: `发出 ${reference}` });
  return {
    id: buttonId(['quote'], formatAction({ kind: 'share', view }), cardId),
    label,
    style: 'primary',
    disabled: false,
  };
}

/** Turns the candidates into the card with all that was found. */
export function lookThroughButton(cardId: string, count: number, say: Say): Button {
  const view: CardView = { entry: 0, around: false, editionLanguage: undefined };
  const label = say({ en: `Look through all ${count}`, zh: `逐条看全部 ${count} 条` });
  return {
    id: buttonId(['quote'], formatAction({ kind: 'show', view }), cardId),
    label,
    style: 'plain',
    disabled: false,
  };
}

/** A disabled button at either end, so that the other button does not move. Ids in a message must differ, so its label is in its id. */
function disabledButton({ cardId }: QuoteView, label: string): Button {
  return { id: buttonId(['quote'], `end ${label}`, cardId), label, style: 'plain', disabled: true };
}

function shareButton({ cardId, view, say }: QuoteView): Button {
  const label = say({ en: 'Share with everybody', zh: '发给大家' });
  return {
    id: buttonId(['quote'], formatAction({ kind: 'share', view }), cardId),
    label,
    style: 'primary',
    disabled: false,
  };
}
