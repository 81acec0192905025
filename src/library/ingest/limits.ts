/**
 * Most sentences of one edition; a long novel has about 20,000. The whole process waits while an edition is read from the store: 5 ms
 * for this many.
 */
export const MOST_PASSAGES = 25_000;

/** A file that surely has more passages than this is not read further: twice as many, because it may be in two languages. */
export const SURELY_TOO_MANY = 2 * MOST_PASSAGES;

/** Most UTF-16 units of a passage. Hardly any sentence is longer, but a transcript without full stops is one, and fills fifty messages. */
export const LONGEST_PASSAGE = 10_000;

/** Most UTF-16 units of a line. */
export const LONGEST_LINE = 250_000;
