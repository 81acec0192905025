// @ts-check
// The reader works without this script. It scrolls to the cited passage, moves from passage to passage by keys, and copies the reference.

const cited = document.querySelector('.passage[aria-current], .withdrawn');
// An excerpt is short, so its title and note stay in view if there is room.
cited?.scrollIntoView({ block: document.querySelector('.excerpt') ? 'nearest' : 'center' });

const copy = document.querySelector('#copy');
copy?.addEventListener('click', async () => {
  const reference = document.querySelector('#reference');
  const status = document.querySelector('#copy-status');
  if (!(copy instanceof HTMLElement) || !reference || !status) return;
  try {
    await navigator.clipboard.writeText(reference.textContent ?? '');
    status.textContent = copy.dataset.copied ?? '';
  } catch {
    getSelection()?.selectAllChildren(reference);
    status.textContent = copy.dataset.failed ?? '';
  }
});

// Keys with Alt, so that they are in the way of no input method, no screen reader and no key of the browser.
/** @type {Record<string, 1 | -1>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const all = [...document.querySelectorAll('.passage')].filter((one) => one instanceof HTMLElement);
if (all.length) document.querySelector('#keys')?.removeAttribute('hidden');

addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof HTMLSelectElement) return;
  const next = stepFrom(step);
  if (!next) return;
  event.preventDefault();
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
});

/**
 * The passage before or after the one where the reader is, in the same edition: the focused one, else the cited one, else the first in view.
 * @param {1 | -1} step
 */
function stepFrom(step) {
  const at = document.activeElement?.closest('.passage');
  const start =
    at ?? document.querySelector('.passage[aria-current]') ?? all.find((one) => one.getBoundingClientRect().top >= 0);
  const own = all.filter((one) => editionOf(one) === editionOf(start));
  const index = start instanceof HTMLElement ? own.indexOf(start) : -1;
  // Who was nowhere yet begins at the passage in view.
  return at || start?.hasAttribute('aria-current') ? own[index + step] : own[index];
}

/** @param {Element | null | undefined} passage */
const editionOf = (passage) => passage?.closest('.side')?.getAttribute('lang');
