// @ts-check
// The reader works without this script. It scrolls to the cited passage and copies its reference.

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
