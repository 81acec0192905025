/** Text as bytes in encodings that Node decodes but does not encode: the decoder's table, read backwards. */
export type Foreign = 'gb18030' | 'big5' | 'windows-1252' | 'utf-16le' | 'utf-16be';

const tables = new Map<Foreign, Map<string, number[]>>();

export function encode(text: string, encoding: Foreign): Uint8Array {
  if (encoding.startsWith('utf-16')) return utf16(text, encoding === 'utf-16be');
  const table = tables.get(encoding) ?? backwards(encoding);
  tables.set(encoding, table);
  return Uint8Array.from([...text].flatMap((character) => bytesOf(character, table, encoding)));
}

function bytesOf(character: string, table: Map<string, number[]>, encoding: Foreign): number[] {
  if (character < '\x80') return [character.charCodeAt(0)];
  const bytes = table.get(character);
  if (!bytes) throw new Error(`${encoding} has no ${character}`);
  return bytes;
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

function backwards(encoding: Foreign): Map<string, number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  const see = (bytes: number[]) => {
    const [character, ...more] = decoder.decode(Uint8Array.from(bytes));
    if (character && !more.length && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x80; lead <= 0xff; lead++) {
    if (encoding === 'windows-1252') see([lead]);
    else for (let trail = 0x40; trail <= 0xfe; trail++) see([lead, trail]);
  }
  return table;
}
