// @ts-check
// What only this person sees: kept in the tab, so that going to the reader and back does not lose it.
import { channel, fragment } from './dom.js';
import { place } from './log.js';

const KEY = `parley-only-me-${channel}`;
/** More than this many would not be looked for again. */
const MOST = 30;

/** @typedef {{ id: string, html: string }} Kept */

/** @returns {Kept[]} */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {Kept} message */
export function keep({ id, html }) {
  const others = kept().filter((one) => one.id !== id);
  sessionStorage.setItem(KEY, JSON.stringify([...others, { id, html }].slice(-MOST)));
}

export function restore() {
  for (const { html } of kept()) place(fragment(html));
}
