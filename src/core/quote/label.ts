import { clip } from '../clip.ts';
import { displayText } from '../display.ts';

/** More of a passage than fits a label, in UTF-16 units; the rest of a very long one is not looked at. */
const ENOUGH = 400;

/** A passage in a list to choose from: its reference, and how it begins. */
export function passageLabel(reference: string, words: string): string {
  return clip(`${reference} ${displayText(words.slice(0, ENOUGH))}`);
}
