// @ts-check
import { close, isOpen, move, refresh, startCompletion, take, takesEnter } from './completion.js';
import { byId, channel } from './dom.js';
import { send } from './outbox.js';

const line = byId('line', HTMLTextAreaElement);
const DRAFT = `parley-draft-${channel}`;

function submit() {
  const text = line.value.trim();
  if (!text) return;
  send(text);
  set('');
}

/** @param {string} text */
export function set(text) {
  line.value = text;
  sessionStorage.setItem(DRAFT, text);
  refresh();
}

/** @param {KeyboardEvent} event */
function key(event) {
  // Enter and the arrows belong to whoever composes Chinese with an input method.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  const done = event.key === 'Enter' && !event.shiftKey ? enter() : isOpen() && !event.shiftKey && inList(event.key);
  if (done) event.preventDefault();
}

function enter() {
  if (takesEnter()) take();
  else submit();
  return true;
}

/** @param {string} pressed */
function inList(pressed) {
  if (pressed === 'ArrowDown') move(1);
  else if (pressed === 'ArrowUp') move(-1);
  else if (pressed === 'Tab') take();
  else if (pressed === 'Escape') close();
  else return false;
  return true;
}

export function startComposer() {
  startCompletion();
  line.value = sessionStorage.getItem(DRAFT) ?? '';
  line.addEventListener('keydown', key);
  line.addEventListener('input', () => {
    sessionStorage.setItem(DRAFT, line.value);
    refresh();
  });
  line.addEventListener('blur', close);
  byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    line.focus();
  });
  for (const example of document.querySelectorAll('[data-example]')) {
    example.addEventListener('click', () => {
      set(example instanceof HTMLElement ? (example.dataset.example ?? '') : '');
      line.focus();
    });
  }
}
