import type { Passage, Place } from '#core/article.ts';
import type { Words } from '#core/words.ts';

/** Says where passages stood in the file that they come from: “pp. 12–13”, “12:34”. Undefined if that is not known. */
export function placeWords(passages: readonly Pick<Passage, 'place'>[]): Words | undefined {
  const first = passages[0]?.place;
  const last = passages.at(-1)?.place ?? first;
  if (!first || !last) return undefined;
  if ('time' in first) return same(clock(first.time));
  const to = 'page' in last ? last.page : first.page;
  if (to === first.page) return { en: `p.\u00a0${to}`, zh: `第 ${to} 页` };
  return { en: `pp.\u00a0${first.page}–${to}`, zh: `第 ${first.page}–${to} 页` };
}

const same = (text: string): Words => ({ en: text, zh: text });

/** Writes a time from the beginning as players do: `12:34`, `1:02:03`. */
function clock(time: Extract<Place, { time: number }>['time']): string {
  const seconds = Math.floor(time / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const IS_PDF = /\.pdf$|\/pdf\//i;

/** The address at which a browser opens this page of the file that was read; undefined where its source is no PDF, or the place no page. */
export function pageAddress(source: string | undefined, place: Place | undefined): string | undefined {
  if (!source || !place || !('page' in place) || !URL.canParse(source)) return undefined;
  const url = new URL(source);
  if (!IS_PDF.test(url.pathname)) return undefined;
  url.hash = `page=${place.page}`;
  return url.href;
}

/** A name for the place in an address: `page-12`, `time-754` in seconds. */
export const placeName = (place: Place): string =>
  'page' in place ? `page-${place.page}` : `time-${Math.floor(place.time / 1000)}`;
