import type { Masks } from './md-masks.ts';

/** The footnotes of a Markdown text. */
export class Notes {
  /** The texts of the notes that are defined, by their label. */
  readonly #defined = new Map<string, string>();
  /** The notes in the order in which the text points to them. */
  readonly #used = new Set<string>();
  readonly #masks: Masks;

  constructor(masks: Masks) {
    this.#masks = masks;
  }

  /** Takes the definitions out of the lines of a text. */
  takeDefinitions(lines: readonly string[]): string[] {
    const rest: string[] = [];
    let note: { label: string; lines: string[] } | undefined;
    const end = () => {
      if (note && !this.#defined.has(note.label)) this.#defined.set(note.label, note.lines.join('\n').trim());
      note = undefined;
    };
    for (const line of lines) {
      const { label, text = '' } = DEFINITION.exec(line)?.groups ?? {};
      if (label !== undefined) {
        end();
        note = { label: keyOf(label), lines: [text] };
      } else if (note && goesOn(note.lines, line)) note.lines.push(line.replace(INDENT, ''));
      else {
        end();
        rest.push(line);
      }
    }
    end();
    return rest;
  }

  /** Takes the marks and the notes that stand in a sentence out of a text. */
  takeMarks(text: string): string {
    if (!text.includes('^')) return text;
    return takeInline(text, (note) => this.#add(note)).replace(
      MARK,
      (whole, label: string, at: number, all: string) => {
        const key = keyOf(label);
        const isDefinition =
          all.startsWith(':', at + whole.length) && QUOTED_BEGIN.test(all.slice(Math.max(0, at - 20), at));
        if (isDefinition || !(this.#defined.has(key) || /^\d{1,3}$/.test(label))) return whole;
        this.#used.add(key);
        return '';
      },
    );
  }

  #add(note: string): void {
    const key = `^${this.#defined.size}`;
    this.#defined.set(key, this.#masks.unmask(note));
    this.#used.add(key);
  }

  /** The texts of the notes: those that the text points to in its order, then the others. */
  texts(): string[] {
    const labels = new Set([...this.#used, ...this.#defined.keys()]);
    return [...labels].flatMap((label) => {
      const text = this.#defined.get(label);
      return text ? [text] : [];
    });
  }
}

const DEFINITION = /^ {0,3}\[\^(?<label>[^\]\s][^\]\n]{0,100})\](?::[ \t]*|：\s*)(?<text>.*)$/;
// The blank before a mark goes with it.
const MARK = /(?<![ \t])[ \t]*\[\^([^\]\s^[][^\]\n^[]{0,100})\]/g;
const QUOTED_BEGIN = /(?:^|\n)[ \t>]*$/;
const INDENT = /^(?: {1,4}|\t)/;
const BLANK = /^\s*$/;
const BEGINS = /^ {0,3}(?:[-*+] |\d{1,9}[.)] |#{1,6} |>|```|~~~|<|[-*_]{3,}|\|)/;

const keyOf = (label: string) => label.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** True if a line belongs to the note above it: it is indented, or continues its paragraph. */
function goesOn(lines: readonly string[], line: string): boolean {
  if (BLANK.test(line) || /^(?: {2,}|\t)/.test(line)) return true;
  return !BLANK.test(lines.at(-1) ?? '') && !BEGINS.test(line);
}

// Characters of a note in a sentence.
const LONGEST = 3_000;
const INLINE = /\^\[|[[\]]/g;

/** Takes notes of the form `^[text]` out. Brackets may stand within. */
function takeInline(text: string, add: (note: string) => void): string {
  let result = '';
  let done = 0;
  let from = -1;
  let depth = 0;
  for (const { index, 0: sign } of text.matchAll(INLINE)) {
    if (from >= 0 && index - from > LONGEST) from = -1;
    if (from < 0) {
      if (sign === '^[') [from, depth] = [index, 1];
    } else depth += sign === ']' ? -1 : 1;
    if (from < 0 || depth > 0) continue;
    result += text.slice(done, from).trimEnd();
    add(text.slice(from + 2, index));
    done = index + 1;
    from = -1;
  }
  return result + text.slice(done);
}
