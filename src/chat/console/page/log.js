// @ts-check
// The log: where a message goes, what it replaces, and whether the view follows.
import { byId, make } from './dom.js';

const log = byId('log', HTMLElement);
const scroller = byId('scroller', HTMLElement);
const newer = byId('newer', HTMLButtonElement);

/** Nearer to the end than this, in pixels, somebody reads the newest messages and wants to follow. */
const NEAR = 120;
/** Messages of one person within this time stand under one name, in ms. */
const TOGETHER = 5 * 60 * 1000;

const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;

export function toEnd() {
  scroller.scrollTop = scroller.scrollHeight;
  newer.hidden = true;
}

/** @param {string} id */
export function find(id) {
  const found = document.getElementById(`m-${id}`);
  return found instanceof HTMLElement ? found : undefined;
}

/**
 * Puts a message where it belongs: in the place of an older state of itself, else by its time.
 * @param {HTMLElement} element
 * @param {{ follow?: boolean }} [options] `follow`: go to it wherever the view is, because who looks sent it
 */
export function place(element, { follow = false } = {}) {
  const following = follow || atEnd();
  const id = element.dataset.id ?? '';
  const present = find(id);
  // It has arrived, whether or not the answer to its sending has.
  find(`unsent-${id}`)?.remove();
  if (present) replace(present, element);
  else insert(element);
  arrange(element);
  if (present) return;
  if (following) toEnd();
  else newer.hidden = false;
}

/**
 * @param {HTMLElement} present
 * @param {HTMLElement} element
 */
function replace(present, element) {
  const [had, has] = [Number(present.dataset.seq), Number(element.dataset.seq)];
  if (has < had || (has === had && has !== 0)) return;
  if (has === 0) keepTime(present, element);
  const focused = present.contains(document.activeElement) ? document.activeElement : undefined;
  const buttons = [...present.querySelectorAll(PRESSABLE)];
  present.replaceWith(element);
  if (focused) refocus(element, focused, buttons.indexOf(focused));
}

/**
 * A private message is not stored, so its new state has the time of the press. It stays where it is, with its own time.
 * @param {HTMLElement} present
 * @param {HTMLElement} element
 */
function keepTime(present, element) {
  const { at, day, dayLabel } = present.dataset;
  Object.assign(element.dataset, { at, day, dayLabel });
  const [had, has] = [present, element].map((one) => one.querySelector('.by time'));
  if (had) has?.replaceWith(had.cloneNode(true));
}

const PRESSABLE = 'button[data-press], button[data-press-chosen]';

/**
 * Whoever works by keyboard goes on where they were: at the same button, the one in its place, or the message.
 * @param {HTMLElement} element
 * @param {Element} focused
 * @param {number} index
 */
function refocus(element, focused, index) {
  const buttons = [...element.querySelectorAll(PRESSABLE)].filter((one) => one instanceof HTMLButtonElement);
  const same = buttons.find((one) => one.textContent === focused.textContent);
  const next = [same, buttons[index], ...buttons].find((one) => one && !one.disabled);
  (next ?? element).focus({ preventScroll: true });
}

/** @param {HTMLElement} element */
function insert(element) {
  const at = Number(element.dataset.at);
  let before = null;
  for (let one = log.lastElementChild; one; one = one.previousElementSibling) {
    if (one instanceof HTMLElement && one.dataset.at !== undefined) {
      if (Number(one.dataset.at) <= at) break;
      before = one;
    }
  }
  log.insertBefore(element, before);
}

/**
 * Marks what stands under the name before it, and puts a line where a day begins.
 * @param {HTMLElement} element
 */
function arrange(element) {
  for (const one of [element, neighbour(element, 'nextElementSibling')]) {
    if (!one) continue;
    const before = neighbour(one, 'previousElementSibling');
    const near = before && Number(one.dataset.at) - Number(before.dataset.at) < TOGETHER;
    const same = before && one.dataset.author !== '' && one.dataset.author === before.dataset.author;
    one.classList.toggle('grouped', Boolean(near && same));
    dayLine(one, before);
  }
}

/**
 * @param {HTMLElement} element
 * @param {'nextElementSibling' | 'previousElementSibling'} way
 */
function neighbour(element, way) {
  let one = element[way];
  while (one && !one.matches('.message:not(.unsent)')) one = one[way];
  return one instanceof HTMLElement ? one : undefined;
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement | undefined} before
 */
function dayLine(element, before) {
  const above = element.previousElementSibling;
  if (above?.matches('.day')) above.remove();
  const { day, dayLabel } = element.dataset;
  if (!day || !dayLabel || before?.dataset.day === day) return;
  element.before(make('p', 'day', dayLabel));
}

/** Takes away what the server sent, to begin anew; what only this tab has stays. */
export function clear() {
  const own = (/** @type {Element} */ one) => one instanceof HTMLElement && one.dataset.seq === '0';
  for (const one of [...log.children]) if (!own(one)) one.remove();
  for (const one of [...log.children]) if (one instanceof HTMLElement && one.dataset.at) arrange(one);
}

/** @param {boolean} busy */
export function setBusy(busy) {
  log.setAttribute('aria-busy', String(busy));
}

/** @param {HTMLElement} element a message that is not stored, yet or ever */
export function append(element) {
  log.append(element);
  toEnd();
}

export function startLog() {
  newer.addEventListener('click', () => {
    toEnd();
    scroller.focus();
  });
  scroller.addEventListener('scroll', () => {
    if (atEnd()) newer.hidden = true;
  });
  // The composer grows, the keyboard of a phone comes up: who was at the end stays there.
  let ended = true;
  scroller.addEventListener('scroll', () => {
    ended = atEnd();
  });
  new ResizeObserver(() => ended && toEnd()).observe(scroller);
}
