// @ts-check
// The topic editor: fills in the name that a person has in the discussion, jumps from a fault to its line, saves a draft while it is
// written, and asks before somebody leaves with words that are not saved.

/** Milliseconds without a key before a draft saves itself, and before it is tried again. */
const PAUSE = 1500;
const AGAIN = 5000;

for (const field of document.querySelectorAll('input[data-me]')) {
  if (!(field instanceof HTMLInputElement) || field.value) continue;
  const stored = sessionStorage.getItem('parley-who') ?? localStorage.getItem('parley-who');
  try {
    const { name } = JSON.parse(stored ?? '');
    if (typeof name === 'string') field.value = name;
  } catch {
    // No name is stored yet.
  }
}

const file = document.querySelector('textarea#yaml');
const guarded = document.querySelector('form[data-guarded]');

document.addEventListener('click', ({ target }) => {
  const line = target instanceof HTMLElement && target.closest('button')?.dataset.line;
  if (!line || !(file instanceof HTMLTextAreaElement)) return;
  const lines = file.value.split('\n');
  const from = lines.slice(0, Number(line) - 1).reduce((sum, one) => sum + one.length + 1, 0);
  file.focus();
  file.setSelectionRange(from, from + (lines[Number(line) - 1]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(file).lineHeight);
  file.scrollTop = Math.max(0, (Number(line) - 4) * height);
  file.scrollLeft = 0;
});

if (guarded instanceof HTMLFormElement) guard(guarded);

/** @param {HTMLFormElement} form */
function guard(form) {
  let isUnsaved = form.dataset.unsaved !== undefined;
  form.addEventListener('input', () => {
    isUnsaved = true;
  });
  addEventListener('submit', (event) => {
    if (!event.defaultPrevented) isUnsaved = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
  if (form.dataset.savesItself === undefined || !(file instanceof HTMLTextAreaElement)) return;
  saveWhileWriting(form, file, () => {
    isUnsaved = false;
  });
}

/**
 * Saves the draft after every pause, until somebody else has saved another version: then the person decides with the button.
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} text
 * @param {() => void} onSaved
 */
function saveWhileWriting(form, text, onSaved) {
  let timer = 0;
  let isStopped = form.dataset.unsaved !== undefined;
  let isSaving = false;
  /** @type {Promise<void>} */
  let underWay = Promise.resolve();
  const later = (/** @type {number} */ pause) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => (underWay = underWay.then(save)), pause);
  };
  const save = async () => {
    if (isStopped) return;
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value);
    if (!sent.get('by')?.trim()) return tell(form.dataset.nameless ?? '');
    sent.set('how', 'save');
    const written = text.value;
    isSaving = true;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!page.querySelector('form[data-saves-itself]')) throw new Error(`${answer.status}`);
      take(page, form);
      isStopped ||= !answer.ok;
      if (!answer.ok) return tell('');
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format();
      tell(`${form.dataset.savedAt} ${time}`);
      if (text.value === written) onSaved();
      else later(PAUSE);
    } catch {
      tell(form.dataset.unreachable ?? '');
      later(AGAIN);
    } finally {
      isSaving = false;
    }
  };
  form.addEventListener('input', () => later(PAUSE));
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!isSaving) {
      isStopped = true;
      return;
    }
    // What is under way would look like somebody else's version.
    event.preventDefault();
    underWay.then(() => isStopped || form.requestSubmit(event.submitter));
  });
}

/** @param {string} words */
function tell(words) {
  const line = document.querySelector('#saving');
  if (line) line.textContent = words;
}

/**
 * Takes over what a saved page says: its version, its faults, and what went wrong.
 * @param {Document} page
 * @param {HTMLFormElement} form
 */
function take(page, form) {
  for (const id of ['faults', 'told']) {
    const [here, there] = [document.getElementById(id), page.getElementById(id)];
    if (here && there && (id !== 'told' || there.querySelector('.problem'))) here.replaceChildren(...there.childNodes);
  }
  const [now, then] = [form.elements.namedItem('at'), page.querySelector('input[name="at"]')];
  if (now instanceof HTMLInputElement && then instanceof HTMLInputElement) now.value = then.value;
}
