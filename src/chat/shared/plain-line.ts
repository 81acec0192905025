import type { Command } from '#core/command.ts';
import { findCommand, ROOT, slashAt } from './command-name.ts';
import { flagBehindName } from './flag-first.ts';
import { fold } from './spelling.ts';

/** Most names before the one that is meant (`/parley /quote …`). */
const MOST_NAMES = 4;

/**
 * Writes a line as its command would be typed, as far as that can be known: without the marks around it (`/quote …` copied from the help),
 * without another name before it (`/parley /quote …`), without punctuation, emoji and greetings between `/parley` and the name.
 */
export function plainLine(line: string, commands: readonly Command[]): string {
  let plain = unwrapped(line);
  for (let names = 0; names < MOST_NAMES; names += 1) {
    const next = afterRoot(plain, commands) ?? innerCommand(plain, commands);
    if (next === undefined || next === plain) break;
    plain = next;
  }
  return plain;
}

const EMOJI = String.raw`\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\ufe0f\u200d]|:[a-z0-9_+'-]+:`;
const LEADING = new RegExp(String.raw`^(?:\s|\p{Cf}|${EMOJI}|[^\p{L}\p{N}/／])+`, 'iu');
/** A word after spaces alone, as most lines go on. */
const PLAIN_WORD = /^ *[a-z]/i;
const WRAPPED = /^[\s\p{Cf}`*_~|"'“”‘’「『（([【<>]+(?=[/／])/u;

/** Marks of code and emphasis. Unlike quotation marks, they never say that a command is only words. */
const MARKED = /^[`*_~]+(?=[/／])/u;

function unwrapped(line: string, marks = WRAPPED): string {
  const [opening] = marks.exec(line) ?? [];
  return opening?.trim() ? withoutClosing(line.slice(opening.length), opening) : line;
}

const CLOSING: Readonly<Record<string, string>> = {
  ...{ '`': '`', '*': '*', _: '_', '~': '~', '|': '|', '"': '"”', '“': '”"', "'": "'’", '‘': "’'" },
  ...{ '「': '」', '『': '』', '（': '）)', '(': ')）', '[': ']', '【': '】', '<': '>' },
};

/** Removes the marks that close what was opened before the line. */
function withoutClosing(line: string, opening: string): string {
  let text = line.trimEnd();
  for (const mark of opening) {
    const closing = CLOSING[mark];
    if (closing?.includes(text.charAt(text.length - 1)) && text) text = text.slice(0, -1).trimEnd();
  }
  return text;
}

/** UTF-16 units in which the name of Parley or a greeting ends. Behind them may be a pasted article. */
const LONGEST_HEAD = 100;
const ROOT_NAME = new RegExp(String.raw`^\s*[/／]\s*${ROOT}(?![\p{Script=Latin}\p{N}_-])`, 'iu');

const ROOT_AGAIN = new RegExp(String.raw`^${ROOT}(?![\p{L}\p{N}_-])`, 'iu');

/** The line without what stands between `/parley` and a command's name. Undefined if the line does not begin with `/parley`. */
function afterRoot(line: string, commands: readonly Command[]): string | undefined {
  const root = ROOT_NAME.exec(line.slice(0, LONGEST_HEAD).normalize('NFKC'))?.[0];
  if (root === undefined) return undefined;
  const rest = line.slice(root.length);
  const [opening = ''] = PLAIN_WORD.test(rest) ? [] : (LEADING.exec(rest) ?? []);
  const text = opening.trim() ? withoutClosing(rest.slice(opening.length), opening) : rest.trimStart();
  if (isSmallTalk(text)) return `/${ROOT}`;
  if (slashAt(text) !== undefined) return text;
  if (ROOT_AGAIN.test(text)) return `/${text}`;
  const marked = flagBehindName(text, commands);
  if (marked !== undefined) return marked;
  const plain = withoutGreeting(text);
  if (plain !== text && findCommand(`/${ROOT} ${plain}`, commands)) return `/${ROOT} ${plain}`;
  return opening.trim() ? `/${ROOT} ${text}` : undefined;
}

/** The command that was typed behind another one's name (`/quote /quote …`). */
function innerCommand(line: string, commands: readonly Command[]): string | undefined {
  const found = findCommand(line, commands);
  // A pasted text may follow below the line.
  if (!found || /^\s*[\r\n]/.test(line.slice(found.to))) return undefined;
  const rest = unwrapped(line.slice(found.to).trimStart(), MARKED);
  if (slashAt(rest) === undefined) return undefined;
  // A path or a reader's link begins with a slash too.
  const inner = findCommand(rest, commands);
  return inner && !/[/／]/.test(rest.slice(1, inner.to - inner.from)) ? rest : undefined;
}

const GREETING =
  /^(?:(?:hi|hey|hello|yo|dear|ok|okay|please|pls|plz|kindly|(?:can|could|would|will) you|let['’]?s|good (?:morning|afternoon|evening))(?![\p{L}\p{N}])|请问?|請問?|麻烦|麻煩|你好|您好|嗨|大家好|帮我|幫我|帮忙|幫忙|可以|能不能|能否)[^\p{L}\p{N}/／]*/iu;

/** Removes greetings and words of politeness from the beginning. */
function withoutGreeting(text: string): string {
  let plain = text;
  for (let words = 0; words < MOST_NAMES && GREETING.test(plain); words += 1) plain = plain.replace(GREETING, '');
  return plain;
}

const SMALL_TALK = new Set(
  `hi hey hello yo dear ok okay please pls plz thanks thank you thx cheers help me parley there good morning afternoon evening what can do
  who are how does this work test testing ping 请 你好 您好 嗨 哈喽 哈囉 谢谢 謝謝 多谢 早 早上好 晚上好 大家好 在吗 在嗎 帮助 幫助 测试 測試 你是谁
  你是誰 你能做什么 你能做什麼 你会什么 你會什麼 你会做什么 你會做什麼 怎么用 怎麼用 有人吗 有人嗎`.split(/\s+/),
);

/** True if the text asks for nothing that a command does: nothing, a greeting, thanks, or what Parley is. */
export function isSmallTalk(text: string): boolean {
  if (text.length > LONGEST_HEAD) return false;
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= 6 && words.every((word) => SMALL_TALK.has(word));
}
