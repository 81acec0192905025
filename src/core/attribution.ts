/**
 * Whose words or view passages of an edition report. `holder`: the fullest name that the text gives; `aliases`: what else it calls the
 * same; `passages`: labels in reading order; `unsure`: those of them that may be taken otherwise. The authors, where they speak of
 * themselves, have `byAuthors`.
 */
export type Attribution = {
  holder: string;
  aliases: readonly string[];
  passages: readonly string[];
  unsure: readonly string[];
  byAuthors: boolean;
};

/** Who surely holds what all of these passages say, besides the authors; as the text first calls them in full. */
export function holdersOf(attributions: readonly Attribution[], labels: readonly string[]): string[] {
  const isSure = ({ passages, unsure }: Attribution) =>
    labels.every((label) => passages.includes(label) && !unsure.includes(label));
  return attributions.filter((one) => !one.byAuthors && isSure(one)).map(({ holder }) => holder);
}
