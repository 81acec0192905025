// @ts-check
import { close, isOpen, move, refresh, startCompletion, take, takesEnter, tell, underWay } from './completion.js';
import { byId, channel, word } from './dom.js';
import { send } from './outbox.js';

const line = byId('line', HTMLTextAreaElement);
const DRAFT = `parley-draft-${channel}`;

function submit() {
  const text = line.value.trim();
  if (!text) return;
  send(text);
  set('');
  if (!ASKS.test(text) && !document.querySelector('#log .invoked')) tell(word('toPeople'));
}

/** The beginning of a line that asks Parley. Who writes another, and has asked nothing here yet, may wait for an answer. */
const ASKS = /^\s*(?:[/／]|[@＠]parley|https?:\/\/\S+\s*$)/iu;

/** @param {string} text */
export function set(text) {
  line.value = text;
  sessionStorage.setItem(DRAFT, text);
  refresh();
}

/** @param {KeyboardEvent} event */
function key(event) {
  // Enter and the arrows belong to whoever composes Chinese with an input method.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return;
  }
  const act = event.key === 'Enter' ? enter : isOpen() ? IN_LIST[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  if (event.key === 'Enter' || event.key === 'Tab') afterAnswer(act);
  else act();
}

function enter() {
  if (takesEnter()) take();
  else submit();
}

/** @type {Record<string, () => void>} */
const IN_LIST = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Tab: () => isOpen() && take(),
  Escape: close,
};

/**
 * Who types fast presses Enter before the list has caught up with the line: it is not the old list that they mean.
 * @param {() => void} act
 */
async function afterAnswer(act) {
  for (let answer = underWay(); answer; answer = underWay()) await answer;
  act();
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
