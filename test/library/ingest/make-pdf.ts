import { encode } from './encode.ts';

/** Words on a page, in points from the bottom left corner. */
export type Placed = { text: string; x: number; y: number; size?: number; gbk?: true };
type Pages = readonly (readonly Placed[])[];

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&');
const hex = (text: string) => [...text].map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');

/** Makes a PDF with pages of 600 × 800 points, in Helvetica, or in a font for all characters where Latin-1 does not have them. */
export function makePdf(
  pages: Pages,
  { info = {}, trailer = '' }: { info?: Record<string, string>; trailer?: string } = {},
): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (body: string) => `<< /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${10 + at * 2} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
  );
  add(
    stream(
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end',
    ),
  );
  add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  add('<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [9 0 R] >>');
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>`,
  );
  for (const [at, page] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 8 0 R >> >> /Contents ${11 + at * 2} 0 R >>`,
    );
    add(stream(page.map(shown).join('\n')));
  }
  return assembled(objects, trailer);
}

function shown({ text, x, y, size = 10, gbk }: Placed): string {
  if (gbk) return `BT /F3 ${size} Tf ${x} ${y} Td <${Buffer.from(encode(text, 'gb18030')).toString('hex')}> Tj ET`;
  const isLatin = /^[\x20-\x7e]*$/.test(text);
  return `BT /${isLatin ? 'F1' : 'F2'} ${size} Tf ${x} ${y} Td ${isLatin ? `(${escaped(text)})` : `<${hex(text)}>`} Tj ET`;
}

function assembled(objects: readonly string[], trailer: string): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines of running text, from `top` down. */
export function lines(texts: readonly string[], { x = 60, top = 700, size = 10 } = {}): Placed[] {
  return texts.map((text, at) => ({ text, x, y: top - at * size * 1.2, size }));
}

/** The lines of a story in two columns. */
export const LEFT = [
  'The harbour lay still that night and',
  'the keeper walked along the old sea-',
  'wall with a lamp in his hand. Nobody',
  'had seen the ferry since the storm be-',
  'gan, and the people of the town were',
  'waiting behind their windows. In the',
  'morning a boy found a plank at the',
];
export const RIGHT = [
  'shore. It had the name of the ferry on',
  'it in letters of red paint, and a nail.',
  'He carried it to the mayor, who said',
  'that it meant nothing yet. So the town',
  'waited for another day, and the keep-',
  'er walked along the wall again with a',
  'lamp, until the keeper fell asleep.',
];
