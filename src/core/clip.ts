/** The longest label of something to choose from, in UTF-16 units: Discord takes no more. */
export const LONGEST_LABEL = 100;

/** The label, or its beginning with … after it where it is longer than every platform takes. Never half of a character. */
export function clip(label: string, most: number = LONGEST_LABEL): string {
  if (label.length <= most) return label;
  let clipped = '';
  for (const character of label) {
    if (clipped.length + character.length > most - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}
