import { decodeAs, type Encoding } from './readings.ts';

/** An encoding that was guessed from a few Chinese characters. `example`: the first of them. */
export type FewHan = { encoding: Encoding; example: string };

// The common half of each table: GB 2312’s first level, and Big5’s.
const GB_LEVEL_1 = [0xb0, 0xd7] as const;
const BIG5_LEVEL_1 = [0xa4, 0xc6] as const;
const GB_SIGNS = [0xa1, 0xa3] as const;
const BIG5_SIGNS = [0xa1, 0xa3] as const;
const TRAIL = 0xa1;
const ASCII_END = 0x80;
const MOST_CHARACTERS = 200;
const HAN = /\p{Script=Han}+/u;

/**
 * Guesses the encoding of a text in which a few Chinese characters stand among ASCII: too few to know it by which are frequent. Undefined if
 * they are not all common ones in GB18030 or in Big5.
 */
export function fewHan(sample: Uint8Array): FewHan | undefined {
  const pairs = pairsIn(sample);
  if (!pairs || pairs.length === 0 || pairs.length > MOST_CHARACTERS) return undefined;
  const isGb = pairs.every(([lead, trail]) => trail >= TRAIL && (within(lead, GB_LEVEL_1) || within(lead, GB_SIGNS)));
  const isBig5 = pairs.every(([lead]) => within(lead, BIG5_LEVEL_1) || within(lead, BIG5_SIGNS));
  const encoding = isGb ? 'gb18030' : isBig5 ? 'big5' : undefined;
  const example = encoding && HAN.exec(decodeAs(sample, encoding, true))?.[0];
  return encoding && example ? { encoding, example } : undefined;
}

const within = (byte: number, [from, to]: readonly [number, number]): boolean => byte >= from && byte <= to;

/** The two-byte characters; undefined if a byte beyond ASCII has no second one. */
function pairsIn(sample: Uint8Array): [number, number][] | undefined {
  const pairs: [number, number][] = [];
  for (let at = 0; at < sample.length; at++) {
    const lead = sample[at] ?? 0;
    if (lead < ASCII_END) continue;
    const trail = sample[++at] ?? 0;
    if (trail < 0x40 || trail === 0x7f || trail === 0xff) return undefined;
    pairs.push([lead, trail]);
  }
  return pairs;
}
