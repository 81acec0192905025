// @ts-check
import { showLeft } from './ticking.js';

/**
 * The element with this id, which the page has.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? '{}');

/**
 * What the page says, in its language.
 * @param {string} name
 */
export const word = (name) => words[name] ?? name;

export const channel = document.body.dataset.channel ?? 'general';

/**
 * Says something to screen readers only.
 * @param {string} text
 */
export function announce(text) {
  byId('status', HTMLParagraphElement).textContent = text;
}

const locale = document.documentElement.lang.replace(/^en$/, 'en-GB') || 'en-GB';
const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const timeOfDay = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayOfWeek = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
/** Distinguishes days of different years, too. */
const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });

/**
 * Writes instants in the zone of who reads, which need not be the server's.
 * @param {HTMLElement} element
 */
function inOwnZone(element) {
  for (const time of element.querySelectorAll('.by time, time[data-local]')) {
    const format = time.matches('[data-local]') ? dateAndTime : timeOfDay;
    time.textContent = format.format(new Date(time.getAttribute('datetime') ?? ''));
  }
  const at = Number(element.dataset.at);
  if (at) Object.assign(element.dataset, { day: date.format(at), dayLabel: dayOfWeek.format(at) });
}

/**
 * A message as the server rendered it. It is inert until it is put into the page, and the page's policy runs no script in it.
 * @param {string} html
 * @returns {HTMLElement}
 */
export function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const [element] = template.content.children;
  if (!(element instanceof HTMLElement)) throw new Error('not a message');
  inOwnZone(element);
  for (const time of element.querySelectorAll('time[data-ticks]')) showLeft(time);
  return element;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A key that nobody else has. */
export const newKey = () => crypto.randomUUID();
