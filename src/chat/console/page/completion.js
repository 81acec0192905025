// @ts-check
// The list above the composer: what can stand where the cursor is, and how the command is written.
import { announce, byId, channel, word } from './dom.js';
import { who } from './identity.js';

const line = byId('line', HTMLTextAreaElement);
const list = byId('suggestions', HTMLElement);
const hint = byId('hint', HTMLElement);

/** @typedef {{ from: number, to: number, items: string[], list: string, hint: string, eager: boolean }} Suggested */

/** @type {Suggested | undefined} */
let current;
let active = -1;
/** @type {AbortController | undefined} */
let asking;
/** @type {Promise<void> | undefined} */
let answer;

/** How long Enter and Tab wait for what fits, in ms, before they go without. */
const PATIENCE = 2000;

/** Characters. In a longer line, which has an article pasted below it, nothing is completed. */
const LONGEST_TYPED = 20_000;

export const isOpen = () => !list.hidden;

/** Whether Enter takes a suggestion: one was chosen, or the line is no command without it. */
export const takesEnter = () => isOpen() && (active >= 0 || Boolean(current?.eager));

export function close() {
  asking?.abort();
  answer = undefined;
  list.hidden = true;
  setActive(-1);
}

/**
 * Shows a hint until the next key.
 * @param {string} words
 */
export function tell(words) {
  hint.textContent = words;
  hint.hidden = false;
}

/** The answer that is under way, if one is: what is shown is for an older line. */
export const underWay = () => answer;

/** Asks what fits here, and shows it. */
export function refresh() {
  asking?.abort();
  answer = undefined;
  if (!/^\s*[/／]/u.test(line.value) || line.value.length > LONGEST_TYPED) {
    hint.hidden = true;
    return close();
  }
  asking = new AbortController();
  const mine = ask(AbortSignal.any([asking.signal, AbortSignal.timeout(PATIENCE)])).finally(() => {
    if (answer === mine) answer = undefined;
  });
  answer = mine;
}

/** @param {AbortSignal} signal */
async function ask(signal) {
  const body = { ...who(), channel, line: line.value, cursor: line.selectionStart };
  try {
    const response = await fetch('/console/complete', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    const suggested = response.ok ? await response.json() : undefined;
    if (suggested && !signal.aborted) show(suggested);
  } catch {
    // Typed on meanwhile, or the server is away: the banner says so.
    if (!asking?.signal.aborted) list.hidden = true;
  }
}

/** @param {Suggested} suggested */
function show(suggested) {
  current = suggested;
  list.innerHTML = suggested.list;
  setActive(-1);
  list.hidden = suggested.items.length === 0;
  list.scrollTop = 0;
  hint.innerHTML = suggested.hint;
  hint.hidden = suggested.hint === '';
  const count = suggested.items.length;
  if (count) announce(count === 1 ? word('suggestionsOne') : word('suggestionsMany').replace('#', String(count)));
}

/** @param {number} index */
function setActive(index) {
  active = index;
  [...list.children].forEach((option, i) => {
    option.setAttribute('aria-selected', String(i === index));
    if (i === index) option.scrollIntoView({ block: 'nearest' });
  });
  if (index < 0) line.removeAttribute('aria-activedescendant');
  else line.setAttribute('aria-activedescendant', `suggestion-${index}`);
}

/** @param {1 | -1} step */
export function move(step) {
  const count = list.children.length;
  // Past either end nothing is chosen, as before the first step.
  setActive(((active + 1 + step + count + 1) % (count + 1)) - 1);
}

/** @param {number} [index] */
export function take(index = Math.max(active, 0)) {
  const insert = current?.items[index];
  if (!current || insert === undefined) return;
  line.focus();
  line.setSelectionRange(current.from, current.to);
  // Unlike setting the value, this can be undone with the keyboard.
  if (!document.execCommand('insertText', false, insert)) line.setRangeText(insert, current.from, current.to, 'end');
  close();
  refresh();
}

export function startCompletion() {
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) take([...list.children].indexOf(option));
  });
}
