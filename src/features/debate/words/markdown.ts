import { visible } from '#core/visible.ts';
import type { RecordBlock } from './record-blocks.ts';

/** Writes blocks as Markdown (CommonMark, with a table as GitHub has it). What people wrote stays text. */
export function markdownOf(blocks: readonly RecordBlock[]): string {
  return `${blocks.map(written).filter(Boolean).join('\n\n')}\n`;
}

function written(block: RecordBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${oneLine(block.text)}`;
    case 'line':
      return oneLine(block.text);
    case 'said':
      return paragraphs(block.text).join('\n\n');
    case 'quotation':
      return quotation(block);
    case 'pointers':
      return `${oneLine(block.name)} ${block.numbers.join(', ')}`;
    case 'source':
      return `${oneLine(block.name)} ${oneLine(block.address)}`;
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`).join('\n');
    case 'table':
      return table(block);
  }
}

function quotation({ quotation: { passages, reference } }: Extract<RecordBlock, { kind: 'quotation' }>): string {
  return [...passages.flatMap(paragraphs), oneLine(`[${reference}]`)].map((one) => `> ${one}`).join('\n>\n');
}

function table({ caption, head, rows }: Extract<RecordBlock, { kind: 'table' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(oneLine).join(' | ')} |`;
  return [`${oneLine(caption)}\n`, row(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(row)].join('\n');
}

/** The paragraphs of a text. A line break inside one stays a line break. */
function paragraphs(text: string): string[] {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .split(/\n[ \t]*\n/u)
    .map((one) => one.split('\n').map(escaped).filter(Boolean).join('\\\n'))
    .filter(Boolean);
}

const oneLine = (text: string): string => escaped(visible(text.replaceAll(/\s+/gu, ' ')));

/** Characters that begin markup anywhere in a line. */
const ANYWHERE = /[\\`*_[\]<>&~|$#]/gu;
/** What begins markup at the start of a line: lists, headings that are underlined, delimiters of tables. */
const AT_START = /^[-+=:]/u;
const NUMBERED = /^(\d{1,9})(?=[.)])/u;
/** Spaces at the ends of a line would be markup too. */
const ENDS = /^[ \t]+|[ \t]+$/gu;

/** A line as text: no character in it is markup. */
function escaped(line: string): string {
  const plain = line.replaceAll('\0', '\uFFFD').replaceAll(ENDS, '').replaceAll(ANYWHERE, '\\$&');
  return plain.replace(AT_START, '\\$&').replace(NUMBERED, '$1\\');
}
