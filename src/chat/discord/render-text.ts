import { pieces } from '#core/display.ts';
import { type Block, code, type PassageBlock, type Span, strong, text } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { markdownLine, markdownLines } from './markdown.ts';

type ControlBlock = Extract<Block, { kind: 'buttons' | 'choice' }>;
export type Prose = Exclude<Block, ControlBlock>;

/**
 * Writes blocks of text as the markdown of text displays, which Discord separates by a gap. Consecutive passages are one quotation, and a
 * list or fields are joined to the text before them.
 */
export function textsOf(blocks: readonly Prose[], say: Say): string[] {
  const texts: string[] = [];
  let before: Prose['kind'] | undefined;
  for (const block of blocks) {
    const words = markdownOf(block, say);
    if (!words.trim()) continue;
    const joint = before === undefined ? undefined : jointOf(before, block.kind);
    if (joint === undefined) texts.push(words);
    else texts[texts.length - 1] += joint + words;
    before = block.kind;
  }
  return texts;
}

/** Returns the separator between two blocks in one text display; undefined if they need two. */
function jointOf(before: Prose['kind'], next: Prose['kind']): string | undefined {
  if (before === 'passage') return next === 'passage' ? '\n> \n' : undefined;
  return next === 'list' || (next === 'fields' && before !== 'fields') ? '\n' : undefined;
}

function markdownOf(block: Prose, say: Say): string {
  switch (block.kind) {
    case 'heading':
      return prefixed('### ', markdownLine([text(block.text)]));
    case 'paragraph':
      return paragraphOf(markdownLines(block.spans), block.subdued ? '-# ' : '');
    case 'passage':
      return block.role === 'cited' ? cited(block, say) : context(block, say);
    case 'list':
      return lines(block.items.map((item) => prefixed('- ', markdownLine(item))));
    case 'fields':
      return lines(
        block.fields.map(({ name, value }) => markdownLine([strong(name), text(colonAfter(name)), ...value])),
      );
  }
}

/** Chinese names have the Chinese colon; names in both languages have the other. */
const colonAfter = (name: string): string => (/^(?=.*\p{Script=Han})\P{Script=Latin}*$/u.test(name) ? '：' : ': ');

function paragraphOf(all: readonly string[], prefix: string): string {
  return all.map((line) => prefixed(prefix, line)).join('\n');
}

const prefixed = (prefix: string, line: string): string => (line.trim() ? prefix + line : '');
const lines = (all: readonly string[]): string => all.filter((line) => line.trim()).join('\n');

/** Writes the passage in full size, and its reference in small text below. */
function cited(block: PassageBlock, say: Say): string {
  const words = pieces(block.text, block.highlights).map(({ text: part, marked }) =>
    marked ? strong(part) : text(part),
  );
  return lines([words.length ? `> ${markdownLine(words)}` : '', `> -# ${markdownLine(referenceLine(block, say))}`]);
}

function context(block: PassageBlock, say: Say): string {
  const words = pieces(block.text).map((piece) => text(piece.text));
  return `> -# ${markdownLine([...words, text('  '), ...referenceLine(block, say)])}`;
}

function referenceLine({ reference, withdrawn, part }: PassageBlock, say: Say): Span[] {
  const notes = [
    ...(part ? [say({ en: `part ${part.at} of ${part.of}`, zh: `第 ${part.at} 段，共 ${part.of} 段` })] : []),
    ...(withdrawn ? [say({ en: 'withdrawn', zh: '已撤下' })] : []),
  ];
  return [code(reference), ...notes.map((note) => text(` · ${note}`))];
}
