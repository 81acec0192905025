/**
 * The endings of the files of each format, in small letters with the dot; '' is no ending. They stand apart from the readers, which take long to
 * load, because the names of articles are read where no file is.
 */
export const ENDINGS = {
  txt: ['.txt', '.text', ''],
  md: ['.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml'],
  subtitles: ['.srt', '.vtt'],
  docx: ['.docx'],
  epub: ['.epub'],
  pdf: ['.pdf'],
} satisfies Record<string, readonly string[]>;

export const KNOWN_ENDINGS = Object.values(ENDINGS)
  .flat()
  .filter((ending) => ending);

/** Returns a file's name without the ending of its format; undefined if it has no such ending. */
export function withoutEnding(name: string): string | undefined {
  const ending = KNOWN_ENDINGS.find((one) => name.toLowerCase().endsWith(one));
  return ending && name.slice(0, -ending.length);
}
