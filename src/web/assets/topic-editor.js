// @ts-check
// The topic editor: fills in the name that a person has in the discussion, and jumps from a fault to its line.

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
