/**
 * A paragraph, heading, list item or similar, as a reader sees it. A line break between two pieces always counts. `prose`: it is cut into
 * sentences later, and the meaning of its other line breaks is found out later. `item` of a list: other line breaks only wrap. `whole`
 * (a heading, lines of code): every piece is a passage.
 */
export type TextBlock = { kind: 'prose' | 'item' | 'whole'; pieces: readonly string[] };

/**
 * The result of a format's reader. It gets a file's text without front matter and provenance. `title`: the heading with which the text
 * begins; it is not among the blocks. `heading`: the first of the highest headings further down, which is among them.
 */
export type DocumentBody = { title?: string; heading?: string; blocks: readonly TextBlock[] };

export type Reader = (text: string) => DocumentBody;
