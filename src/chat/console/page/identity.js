// @ts-check
// Who one is in this tab. Kept per tab, so that two tabs can be two people; a new tab begins as the last one that was set.
import { byId, word } from './dom.js';

const KEY = 'parley-who';

/** @typedef {{ name: string, may: string }} Who */

/** @returns {Who} */
export function who() {
  const stored = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  try {
    const { name, may } = JSON.parse(stored ?? '');
    if (typeof name === 'string' && name && typeof may === 'string') return { name, may };
  } catch {
    // Nothing stored yet, or not by us.
  }
  return { name: word('me'), may: 'facilitator' };
}

/** @param {Who} chosen */
function remember(chosen) {
  sessionStorage.setItem(KEY, JSON.stringify(chosen));
  localStorage.setItem(KEY, JSON.stringify(chosen));
}

function show() {
  const { name, may } = who();
  byId('who-name', HTMLElement).textContent = name;
  byId('who-avatar', HTMLElement).textContent = [...name][0]?.toUpperCase() ?? '?';
  const label = document.querySelector(`#who-form input[value="${CSS.escape(may)}"] + span strong`);
  byId('who-may', HTMLElement).textContent = label?.textContent ?? '';
}

export function startIdentity() {
  const panel = byId('who-panel', HTMLDialogElement);
  const form = byId('who-form', HTMLFormElement);
  // From now on this tab's own, whatever is chosen in another.
  sessionStorage.setItem(KEY, JSON.stringify(who()));
  show();
  byId('who', HTMLButtonElement).addEventListener('click', () => {
    const { name, may } = who();
    for (const field of form.elements) {
      if (!(field instanceof HTMLInputElement)) continue;
      if (field.name === 'name') field.value = name;
      if (field.name === 'may') field.checked = field.value === may;
    }
    panel.showModal();
  });
  panel.addEventListener('click', (event) => event.target === panel && panel.close());
  form.addEventListener('submit', () => {
    const data = new FormData(form);
    const name = String(data.get('name') ?? '').trim();
    if (name) remember({ name, may: String(data.get('may') ?? 'member') });
    show();
  });
}
