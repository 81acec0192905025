import type { Words } from '#core/words.ts';

/** Most lines that are named. */
const MOST_LINES = 5;

function lineNumbers(lines: readonly number[]): Words {
  const named = lines.slice(0, MOST_LINES);
  const more = lines.length - named.length;
  return {
    en: `${lines.length > 1 ? 'lines' : 'line'} ${named.join(', ')}${more ? ` and ${more} more` : ''}`,
    zh: `第 ${named.join('、')} 行${more ? `等 ${lines.length} 行` : ''}`,
  };
}

export function lostCharacters(lines: readonly number[], count: number): Words {
  const { en, zh } = lineNumbers(lines);
  return {
    en: `${count === 1 ? 'One character' : `${count} characters`} could not be read (${en}), and ${count === 1 ? 'is' : 'are'} shown as �. If they matter, mend the file and add it again.`,
    zh: `有 ${count} 个字符读不出来（${zh}），显示为 �。如果要紧，请修好文件后重新添加。`,
  };
}

export function garbledLine(lines: readonly number[]): Words {
  const { en, zh } = lineNumbers(lines);
  return {
    en: `${en.replace(/^l/, 'L')} ${lines.length > 1 ? 'do' : 'does'} not read like Chinese: a byte may be missing there. Please compare with the original.`,
    zh: `${zh}读起来不像中文，可能缺了一个字节，请对照原文。`,
  };
}

export const CUT_OFF: Words = {
  en: 'The file ends in the middle of a character, which is left out. Perhaps its end is missing.',
  zh: '文件末尾断在半个字符上，这个字符没有收入；文件可能不完整。',
};

export function mendedText(readAs: string): Words {
  return {
    en: `The text had been saved in a wrong encoding (read as ${readAs}). It was restored; please look whether it is right.`,
    zh: `这份文件曾被按错误的编码（${readAs}）保存，已经还原，请核对一下。`,
  };
}

export function traceLeft(line: number, trace: string): Words {
  return {
    en: `Line ${line} has “${trace}”, which comes from a wrong encoding. It stays as it is; mend the file if it matters.`,
    zh: `第 ${line} 行有“${trace}”，像是编码弄错留下的，原样保留。如果要紧，请修好文件后重新添加。`,
  };
}

export function guessedFromFew(encoding: string, example: string): Words {
  return {
    en: `The encoding (${encoding}) was guessed from few Chinese characters (${example}). Please look whether they are right; if not, save the file as UTF-8.`,
    zh: `中文字太少，编码（${encoding}）是根据“${example}”猜的，请核对；如果不对，请另存为 UTF-8。`,
  };
}
