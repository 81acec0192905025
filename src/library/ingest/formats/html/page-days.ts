import { readDay } from '#core/article-facts.ts';
import { daysIn } from '../../byline.ts';
import type { PageDocument } from './dom.ts';

/** Days in elements that are looked at. */
const MOST = 40;
const IN_ADDRESS = /\/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\/|$)/;
/** A time that is written for the zone of Greenwich. */
const GREENWICH = /T[\d:.]+(?:Z|\+00:?00)$/i;
const DAY = 24 * 60 * 60 * 1000;

export type Days = { said: readonly (string | undefined)[]; shown: string | undefined; address: string | undefined };

/**
 * Chooses the day on which an article was published: what the page's data say, else what it shows near its article, in other elements, or in
 * its address. A time for Greenwich can be the day before or after that on which it was published at home: then the shown one counts.
 */
export function dayOf(document: PageDocument, { said, shown, address }: Days): string | undefined {
  const first = said.find((one) => one !== undefined && readDay(one.trim()) !== undefined)?.trim();
  const day = first && readDay(first);
  if (day && shown && GREENWICH.test(first) && Math.abs(Date.parse(day) - Date.parse(shown)) === DAY) return shown;
  return day ?? publishedIn(document) ?? shown ?? timesOf(document).find((one) => one) ?? dayInAddress(address);
}

const publishedIn = (document: PageDocument) =>
  daysOf(document, '[itemprop~="datePublished" i], time[pubdate], time[class*="publish" i]').find((one) => one);

/** Days that stand in elements of time, and in those that are called so. */
const timesOf = (document: PageDocument) =>
  daysOf(
    document,
    'article time, time[datetime], [class*="date" i], [class*="time" i], [id*="time" i], [id*="date" i]',
  );

function daysOf(document: PageDocument, places: string): (string | undefined)[] {
  return [...document.querySelectorAll(places)].slice(0, MOST).map((one) => {
    const data = one.getAttribute('datetime') ?? one.getAttribute('content');
    return (data && readDay(data.trim())) || daysIn((one.textContent ?? '').slice(0, 200))[0];
  });
}

function dayInAddress(address: string | undefined): string | undefined {
  const [, year, month, day] = IN_ADDRESS.exec(address ?? '') ?? [];
  return year && readDay(`${year}-${month}-${day}`);
}
