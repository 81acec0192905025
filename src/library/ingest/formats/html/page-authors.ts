import { cleanNames, isPerson } from './author-names.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { wordsOf } from './dom.ts';

/** Where pages write names: the most certain first. */
const PLACES = [
  '[itemprop~="author" i] [itemprop~="name" i]',
  '[itemprop~="author" i]',
  '[rel~="author" i]',
  'a[href*="/author/" i], a[href*="/authors/" i], a[href*="/contributor" i], a[href*="/profile/" i], a[href*="/by/" i]',
  '[class*="byline" i] a, [class*="author" i] a, [class*="author" i] [class*="name" i], [class*="author-name" i]',
  '[class*="byline" i], [class*="author" i], [id*="author" i]',
] as const;
/** Elements looked at for each, characters of one that can hold names, and names that are believed. */
const MOST_ELEMENTS = 12;
const LONGEST = 120;
const MOST_NAMES = 6;
/** Parts of a page whose names are not of its article. */
const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|comment-?list|related|recommended|sidebar|widget-area|footer|popular|trending|teasers?|listing|latest)(?=$|[\s_-])/i;

/** Finds the authors in the elements of a page that are called so. */
export function authorsInElements(document: PageDocument): string[] {
  for (const place of PLACES) {
    const elements = [...document.querySelectorAll(place)].slice(0, MOST_ELEMENTS).filter((one) => !isElsewhere(one));
    const [first] = elements.flatMap((one) => (namesOf(one).length ? [one] : []));
    if (!first) continue;
    const home = homeOf(first);
    const beside = elements.filter((one) => homeOf(one) === home);
    const names = [...new Set(beside.flatMap(namesOf))];
    return names.length <= MOST_NAMES ? names : namesOf(first);
  }
  return [];
}

function namesOf(element: PageElement): string[] {
  const words = element.getAttribute('content')?.trim() || wordsOf(element);
  return words.length > LONGEST || /\d/.test(words) ? [] : cleanNames([words]).filter(isPerson);
}

const homeOf = (element: PageElement) => element.parentElement?.parentElement;

function isElsewhere(element: PageElement): boolean {
  let depth = 0;
  for (let at: PageElement | null = element; at && depth < 8; at = at.parentElement, depth++) {
    const called = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`;
    if (/^(?:aside|footer|nav)$/i.test(at.tagName) || ELSEWHERE.test(called)) return true;
    if (/^(?:article|main|header|body)$/i.test(at.tagName)) return false;
  }
  return false;
}
