import { plainText } from '#core/plain-text.ts';
import type { Block, Reply } from '#core/reply.ts';
import { LIMITS } from './limits.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const MORE = '…';

/** Slack's rule for text that it parses: exactly these three, and no mention or link can be written any more. */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>]/g, (one) => ESCAPES[one] ?? one);
}

/** What notifications and screen readers say of blocks; `ending` follows the words. The one place where words are cut. */
export function fallbackText(language: Reply['language'], blocks: readonly Block[], ending = ''): string {
  const words = plainText({ language, blocks: citedFirst(blocks) }).trim() || labels(blocks) || 'Parley';
  const tail = escaped(ending);
  const whole = escaped(words);
  if (whole.length + tail.length <= LIMITS.text) return whole + tail;
  return `${firstWords(words, LIMITS.text - tail.length - MORE.length)}${MORE}${tail}`;
}

/** A notification shows the first words only: what was asked for, not what stands beside it. */
function citedFirst(blocks: readonly Block[]): Block[] {
  const isBeside = (block: Block) => block.kind === 'passage' && block.role === 'context';
  return [...blocks.filter((block) => !isBeside(block)), ...blocks.filter(isBeside)];
}

/** As many characters as fit escaped, so that no escape is cut through. */
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
