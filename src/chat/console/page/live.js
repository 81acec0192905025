// @ts-check
// Messages as they come, from whichever tab or process. Nothing is lost over a broken connection or a restarted server: each
// connection asks for what came after the last message seen.
import { announce, byId, channel, fragment, word } from './dom.js';
import { clear, place, setBusy, toEnd } from './log.js';
import { restore } from './private.js';

/** After an answer that is no stream (the server is just starting), in ms. */
const AGAIN = 1000;

const banner = byId('connection', HTMLElement);
const text = banner.dataset.text ?? '';

let after = 0;
let filled = false;
/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {MessageEvent<string>} event */
function receive(event) {
  /** @type {{ reset: boolean, messages: { html: string }[] }} */
  const { reset, messages } = JSON.parse(event.data);
  const first = !filled;
  if (reset) clear();
  setBusy(first);
  for (const { html } of messages) place(fragment(html), { follow: first });
  if (first) {
    restore();
    toEnd();
  }
  filled = true;
  setBusy(false);
  after = Number(event.lastEventId) || after;
}

/** @param {boolean} connected */
function show(connected) {
  const was = banner.textContent === '';
  if (was === connected) return;
  banner.textContent = connected ? '' : text;
  if (connected) announce(word('connected'));
}

function connect() {
  clearTimeout(waiting);
  source?.close();
  source = new EventSource(`/console/events?${new URLSearchParams({ channel, after: String(after) })}`);
  source.addEventListener('open', () => show(true));
  source.addEventListener('messages', receive);
  source.addEventListener('error', () => {
    show(false);
    // The browser tries again by itself, unless the answer was an error.
    if (source?.readyState === EventSource.CLOSED) waiting = setTimeout(connect, AGAIN);
  });
}

function disconnect() {
  clearTimeout(waiting);
  source?.close();
}

export function startLive() {
  // A browser has six connections to a server for all its tabs; a tab that nobody looks at gives its one back.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') disconnect();
    else connect();
  });
  addEventListener('pageshow', (event) => event.persisted && connect());
  connect();
}
