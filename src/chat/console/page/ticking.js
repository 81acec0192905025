// @ts-check
// Times that say how long it is until then. They are written anew each second, without asking the server.

const SECOND = 1000;
/** The units in which a time is told, from the largest, in ms. */
const UNITS = /** @type {const} */ ([
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', SECOND],
]);
/** Fewer than two of a unit are told in the next smaller one, which says more. */
const LEAST = 2;

const { lang } = document.documentElement;
const language = lang.replace(/^en$/, 'en-GB') || 'en-GB';
const left = new Intl.RelativeTimeFormat(language);
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

/** A clock that was set to run fast, as the server writes it: its time when the page was made in ms, and how many times as fast it runs. */
const [from, factor] = (document.body?.dataset.clock ?? '').split(' ').map(Number);
const opened = Date.now();

/** The time by which everything here happens, in ms. */
const now = () => (from && factor ? from + (Date.now() - opened) * factor : Date.now());

/** @param {number} ms */
function inWords(ms) {
  const size = Math.abs(ms);
  const [unit, length] = UNITS.find(([, one]) => size >= LEAST * one) ?? ['second', SECOND];
  return left.format(Math.trunc(ms / length), unit);
}

/**
 * Writes how long it is until then; the date and time themselves are its title.
 * @param {Element} time
 */
export function showLeft(time) {
  const at = Date.parse(time.getAttribute('datetime') ?? '');
  const words = inWords(at - now());
  // Setting the same words would disturb whoever marks them.
  if (time.textContent !== words) time.textContent = words;
  if (!time.hasAttribute('title')) time.setAttribute('title', dateAndTime.format(at));
}

export function startTicking() {
  setInterval(() => {
    if (document.visibilityState === 'hidden') return;
    for (const time of document.querySelectorAll('time[data-ticks]')) showLeft(time);
  }, SECOND);
}
