// @ts-check
// Files become articles: dropped anywhere, or chosen with the button beside the composer.

import { set } from './composer.js';
import { announce, byId, word } from './dom.js';
import { send } from './outbox.js';

const COMMAND = '/parley article add';
/** As it may have been typed already, with what else is to be said of the file. */
const COMMANDS = [COMMAND, '/parley 文章 添加', '/parley 文章 新增'];
/** The same as the server takes, in bytes; told here, because a refused upload can break off without an answer. */
const LARGEST = 20_000_000;

const drop = byId('drop', HTMLElement);
const line = byId('line', HTMLTextAreaElement);

/** @param {Iterable<File>} files */
function add(files) {
  const typed = line.value.trim();
  const command = COMMANDS.some((name) => typed.startsWith(name)) ? typed : COMMAND;
  for (const file of files) {
    if (file.size > LARGEST) complain(`${file.name} ${word('tooLarge')}`);
    else send(command, [file]);
  }
  if (command === typed) set('');
}

/** @param {string} text */
function complain(text) {
  announce(text);
  const hint = byId('hint', HTMLElement);
  hint.textContent = text;
  hint.hidden = false;
}

/** @param {DragEvent} event */
const holdsFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

export function startFiles() {
  addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.hidden = true;
  });
  addEventListener('drop', (event) => {
    drop.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    add(event.dataTransfer?.files ?? []);
  });
  const input = byId('file', HTMLInputElement);
  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
    input.value = '';
    line.focus();
  });
}
