// @ts-check
// What only this person sees: kept in the tab, so that going to the reader and back does not lose it.
import { channel, fragment } from './dom.js';
import { place } from './log.js';

const KEY = `parley-only-me-${channel}`;
/** More than this many would not be looked for again. */
const MOST = 30;

/** @typedef {{ id: string, html: string, first?: string }} Kept `first`: as it came, for its place and time; left out if it is still so */

/** @returns {Kept[]} */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {{ id: string, html: string }} message */
export function keep({ id, html }) {
  const all = kept();
  const before = all.find((one) => one.id === id);
  const others = all.filter((one) => one !== before);
  const first = before && { first: before.first ?? before.html };
  sessionStorage.setItem(KEY, JSON.stringify([...others, { id, html, ...first }].slice(-MOST)));
}

export function restore() {
  for (const { html, first } of kept()) for (const state of first ? [first, html] : [html]) place(fragment(state));
}
