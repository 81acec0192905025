/**
 * A person or group whose words or views the edition reports. `holder`: the fullest name in the text. `aliases`: its other names in the
 * text. `passages`: labels in reading order. `unsure`: those labels in `passages` that can be read differently. `byAuthors`: the holder is
 * the article's authors, who speak of themselves.
 */
export type Attribution = {
  holder: string;
  aliases: readonly string[];
  passages: readonly string[];
  unsure: readonly string[];
  byAuthors: boolean;
};

/** Returns the holders, except the authors, to whom every one of these passages surely belongs, by their fullest name in the text. */
export function holdersOf(attributions: readonly Attribution[], labels: readonly string[]): string[] {
  const isSure = ({ passages, unsure }: Attribution) =>
    labels.every((label) => passages.includes(label) && !unsure.includes(label));
  return attributions.filter((one) => !one.byAuthors && isSure(one)).map(({ holder }) => holder);
}
