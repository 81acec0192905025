import { plainInline } from './md-inline-rules.ts';
import { type LineStyle, plainLines } from './md-line-rules.ts';
import { stretches } from './md-lines.ts';
import { Masks, maskCode, maskMath } from './md-masks.ts';
import { Notes } from './md-notes.ts';

/** A Markdown text that CommonMark with tables reads, and its footnotes, each as Markdown. */
export type Source = { text: string; notes: readonly string[] };

const SPACED_HEADING = /^ {0,3}#{1,6} \S/;

/** Rewrites Markdown of other programs (Obsidian, Hugo, Jekyll, MDX, pandoc) as CommonMark. Code keeps its signs. */
export function plainMarkdown(markdown: string): Source {
  const masks = new Masks();
  const notes = new Notes(masks);
  const parts = stretches(markdown);
  const style: LineStyle = {
    tags: parts.some(({ code, lines }) => !code && lines.some((line) => SPACED_HEADING.test(line))),
  };
  const plain = parts.map(({ code, lines }) => (code ? lines : plainLines(notes.takeDefinitions(lines), style)));
  const inline = (text: string) => masks.unmask(notes.takeMarks(plainInline(maskMath(maskCode(text, masks), masks))));
  // All definitions are taken before the first mark is looked for.
  const text = plain
    .map((lines, index) => (parts[index]?.code ? lines.join('\n') : inline(lines.join('\n'))))
    .join('\n');
  return { text, notes: notes.texts().map(inline) };
}
