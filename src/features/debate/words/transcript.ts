import { consult } from '../consulted.ts';
import { cutRecord } from '../cut-record.ts';
import type { Drawing } from '../drawing.ts';
import { recordOf } from '../record.ts';
import type { DebateRecord } from '../record-schema.ts';
import { markdownOf } from './markdown.ts';
import { recordBlocks, type Writing } from './record-blocks.ts';

/** The forms of a record that can be taken away. */
export const TRANSCRIPT_FORMATS = ['markdown', 'json'] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

/** Most bytes of a file: every chat takes so much. */
const MOST_BYTES = 1_000_000;

/** The record of a debate, with what the library says of its evidence now. */
export async function recordFrom({ present, names, texts, services, workspace }: Drawing): Promise<DebateRecord> {
  const consulted = await consult(services, workspace, present);
  return recordOf({ debate: present, names, texts, consulted });
}

/** The record of a debate as a file; undefined before it has begun. */
export async function transcriptFile(
  drawing: Drawing,
  format: TranscriptFormat = 'markdown',
): Promise<{ file: { name: string; title: string; text: string } } | undefined> {
  const { phase } = drawing.present;
  if (phase === 'planned' || phase === 'lobby') return undefined;
  const record = await recordFrom(drawing);
  const { motion } = record;
  const title = drawing.say({ ...motion, en: `The record: ${motion.en}`, zh: `辩论记录：${motion.zh}` });
  const name = fileName(record, drawing.say(motion), format);
  return { file: { name, title, text: fileText(record, drawing, format) } };
}

/** The text of a file that is small enough. What is left out of it says so. */
function fileText(record: DebateRecord, writing: Writing, format: TranscriptFormat): string {
  const write = format === 'json' ? jsonOf : (one: DebateRecord) => markdownOf(recordBlocks(one, writing));
  return write(cutRecord(record, (one) => encoder.encode(write(one)).length <= MOST_BYTES));
}

const encoder = new TextEncoder();
const jsonOf = (record: DebateRecord): string => `${JSON.stringify(record, undefined, 2)}\n`;

/** Characters of the motion in a file's name. */
const LONGEST_NAME = 40;
const EXTENSION: Readonly<Record<TranscriptFormat, string>> = { markdown: 'md', json: 'json' };

/** `debate-2026-11-27-short-motion.md`: letters, figures and hyphens only. */
function fileName({ openedAt }: DebateRecord, motion: string, format: TranscriptFormat): string {
  const words =
    motion
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const short = clipped(words);
  const name = ['debate', openedAt.slice(0, 10), ...(short ? [short] : [])].join('-');
  return `${name}.${EXTENSION[format]}`;
}

/** As many whole words, from the first on, as fit; of a first word that does not, its beginning. */
function clipped(words: readonly string[]): string {
  const most = words.findIndex((_, at) => words.slice(0, at + 1).join('-').length > LONGEST_NAME);
  const fitting = words.slice(0, most < 0 ? words.length : most);
  return fitting.length ? fitting.join('-') : [...(words[0] ?? '')].slice(0, LONGEST_NAME / 2).join('');
}
