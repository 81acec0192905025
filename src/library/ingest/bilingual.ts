import type { EditionLanguage } from '#core/language.ts';
import type { Words } from '#core/words.ts';
import type { TextBlock } from './formats/block.ts';
import { agrees } from './language-tags.ts';

type Side = 'en' | 'zh';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}{2,}/gu;
/** Words of a line that show a language. A name or a number shows none. */
const FEWEST_WORDS = 2;

/** The language of a line; undefined if it is a name, a number or mixed. A few foreign words change nothing. */
function sideOf(line: string): Side | undefined {
  const han = line.match(HAN)?.length ?? 0;
  const words = line.match(LATIN_WORD)?.length ?? 0;
  if (han === 0) return words >= FEWEST_WORDS ? 'en' : undefined;
  if (words > han * 2) return 'en';
  return han >= words ? 'zh' : undefined;
}

const BESIDE = /\s+[/／|｜]\s+|\s*\t\s*/u;

// Characters of two paragraphs beside each other.
const LONGEST_BESIDE = 3_000;

/** Cuts a line into its languages where they stand beside each other: `The mill / 磨坊`. */
function partsOf(line: string): string[] {
  if (line.length > LONGEST_BESIDE) return [line];
  const parts = line.split(BESIDE);
  const sides = new Set(parts.map(sideOf));
  return parts.length === 2 && sides.size === 2 && !sides.has(undefined) ? parts : [line];
}

// What one article in two languages looks like. A Chinese article that quotes English, or the other way, does not.
const FEWEST_LINES = 3;
const MOST_MORE_LINES = 2;
/** English characters for each Chinese one. A translation has about three. */
const LEAST_LONGER = 1.4;
const MOST_LONGER = 7;

/** True if a text says the same in English and Chinese: paragraph by paragraph, beside each other, or one after the other. */
export function isBilingual(blocks: readonly TextBlock[]): boolean {
  const lines = blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.split('\n'))).flatMap(partsOf);
  const bySide = Map.groupBy(lines, sideOf);
  const [en, zh] = [bySide.get('en') ?? [], bySide.get('zh') ?? []];
  if (Math.min(en.length, zh.length) < FEWEST_LINES) return false;
  if (Math.max(en.length, zh.length) > Math.min(en.length, zh.length) * MOST_MORE_LINES) return false;
  const length = (those: readonly string[]) => those.reduce((sum, one) => sum + one.length, 0);
  const longer = length(en) / length(zh);
  return longer >= LEAST_LONGER && longer <= MOST_LONGER;
}

/** Returns the words of a text in two languages that are in this one. Lines that show no language belong to both. */
export function inOneLanguage(blocks: readonly TextBlock[], language: EditionLanguage): TextBlock[] {
  return blocks.flatMap(({ kind, pieces, chapter }) => {
    const kept = pieces.map((piece) => only(piece, language)).filter((piece) => piece !== '');
    return kept.length ? [{ kind, pieces: kept, ...(chapter !== undefined && { chapter }) }] : [];
  });
}

/** Returns the lines of a piece, and the parts of lines, that are in one language. */
export function only(piece: string, language: EditionLanguage): string {
  const isKept = (part: string) => {
    const side = sideOf(part);
    return side === undefined || agrees(side, language);
  };
  const lines = piece.split('\n').map((line) => partsOf(line).filter(isKept).join(' '));
  return lines.filter((line) => line.trim()).join('\n');
}

/**
 * Says that a text is in two languages, and how each becomes an edition. The language that most of it has comes first: if the text was
 * added already, this makes a revision of it, and the other language then stands beside it.
 */
export function twoLanguages(language: EditionLanguage): Words {
  const [first, second] = language === 'en' ? (['en', 'zh'] as const) : ([language, 'en'] as const);
  return {
    en: `This text is in English and Chinese, mixed in one edition now. To have them side by side, add the file twice: first with lang ${first}, then with lang ${second} and edition-of its reference. Each time only that language is taken.`,
    zh: `这份文件里中英文混在一起，现在是一个版本。要让两种语言对照，请添加两次：先把语言（lang）设为 ${first}，再设为 ${second}，并在同篇（edition-of）里写上它的短名。每次只收入所选的语言。`,
  };
}
