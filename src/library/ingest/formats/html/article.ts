import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import type { DocumentBody } from '../block.ts';
import { withoutBeside } from './beside.ts';
import { withoutBoxes } from './boxes.ts';
import { documentOf } from './dom.ts';
import type { Guessed } from './facts.ts';
import { merged } from './merged.ts';
import { type Reading, readingOf } from './readings.ts';

/** Most elements of a page that both libraries read: the second takes long for pages of many. */
const MOST_FOR_BOTH = 12_000;

export type FoundArticle = { body: DocumentBody; content: string; guessed: Guessed };

/** Finds the article of a page: what two libraries take for it, without what stands beside it. */
export function findArticle(html: string, address: string | undefined, elements: number): FoundArticle {
  const first = new Readability(withoutBoxes(documentOf(html)), { keepClasses: true }).parse();
  const content = first?.content ?? '';
  const one = readingOf(content);
  if (elements > MOST_FOR_BOTH) return { body: bodyOf([one]), content, guessed: { title: first?.title ?? undefined } };
  const options = { url: address ?? 'about:blank', useAsync: false };
  const second = new DefuddleClass(withoutBoxes(documentOf(html)), options).parse();
  const guessed = { title: second.title, author: second.author, published: second.published };
  const two = readingOf(second.content);
  return { body: bodyOf([one, two]), content: one.letters.length ? content : second.content, guessed };
}

function bodyOf([one, two]: [Reading, Reading?]): DocumentBody {
  const blocks = two ? merged(one, two) : one.body.blocks;
  const linked = new Set([...one.linked, ...(two?.linked ?? [])]);
  return { ...one.body, blocks: withoutBeside(blocks, linked) };
}
