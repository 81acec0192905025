/** Longest label of a choice or suggestion, in UTF-16 units (Discord's limit). */
export const LONGEST_LABEL = 100;

/** Returns the label, shortened with … if it is longer than `most` UTF-16 units. Never cuts a surrogate pair. */
export function clip(label: string, most: number = LONGEST_LABEL): string {
  if (label.length <= most) return label;
  let clipped = '';
  for (const character of label) {
    if (clipped.length + character.length > most - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}
