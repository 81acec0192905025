// @ts-check
// Runs before the page is drawn, so that what was chosen does not flash the other look first.
const LOOKS = { theme: ['light', 'dark'], size: ['small', 'large', 'largest'], lines: ['wide', 'widest'] };
try {
  for (const [name, values] of Object.entries(LOOKS)) {
    const chosen = localStorage.getItem(`parley-${name}`);
    if (chosen && values.includes(chosen)) document.documentElement.dataset[name] = chosen;
  }
} catch {
  // A browser may forbid pages to keep anything. Then its own settings hold.
}
