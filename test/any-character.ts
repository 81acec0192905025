import fc from 'fast-check';

/** UTF-16 keeps these numbers for halves of characters. */
const HALVES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/** Any Unicode character, as the unit of a string. fast-check's own `binary` gives the same, but first makes a table of all 1.1 million. */
export const anyCharacter = fc
  .integer({ min: 0, max: LAST - HALVES.count })
  .map(characterAt, (character) => placeOf(String(character)));

function characterAt(place: number): string {
  return String.fromCodePoint(place < HALVES.first ? place : place + HALVES.count);
}

function placeOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  const place = point < HALVES.first ? point : point - HALVES.count;
  if (characterAt(place) !== character) throw new Error('not one character');
  return place;
}

const segment = fc
  .array(fc.oneof(fc.constantFrom(..."az09-._~!$&'()*+,;=:@"), anyCharacter.map(encodeURIComponent)))
  .map((characters) => characters.join(''));

/** An address on the web with a path of any characters. fast-check's own `webUrl` gives the same, but first makes that table. */
export const webAddress = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.array(segment))
  .map(([scheme, domain, path]) => `${scheme}://${[domain, ...path].join('/')}`);
