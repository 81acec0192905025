// @ts-check
// Runs before the page is drawn, so that a chosen theme does not flash the other one first.
const theme = localStorage.getItem('parley-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
