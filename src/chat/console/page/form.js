// @ts-check
// Forms that buttons open. What was typed stays until it was taken or thrown away.
import { fragment, word } from './dom.js';

/**
 * Shows a form. `submit` gets what was filled in and returns what is wrong with it, if anything.
 * @param {string} html
 * @param {(args: Record<string, string>) => Promise<string | undefined>} submit
 */
export function showForm(html, submit) {
  const dialog = fragment(html);
  const form = dialog.querySelector('form');
  if (!(dialog instanceof HTMLDialogElement) || !form) throw new Error('not a form');
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (dialog.getAttribute('aria-busy') === 'true') return;
    dialog.setAttribute('aria-busy', 'true');
    const fault = await submit(filledIn(form)).catch(() => word('pressFailed'));
    dialog.removeAttribute('aria-busy');
    if (fault === undefined) dialog.close();
    else showFault(form, fault);
  });
  dialog.showModal();
}

/** @param {HTMLFormElement} form */
function filledIn(form) {
  /** @type {Record<string, string>} */
  const args = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim()) args[name] = value;
  return args;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} fault
 */
function showFault(form, fault) {
  const notice = form.querySelector('.failure');
  if (!(notice instanceof HTMLElement)) return;
  notice.textContent = fault;
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}
