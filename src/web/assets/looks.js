// @ts-check
// The choices of how pages look. The browser keeps them for all pages of this site; no account is needed.

const root = document.documentElement;

for (const list of document.querySelectorAll('select[data-look]')) {
  if (!(list instanceof HTMLSelectElement)) continue;
  const name = list.dataset.look ?? '';
  list.value = root.dataset[name] ?? '';
  list.closest('label')?.removeAttribute('hidden');
  list.addEventListener('change', () => {
    if (list.value) root.dataset[name] = list.value;
    else delete root.dataset[name];
    keep(`parley-${name}`, list.value);
  });
}

/**
 * @param {string} key
 * @param {string} value
 */
function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // It holds for this page only.
  }
}
