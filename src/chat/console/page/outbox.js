// @ts-check
// What is sent: one after the other, and nothing that did not arrive goes away without a word.
import { pressedId } from './choices.js';
import { announce, byId, channel, fragment, make, newKey, word } from './dom.js';
import { showForm } from './form.js';
import { who } from './identity.js';
import { append, find, place } from './log.js';
import { keep } from './private.js';

/** An answer that takes longer, in ms, will not come. */
const PATIENCE = 60_000;
const KEY = `parley-unsent-${channel}`;

/** @typedef {{ key: string, line: string, files: File[], name: string, may: string, lost?: boolean }} Entry */
/** @typedef {{ kind: string, id: string, seq: number, html: string, replaces?: boolean }} Told */

/** @type {Map<string, Entry>} */
const unsent = new Map();
let queue = Promise.resolve();

function save() {
  const entries = [...unsent.values()].map(({ files, ...entry }) => ({ ...entry, lost: files.length > 0 }));
  sessionStorage.setItem(KEY, JSON.stringify(entries));
}

/**
 * @param {string} line
 * @param {File[]} [files]
 */
export function send(line, files = []) {
  enqueue({ key: newKey(), line, files, ...who() });
}

/** @param {Entry} entry */
function enqueue(entry) {
  unsent.set(entry.key, entry);
  save();
  append(pending(entry));
  queue = queue.then(() => deliver(entry));
}

/** @param {Entry} entry */
async function deliver(entry) {
  const form = saying(entry);
  for (const file of entry.files) form.append('file', file);
  form.set('forms', 'yes');
  const { told, error } = await post('/console/say', form);
  find(`unsent-${entry.key}`)?.remove();
  if (!told) {
    append(failed(entry, error ?? word('failed')));
    return;
  }
  unsent.delete(entry.key);
  save();
  if (told.kind === 'form') showForm(told.html, (args) => sayFilled(entry, args));
  else show(told, { follow: true });
}

/** @param {Entry} entry */
function saying(entry) {
  const form = new FormData();
  for (const field of /** @type {const} */ (['key', 'line', 'name', 'may'])) form.set(field, entry[field]);
  form.set('channel', channel);
  return form;
}

/**
 * @param {Entry} entry
 * @param {Record<string, string>} args
 * @returns {Promise<string | undefined>} what is wrong
 */
async function sayFilled(entry, args) {
  const form = saying(entry);
  form.set('args', JSON.stringify(args));
  const { told, error } = await post('/console/say', form);
  if (!told) return error ?? word('pressFailed');
  show(told, { follow: true });
  return undefined;
}

/**
 * @param {string} path
 * @param {FormData | object} body
 * @returns {Promise<{ told?: Told, error?: string }>}
 */
async function post(path, body) {
  const json = body instanceof FormData ? undefined : { 'content-type': 'application/json' };
  try {
    const response = await fetch(path, {
      method: 'POST',
      body: body instanceof FormData ? body : JSON.stringify(body),
      ...(json && { headers: json }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = await response.json();
    return response.ok ? { told: answer } : { error: answer.error };
  } catch {
    return {};
  }
}

/**
 * @param {Told} told
 * @param {{ follow?: boolean }} [options]
 */
function show({ kind, id, html, replaces }, options) {
  const element = fragment(html);
  if (replaces) keepQuestion(id, element);
  if (kind === 'only-me') keep({ id, html: element.outerHTML });
  place(element, options);
}

/**
 * Nobody but this tab knows what was asked when only one person sees the answer; an answer that changes keeps it.
 * @param {string} id
 * @param {HTMLElement} element
 */
function keepQuestion(id, element) {
  const asked = find(id)?.querySelector('.invoked');
  if (asked) element.querySelector('.invoked')?.replaceWith(asked.cloneNode(true));
}

/** @param {Entry} entry */
function draft({ key, line, files, name }) {
  const element = make('article', 'message unsent');
  element.id = `m-unsent-${key}`;
  element.dataset.seq = '0';
  element.tabIndex = -1;
  const body = make('p', 'said-text', [line, ...files.map((file) => file.name)].join(' '));
  body.dir = 'auto';
  element.append(make('p', 'by', name), body);
  return element;
}

/** @param {Entry} entry */
function pending(entry) {
  const element = draft(entry);
  element.append(make('p', 'subdued', word('sending')));
  return element;
}

/**
 * @param {Entry} entry
 * @param {string} why
 */
function failed(entry, why) {
  const element = draft(entry);
  element.classList.add('failed');
  const notice = make('p', 'failure', entry.lost ? `${why} ${word('fileLost')}` : why);
  const buttons = make('div', 'buttons');
  const button = (/** @type {string} */ label, /** @type {() => void} */ act) => {
    const one = make('button', 'button', label);
    one.setAttribute('type', 'button');
    one.addEventListener('click', () => {
      element.remove();
      act();
      byId('line', HTMLTextAreaElement).focus();
    });
    buttons.append(one);
  };
  if (!entry.lost) button(word('retry'), () => enqueue(entry));
  button(word('discard'), () => {
    unsent.delete(entry.key);
    save();
  });
  element.append(notice, buttons);
  announce(why);
  return element;
}

/** @param {Event} event */
async function pressed(event) {
  const button =
    event.target instanceof Element ? event.target.closest('button[data-press], button[data-press-chosen]') : null;
  const message = button?.closest('.message');
  if (!button || !(message instanceof HTMLElement)) return;
  const id = pressedId(button);
  if (!id) return;
  if (message.getAttribute('aria-busy') === 'true') return;
  message.setAttribute('aria-busy', 'true');
  message.querySelector('.failure')?.remove();
  const { id: on = '', seq = '0' } = message.dataset;
  const body = { ...who(), channel, button: id, id: on, seq: Number(seq) };
  const { told, error } = await post('/console/press', body);
  message.removeAttribute('aria-busy');
  if (told?.kind === 'form') return showForm(told.html, (args) => fill({ ...body, args }));
  if (told) return show(told, { follow: told.id !== on });
  const notice = make('p', 'failure', error ?? word('pressFailed'));
  notice.setAttribute('role', 'alert');
  message.append(notice);
}

/**
 * @param {{ id: string } & Record<string, unknown>} body
 * @returns {Promise<string | undefined>} what is wrong
 */
async function fill(body) {
  const { told, error } = await post('/console/press', body);
  if (!told) return error ?? word('pressFailed');
  show(told, { follow: told.id !== body.id });
  return undefined;
}

/** What was not sent before the page was left stands there again. */
function recall() {
  try {
    /** @type {Entry[]} */
    const entries = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    for (const entry of entries) {
      const whole = { ...entry, files: [] };
      unsent.set(entry.key, whole);
      append(failed(whole, word('failed')));
    }
  } catch {
    sessionStorage.removeItem(KEY);
  }
}

export function startOutbox() {
  recall();
  byId('log', HTMLElement).addEventListener('click', pressed);
}
