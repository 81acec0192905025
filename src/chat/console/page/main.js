// @ts-check
import { startComposer } from './composer.js';
import { byId } from './dom.js';
import { startFiles } from './files.js';
import { startIdentity } from './identity.js';
import { startLive } from './live.js';
import { startLog } from './log.js';
import { startOutbox } from './outbox.js';
import { startTicking } from './ticking.js';

function startLooks() {
  const theme = byId('theme', HTMLSelectElement);
  theme.value = localStorage.getItem('parley-theme') ?? '';
  theme.addEventListener('change', () => {
    if (theme.value) localStorage.setItem('parley-theme', theme.value);
    else localStorage.removeItem('parley-theme');
    if (theme.value) document.documentElement.dataset.theme = theme.value;
    else delete document.documentElement.dataset.theme;
  });
  const language = byId('language', HTMLSelectElement);
  language.addEventListener('change', () => reopen('ui', language.value));
  const view = byId('view', HTMLSelectElement);
  view.addEventListener('change', () => reopen('as', view.value));
}

/**
 * Opens the page anew with a choice that the server is to know of.
 * @param {string} name
 * @param {string} value
 */
function reopen(name, value) {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  location.assign(address);
}

startLooks();
startIdentity();
startLog();
startOutbox();
startComposer();
startFiles();
startLive();
startTicking();
// On a phone this would bring up the keyboard over the messages.
if (matchMedia('(hover: hover)').matches) byId('line', HTMLTextAreaElement).focus();
