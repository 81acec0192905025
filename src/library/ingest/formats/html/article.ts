import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import { fromHtml } from 'hast-util-from-html';
import type { DocumentBody } from '../block.ts';
import { readTree } from '../tree-blocks.ts';
import { documentOf } from './dom.ts';
import type { Guessed } from './facts.ts';

/** Most elements of a page that both libraries read: the second takes long for pages of many. */
const MOST_FOR_BOTH = 12_000;
/** Letters of an article; what is shorter is often a part of a page that is not the article. */
const FEW = 200;
/** Share of the first library's letters that the second must have found, too, to have found the same article. */
const SAME = 0.75;
/** The second has found more of an article if the first has this share of it, and most of it stands in long lines. */
const PART = 0.6;
const MOSTLY = 0.85;
const LONG_LINE = 80;

export type FoundArticle = { body: DocumentBody; content: string; guessed: Guessed };
type Reading = { body: DocumentBody; content: string; letters: string };

/** Finds the article of a page: what two libraries take for it, without what one of them takes for something beside it. */
export function findArticle(html: string, address: string | undefined, elements: number): FoundArticle {
  const first = new Readability(documentOf(html), { keepClasses: true }).parse();
  const one = readingOf(first?.content ?? '');
  const ownTitle = { title: first?.title ?? undefined };
  if (elements > MOST_FOR_BOTH) return { ...one, guessed: ownTitle };
  const second = new DefuddleClass(documentOf(html), { url: address ?? 'about:blank', useAsync: false }).parse();
  const guessed = { title: second.title, author: second.author, published: second.published };
  return { ...chosen(one, readingOf(second.content)), guessed };
}

function readingOf(content: string): Reading {
  const body = readTree(fromHtml(content, { fragment: true }));
  return { body, content, letters: lettersIn(body.blocks.flatMap(({ pieces }) => pieces).join('')) };
}

const lettersIn = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

function chosen(one: Reading, two: Reading): Reading {
  if (one.letters.length < FEW) return one.letters.length < two.letters.length ? two : one;
  const blocks = one.body.blocks.flatMap((block) => {
    const pieces = block.pieces.filter((piece) => two.letters.includes(lettersIn(piece)));
    return pieces.length ? [{ ...block, pieces }] : [];
  });
  const shared = lettersIn(blocks.flatMap(({ pieces }) => pieces).join('')).length;
  if (shared > SAME * one.letters.length) {
    if (one.letters.length < PART * two.letters.length && isProse(two)) return two;
    return { ...one, body: { ...one.body, blocks } };
  }
  return one;
}

function isProse({ body, letters }: Reading): boolean {
  const long = body.blocks.flatMap(({ pieces }) => pieces).filter((piece) => piece.length > LONG_LINE);
  return lettersIn(long.join('')).length > MOSTLY * letters.length;
}
