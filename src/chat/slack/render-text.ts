import { plainText } from '#core/plain-text.ts';
import type { Block, Reply } from '#core/reply.ts';
import { LIMITS } from './limits.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const MORE = '…';

/** Escapes text that Slack parses. By Slack's rule, exactly these three characters; then no mention or link is possible. */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>]/g, (one) => ESCAPES[one] ?? one);
}

/** Writes the text for notifications and screen readers. `ending` follows the words. Words are cut only here. */
export function fallbackText(language: Reply['language'], blocks: readonly Block[], ending = ''): string {
  const words = plainText({ language, blocks: citedFirst(blocks) }).trim() || labels(blocks) || 'Parley';
  const tail = escaped(ending);
  const whole = escaped(words);
  if (whole.length + tail.length <= LIMITS.text) return whole + tail;
  return `${firstWords(words, LIMITS.text - tail.length - MORE.length)}${MORE}${tail}`;
}

/** Puts cited passages before context, because a notification shows only the first words. */
function citedFirst(blocks: readonly Block[]): Block[] {
  const isBeside = (block: Block) => block.kind === 'passage' && block.role === 'context';
  return [...blocks.filter((block) => !isBeside(block)), ...blocks.filter(isBeside)];
}

/** Returns as many escaped characters as fit, without cutting an escape. */
function firstWords(words: string, most: number): string {
  let out = '';
  for (const character of words) {
    const next = escaped(character);
    if (out.length + next.length > most) break;
    out += next;
  }
  return out;
}

function labels(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'buttons') return block.buttons.map(({ label }) => label);
      return block.kind === 'choice' ? [block.label] : [];
    })
    .join(' · ')
    .trim();
}
